"""How long things are kept: one table, read by the jobs and shown to everybody."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone
from django.utils.html import escape

from accounts.models import AccessLog, User
from accounts.purging import purge_log
from config.settings.retention import RETENTION, with_days
from events.models import Attendee, Session
from events.sign_up.forgetting import forget_visitors
from home.privacy import GROUPS, in_words, wordings
from tests.events import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_page_says_every_period_in_words(client: Client, language: str) -> None:
    html = client.get(f"/{language}/privacy/").content.decode()

    for kept in settings.RETENTION.values():
        assert escape(getattr(kept, f"what_{language}")) in html
        assert escape(getattr(kept, f"since_{language}")) in html
        assert escape(kept.basis[language == "da"]) in html


def test_the_page_says_what_people_say_yes_to_and_in_which_version(client: Client) -> None:
    html = client.get("/en/privacy/").content.decode()

    assert all(f"version {each.version}" in html for each in wordings())


def test_every_kind_is_in_a_group_of_the_page() -> None:
    assert {kept.group for kept in RETENTION.values()} == set(GROUPS)


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 day"), (14, "14 days"), (183, "6 months"), (365, "1 year"), (1825, "5 years")],
)
def test_periods_in_words(days: int, words: str) -> None:
    assert in_words(days) == words


def test_a_centre_may_change_a_number_and_the_page_says_so(client: Client) -> None:
    changed = with_days({"certificates": 3650})

    with override_settings(RETENTION=changed):
        html = client.get("/en/privacy/").content.decode()

    assert "10 years" in html


@pytest.mark.parametrize("changes", [{"nothing": 3}, {"account": 3}, {"mail": 0}])
def test_a_mistake_in_the_setting_is_told_at_once(changes: dict[str, int]) -> None:
    with pytest.raises((KeyError, ValueError)):
        with_days(changes)


def test_names_of_visitors_go_when_their_time_is_over_and_are_still_counted() -> None:
    old, young = (make.session(make.event(slug=slug), seats=5) for slug in ("old", "young"))
    for session in (old, young):
        make.booked(session)
    limit = timezone.now() - settings.RETENTION["visits"].period
    for session, ends in ((old, limit - timedelta(1)), (young, limit + timedelta(1))):
        Session.objects.filter(pk=session.pk).update(starts=ends - timedelta(hours=1), ends=ends)

    forget_visitors()

    assert list(Attendee.objects.filter(session=old).values_list("email", flat=True)) == [""]
    assert "" not in Attendee.objects.filter(session=young).values_list("email", flat=True)


def test_the_job_reads_the_table(stranger: User) -> None:
    AccessLog.add("looked", stranger, about=stranger)
    soon = settings.RETENTION["access_log"].changed_to(1)

    purge_log()
    assert AccessLog.objects.exists()
    with override_settings(RETENTION={"access_log": replace(soon, days=0)}):
        purge_log()

    assert not AccessLog.objects.exists()
