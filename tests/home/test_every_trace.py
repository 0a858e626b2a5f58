"""A person who is in every part of the site gets all of it, and leaves nothing behind."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import override_settings
from django.utils import timezone

from accounts.models import User
from careers.models import Outcome
from careers.models.files import private_storage
from events.models import Attendee
from home import erasing, exporting
from home.models import DataExport, Erasure
from outbox.models import Message, SentMail
from tests.home import dump
from tests.home.someone import Words, account_of, downloaded, left_behind, somebody
from tests.home.someone_asking import asking
from tests.home.someone_at_events import at_companies, at_events
from tests.home.someone_in_mentoring import in_mentoring
from tests.home.someone_in_the_bank import as_employer, in_the_bank
from tests.home.someone_with_a_checklist import with_a_checklist
from tests.home.test_personal_models import declared_models
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

NOT_A_TABLE_OF_HERS = {
    "accounts.User_groups",  # she does not work here
    "accounts.User_user_permissions",
    "admin.LogEntry",
    "events.SeatClaim",  # no names
    "events.Quota",
    "wagtailcore.APIToken",
    "wagtailcore.Comment",
    "wagtailcore.CommentReply",
    "wagtailcore.PageLogEntry",
    "wagtailcore.PageSubscription",
    "wagtailcore.UploadedFile",
    "wagtailadmin.EditingSession",
    "wagtailadmin.FormState",
    "home.Erasure",  # she has not asked yet
}


@dataclass(frozen=True)
class Her:
    user: User
    words: Words


@pytest.fixture
def her(tmp_path: Path, django_capture_on_commit_callbacks) -> Iterator[Her]:
    words = Words()
    with override_settings(PRIVATE_ROOT=str(tmp_path / "private")):
        with django_capture_on_commit_callbacks(execute=True):
            user = somebody(words)
            account_of(user, words)
            at_events(user, words)
            company = at_companies(user, words)
            in_the_bank(user, words)
            as_employer(user, company, words)
            in_mentoring(user, words)
            asking(user, words)
            with_a_checklist(user, words)
            run_jobs()
            left_behind(user, words)
        yield Her(user, words)


def erase(user: User, commit) -> None:
    """As the worker and its clock do it, until nothing is left to do."""
    with commit(execute=True):
        erasing.ask(user)
    with commit(execute=True):
        run_jobs()
    early = timezone.now() - timedelta(hours=1)
    Message.objects.filter(kind="home.erased").update(sent_at=early)
    with commit(execute=True):
        erasing.finish()


def test_she_is_in_every_model_that_is_declared(her: Her) -> None:
    downloaded(her.user)

    empty = {
        label
        for label in declared_models() - NOT_A_TABLE_OF_HERS
        if not apps.get_model(label)._base_manager.exists()
    }

    assert empty == set()


def test_every_word_of_hers_is_found_before(her: Her) -> None:
    """Or the dump would not look where it is."""
    missing = her.words.all - {
        word for words in dump.in_database(her.words.all).values() for word in words
    }
    in_files = {word for words in dump.in_files(her.words.all).values() for word in words}

    assert missing - in_files - packed(her) == set()


def packed(her: Her) -> set[str]:
    """What a session says is packed."""
    return {word for word in her.words.all if word.endswith("session")}


def test_the_download_has_all_of_it(her: Her) -> None:
    downloaded(her.user)

    name = DataExport.objects.get(user=her.user).name
    archive = zipfile.ZipFile(io.BytesIO(private_storage().open(name).read()))
    given = b"".join(archive.read(each) for each in archive.namelist()).decode(errors="replace")

    assert {word for word in her.words.given if word not in given} == set()
    parts = {
        f"{name}.json"
        for name in ("accounts", "events", "asking", "careers", "guidance", "mentoring")
    }
    assert {"read-me.html", *parts} <= set(archive.namelist())
    assert [each for each in archive.namelist() if each.endswith("resume.json")]
    assert [each for each in archive.namelist() if "certificate-" in each]


def test_nothing_of_her_is_left_in_any_table_or_file(
    her: Her, django_capture_on_commit_callbacks
) -> None:
    downloaded(her.user)
    assert len(dump.private_files()) == 2

    erase(her.user, django_capture_on_commit_callbacks)

    assert dump.in_database(her.words.all) == {}
    assert dump.in_files(her.words.all) == {}
    assert dump.private_files() == []
    assert not Erasure.objects.exists()
    assert not User.objects.filter(pk=her.user.pk).exists()


def test_what_is_counted_is_still_counted(her: Her, django_capture_on_commit_callbacks) -> None:
    were_there = Attendee.objects.count()

    erase(her.user, django_capture_on_commit_callbacks)

    assert Attendee.objects.count() == were_there
    assert Outcome.objects.filter(profile=None, kind="interview").exists()


def test_nobody_else_loses_anything(her: Her, django_capture_on_commit_callbacks) -> None:
    others = set(User.objects.exclude(pk=her.user.pk).values_list("email", flat=True))
    SentMail.objects.create(sender="us@a.example", to="bo@b.example", subject="Hi", text="Hi Bo")

    erase(her.user, django_capture_on_commit_callbacks)

    assert set(User.objects.values_list("email", flat=True)) == others
    assert SentMail.objects.filter(to="bo@b.example").exists()
    cache.clear()


def test_the_download_goes_by_the_clock(her: Her, django_capture_on_commit_callbacks) -> None:
    downloaded(her.user)
    late = timezone.now() - timedelta(days=7, minutes=1)
    DataExport.objects.update(ready_at=late)

    with django_capture_on_commit_callbacks(execute=True):
        exporting.expire()

    assert not DataExport.objects.exists()
    assert len(dump.private_files()) == 1  # her CV
