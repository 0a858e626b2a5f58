"""The demo's calendar: every centre, the same from the same day, and safe to fill again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import demo
from events.editing.listing import dates_of
from events.models import (
    Answer,
    Attendee,
    Booking,
    Event,
    EventPage,
    Feedback,
    Session,
    StandContact,
    WaitlistEntry,
)
from tests.rules import load_rules
from vocabulary.danish_days import holiday_name


@pytest.fixture(scope="module")
def _loaded(module_db: None) -> None:
    load_rules()
    demo.load(timezone.localdate())


@pytest.fixture
def filled(_loaded: None, db: None) -> None:
    """The calendar, in this test's own transaction."""


def everything() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Event, EventPage, Session, Attendee))


def test_every_centre_has_free_times_for_weeks(filled):
    for event in Event.objects.filter(kind=Event.Kind.REGISTRATION):
        times = event.sessions.upcoming()
        assert times.filter(starts__gt=timezone.now() + timedelta(weeks=6)).exists(), event


def test_the_last_week_is_not_staffed_yet(filled):
    assert Session.objects.filter(state=Session.State.DRAFT).exists()


def free(slug: str) -> int:
    return Event.objects.get(slug=slug).sessions.first().quotas.get().free


def test_one_event_is_full_and_one_nearly(filled):
    assert free("finding-a-home") == 0
    assert 1 <= free("cv-clinic") <= 2


def test_there_is_something_of_every_kind(filled):
    edited = Event.objects.exclude(kind=Event.Kind.REGISTRATION)

    assert edited.filter(public=True).count() >= 14
    assert set(edited.values_list("kind", flat=True)) == {"event", "course", "fair", "talks"}
    assert set(edited.values_list("sign_up", flat=True)) == {"here", "none", "elsewhere"}
    assert edited.filter(venue=None).exclude(online_link="").exists()
    assert edited.exclude(residents_of=None).exists()


def test_events_are_written_in_both_languages_but_for_one(filled):
    untranslated = EventPage.objects.exclude(alias_of=None)

    assert [page.event.slug for page in untranslated] == ["harbour-walk"]
    assert not Event.objects.filter(pages__live=True, title_en="").exists()
    assert Event.objects.get(slug="language-cafe").title_da == "Sprogcafé"


def test_what_was_in_autumn_is_over_and_told_of(filled):
    reception = Event.objects.get(slug="autumn-reception")

    assert not reception.sessions.upcoming().exists()
    assert reception.pages.first().report
    assert reception.sessions.get().attendees.filter(state="served").count() > 60


def test_nothing_is_on_when_offices_are_closed(filled):
    days = {timezone.localdate(each.starts) for each in Session.objects.all()}

    assert [day for day in days if holiday_name(day)] == []


def test_filling_it_again_adds_nothing(filled):
    before = everything()

    demo.load(timezone.localdate())

    assert everything() == before


def test_the_cafe_is_a_series_with_one_date_moved_and_one_cancelled(filled):
    cafe = Event.objects.get(slug="language-cafe")
    coming = dates_of(cafe).upcoming

    assert cafe.series.get().rule.startswith("FREQ=WEEKLY;BYDAY=TH;UNTIL=")
    assert len([row for row in coming if row.moved_from]) == 1
    [cancelled] = [row.session for row in coming if row.is_cancelled]
    assert "painted" in cancelled.cancelled_because
    assert "malet" in cancelled.cancelled_because


def test_the_course_has_a_rule_and_a_topic_for_each_meeting(filled):
    course = Event.objects.get(slug="danish-from-scratch")

    assert course.series.get().rule.startswith("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=")
    assert all(each.topic_en and each.topic_da for each in course.sessions.all())
    assert {each.attendees.count() for each in course.sessions.all()} == {10}


def test_a_course_is_over_and_who_came_often_enough_has_a_certificate(filled):
    course = Event.objects.get(slug="job-interview")

    assert course.sessions.count() == 4
    assert course.certificates.count() == 5
    assert set(course.certificates.values_list("language", flat=True)) == {"en", "da"}


def test_who_was_at_the_meeting_has_picked_a_talk_or_still_can(filled):
    talks = Event.objects.get(slug="business-talks").sessions

    assert talks.filter(attendees__situation__has_key="topic").count() == 2
    assert talks.filter(attendees=None).count() >= 2


def test_the_talk_on_tax_comes_every_month(filled):
    assert "FREQ=MONTHLY" in Event.objects.get(slug="danish-tax-for-newcomers").series.get().rule


def test_people_sign_up_wait_and_say_how_it_was(filled):
    of_parties = Booking.objects.filter(kind=Booking.Kind.SIGN_UP)
    assert set(of_parties.values_list("state", flat=True)) == {"held", "confirmed", "cancelled"}
    assert Attendee.objects.filter(booking__in=of_parties, given_name="").exists()
    assert Answer.objects.exists()
    assert Feedback.objects.count() >= 5

    line = WaitlistEntry.objects.filter(event__slug="finding-a-home").order_by("joined_at", "pk")
    assert [entry.state for entry in line] == ["offered", *["waiting"] * 4]


def test_this_evening_somebody_stands_at_the_door(filled):
    evening = Session.objects.get(event__slug="hobby-evening")

    assert timezone.localdate(evening.starts) == timezone.localdate()
    assert evening.attendees.expected().count() >= 10
    assert evening.quotas.get().free > 0


def test_six_companies_have_a_stand_and_visitors_share_with_some(filled):
    fair = Event.objects.get(slug="international-job-fair")

    assert fair.stands.exclude(about_en="").exclude(about_da="").count() == 6
    shared = StandContact.objects.filter(stand__event=fair)
    assert shared.standing().count() >= 4
    assert shared.exclude(taken_back_at=None).count() == 1
