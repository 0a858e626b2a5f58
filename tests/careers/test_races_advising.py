"""Talks picked, outcomes recorded and offers answered at the same moment; real connections."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from careers.advising import notes, offers, outcomes
from careers.advising.talks import book, series
from careers.models import AdviserNote, CandidateProfile, FollowUp, Offer, Outcome
from events.models import Attendee, Session
from tests.careers.people import draft_profile
from tests.events import make
from tests.events.test_races import at_once
from tests.personas import person
from vocabulary.refused import Refused

pytestmark = pytest.mark.race


@pytest.fixture
def candidates(transactional_db: None) -> list[int]:
    return [draft_profile(f"p{n}", skill_names=()).pk for n in range(4)]


@pytest.fixture
def times(candidates: list[int]) -> list[int]:
    start = timezone.now() + timedelta(days=3)
    made = [make.session(series(), seats=1, starts=start + timedelta(hours=n)) for n in range(2)]
    return [session.pk for session in made]


def try_to_book(profile: int, time: int) -> str:
    her = CandidateProfile.objects.select_related("user").get(pk=profile)
    try:
        book(her, Session.objects.select_related("event").get(pk=time))
    except Refused as refusal:
        return type(refusal).__name__
    return "done"


def test_of_four_who_pick_one_time_one_has_it(candidates, times):
    answers = at_once(lambda n: try_to_book(candidates[n], times[0]), 4, connections=4)

    assert Counter(answers) == {"done": 1, "JustTaken": 3}
    make.assert_seats_add_up()


def test_who_picks_two_times_at_once_has_one(candidates, times):
    answers = at_once(lambda n: try_to_book(candidates[0], times[n % 2]), 4, connections=4)

    assert set(answers) <= {"done", "HasOne"}
    assert Attendee.objects.coming().count() == 1
    make.assert_seats_add_up()


def test_recorded_by_four_at_once_it_is_one_outcome(candidates):
    today = timezone.localdate()

    at_once(lambda _n: outcomes.record(candidates[0], "job", today).pk, 4, connections=4)

    assert (Outcome.objects.count(), FollowUp.objects.count()) == (1, 1)


def test_a_note_and_an_offer_sent_twice_at_once_are_one_each(candidates):
    adviser = person("adviser")

    def both(_n: int) -> str:
        notes.write(candidates[0], "Called.", by=adviser)
        offers.make(candidates[0], "mentor", where="", text="", by=adviser)
        return "done"

    at_once(both, 4, connections=4)

    assert (AdviserNote.objects.count(), Offer.objects.count()) == (1, 1)
