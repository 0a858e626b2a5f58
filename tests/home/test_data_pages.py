"""Asking for one's own data and for being deleted, on My page."""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import AccessLog, User
from accounts.role_groups import give_role
from accounts.roles import Role
from companies.models import Company
from home import erasing, exporting
from home.models import DataExport, Erasure
from outbox.delivery import deliver_all_due
from outbox.letters import KINDS, Letter
from outbox.models import Message
from tests.accounts.test_sign_in import login
from tests.jobs import run_jobs
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db

ASK, FETCH, ERASE = "/en/my/data/export/", "/en/my/data/download/", "/en/my/data/erase/"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> Iterator[None]:
    with override_settings(PRIVATE_ROOT=str(tmp_path / "private")):
        yield


@pytest.fixture
def as_stranger(client: Client, stranger: User) -> Client:
    login(client, stranger)
    client.post("/en/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def test_asked_twice_is_one_file_and_one_mail(
    as_stranger: Client, stranger: User, mailoutbox
) -> None:
    as_stranger.post(ASK)
    as_stranger.post(ASK)
    html = as_stranger.get("/en/my/data/").content.decode()
    run_jobs()
    as_stranger.post(ASK)
    run_jobs()

    assert "Your file is being made" in html
    assert DataExport.objects.count() == 1
    assert [mail.to for mail in mailoutbox] == [[stranger.email]]


def test_the_mail_opens_nothing_by_itself(as_stranger: Client, mailoutbox) -> None:
    as_stranger.post(ASK)
    run_jobs()

    assert "/en/my/data/" in mailoutbox[0].body
    assert Client().get("/en/my/data/").status_code == 302
    assert DataExport.objects.get().name.split("/")[1] not in mailoutbox[0].body


def test_she_fetches_it_and_that_is_noted(as_stranger: Client, stranger: User) -> None:
    as_stranger.post(ASK)
    run_jobs()

    answer = as_stranger.get(FETCH)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))

    assert stranger.email in archive.read("accounts.json").decode()
    assert "Everything we hold about you" in archive.read("read-me.html").decode()
    assert "no-store" in answer["Cache-Control"]
    assert AccessLog.objects.filter(action="export.fetched", about=stranger).exists()


def test_nobody_else_gets_it(as_stranger: Client, hr: User) -> None:
    as_stranger.post(ASK)
    run_jobs()
    other = Client()
    login(other, hr)

    answer = other.get(FETCH, follow=True)

    assert "Your file is ready" not in answer.content.decode()
    assert answer["Content-Type"].startswith("text/html")


def test_an_old_sign_in_is_asked_again_before_the_file(client: Client, stranger: User) -> None:
    exporting.make(exporting.ask(stranger).pk)
    client.force_login(stranger)

    assert client.get(FETCH)["Location"].startswith("/en/accounts/reauthenticate/")


def test_after_a_week_there_is_no_file_and_a_new_one_may_be_asked_for(
    as_stranger: Client, stranger: User
) -> None:
    exporting.make(exporting.ask(stranger).pk)
    DataExport.objects.update(ready_at=timezone.now() - timedelta(days=8))

    assert as_stranger.get(FETCH)["Location"] == "/en/my/data/"
    assert "Make my file" in as_stranger.get("/en/my/data/").content.decode()


def test_a_lost_job_begins_anew(stranger: User) -> None:
    exporting.ask(stranger)
    DBTaskResult.objects.all().delete()
    DataExport.objects.update(asked_at=timezone.now() - timedelta(hours=2))

    exporting.expire()
    exporting.expire()
    run_jobs()

    assert DataExport.objects.get().ready_at is not None


def test_asking_to_be_deleted_signs_her_out_everywhere(as_stranger: Client, stranger: User) -> None:
    elsewhere = Client()
    login(elsewhere, stranger)

    answer = as_stranger.post(ERASE, {"email": stranger.email}, follow=True)

    assert "Your account is closed" in answer.content.decode()
    assert elsewhere.get("/en/my/").status_code == 302
    assert not User.objects.get(pk=stranger.pk).is_active


def test_asked_twice_she_is_deleted_once(stranger: User, mailoutbox) -> None:
    first = erasing.ask(stranger)
    second = erasing.ask(stranger)
    run_jobs()
    erasing.carry_out(first.pk)

    assert first == second
    assert [mail.to for mail in mailoutbox] == [[stranger.email]]


def test_her_address_is_forgotten_when_the_last_mail_has_gone(stranger: User) -> None:
    erasing.ask(stranger)
    run_jobs()
    erasing.finish()
    assert Erasure.objects.exists()
    Message.objects.update(sent_at=timezone.now() - timedelta(hours=1))

    erasing.finish()

    assert not Erasure.objects.exists()


def test_an_address_that_takes_no_mail_is_forgotten_too(stranger: User) -> None:
    erasing.ask(stranger)
    run_jobs()
    Message.objects.update(sent_at=None)
    Erasure.objects.update(erased_at=timezone.now() - timedelta(days=3))

    erasing.finish()

    assert not Erasure.objects.exists()


def test_what_came_in_between_opens_the_account_again(stranger: User, mailoutbox) -> None:
    erasing.ask(stranger)
    give_role(stranger, Role.DESK)
    run_jobs()

    stranger.refresh_from_db()
    assert stranger.is_active
    assert not Erasure.objects.exists()
    assert "Ask an administrator" in mailoutbox[0].body


def test_hindrances_say_what_to_do_before_anything_is_asked(
    client: Client, hr: User, booker: User, nordvind: Company
) -> None:
    login(client, hr)
    client.post("/en/accounts/reauthenticate/", {"password": PASSWORD})

    html = client.get(ERASE).content.decode()

    assert "Make somebody else owner first" in html
    assert 'name="email"' not in html


def test_what_she_typed_stays_when_it_is_wrong(as_stranger: Client) -> None:
    html = as_stranger.post(ERASE, {"email": "not me"}).content.decode()

    assert 'value="not me"' in html
    assert "This is not the address of your account" in html


def test_mail_that_finds_nobody_to_write_to_is_not_sent(db: None, mailoutbox, monkeypatch) -> None:
    monkeypatch.setitem(KINDS, "to_nobody", lambda pk: Letter("", "en", "home/erased", {}))
    Message.objects.create(kind="to_nobody", about=1)

    deliver_all_due()

    assert mailoutbox == []
    assert Message.objects.get().sent_at is not None
