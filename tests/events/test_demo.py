"""The demo's calendar: every centre, the same from the same day, and safe to fill again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import demo
from events.models import Attendee, Event, Session
from tests.rules import load_rules


@pytest.fixture
def filled(db: None) -> None:
    load_rules()
    demo.load(timezone.localdate())


def everything() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Event, Session, Attendee))


def test_every_centre_has_free_times_for_weeks(filled):
    for event in Event.objects.filter(kind=Event.Kind.REGISTRATION):
        times = event.sessions.upcoming()
        assert times.filter(starts__gt=timezone.now() + timedelta(weeks=6)).exists(), event


def test_the_last_week_is_not_staffed_yet(filled):
    assert Session.objects.filter(state=Session.State.DRAFT).exists()


def test_one_event_is_full_and_one_nearly(filled):
    free = {
        event.slug: event.sessions.first().quotas.get().free
        for event in Event.objects.filter(kind=Event.Kind.EVENT)
    }

    assert free["finding-a-home"] == 0
    assert 1 <= free["cv-clinic"] <= 2


def test_filling_it_again_adds_nothing(filled):
    before = everything()

    demo.load(timezone.localdate())

    assert everything() == before
