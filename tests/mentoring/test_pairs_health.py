"""Green, amber, red, from what pairs did and said; what was seen; and the mail about red ones."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from accounts.roles import Role
from mentoring.models import CheckIn, CoordinatorNote, Evaluation, Match, Meeting, Side
from mentoring.pairs import health, looking_after
from mentoring.pairs.health import Colour, health_of
from tests.jobs import run_jobs
from tests.mentoring import people
from tests.mentoring.pair_people import begun, met, running, said, together
from tests.personas import person

pytestmark = pytest.mark.django_db

Happens = Callable[[Match], object]


@pytest.fixture
def clara() -> User:
    return person("clara", Role.COORDINATOR, password=None)


def told(match: Match) -> tuple[Colour, list[str]]:
    found = health_of(match)
    return found.colour, [reason.words for reason in found.reasons]


def nothing(match: Match) -> None:
    """Two weeks without anything are no news."""


def call(match: Match) -> None:
    said(match, Side.MENTOR, 5, wants_a_call=True)


def low(match: Match) -> None:
    said(match, Side.STUDENT, 2)


def better_since(match: Match) -> None:
    said(match, Side.STUDENT, 1)
    said(match, Side.STUDENT, 4, "month_2")


def times_unanswered(match: Match) -> None:
    at = timezone.now() - timedelta(days=15)
    Meeting.objects.create(match=match, proposed_by="student", proposed_at=at)


def check_ins_unanswered(match: Match) -> None:
    CheckIn.objects.filter(moment="week_2").update(asked_at=timezone.now() - timedelta(days=9))


def two_missed(match: Match) -> None:
    met(match, weeks_ago=1, state=Meeting.State.MISSED)
    met(match, weeks_ago=0, state=Meeting.State.MISSED)


def missed_and_met_since(match: Match) -> None:
    met(match, weeks_ago=2, state=Meeting.State.MISSED)
    met(match, weeks_ago=2, state=Meeting.State.MISSED)
    met(match, weeks_ago=1)


def unfit(match: Match) -> None:
    half = Evaluation.objects.filter(side="student", moment="half")
    half.update(match_fits=1, answered_at=timezone.now())


@pytest.mark.parametrize(
    ("happens", "colour", "words"),
    [
        (nothing, Colour.GREEN, []),
        (call, Colour.RED, ["The mentor asks to be called"]),
        (low, Colour.RED, ["The student says that it goes 2 of 5"]),
        (better_since, Colour.GREEN, []),
        (
            times_unanswered,
            Colour.AMBER,
            ["Times were proposed 15 days ago, and none is chosen"],
        ),
        (check_ins_unanswered, Colour.AMBER, ["2 check-ins are unanswered"]),
        (two_missed, Colour.AMBER, ["2 meetings in a row did not take place"]),
        (missed_and_met_since, Colour.GREEN, []),
        (unfit, Colour.AMBER, ["At half-time the student says that they do not fit"]),
    ],
)
def test_a_colour_comes_with_its_reason(happens: Happens, colour: Colour, words: list[str]) -> None:
    match = together(weeks=2)
    happens(match)

    assert told(match) == (colour, words)


@pytest.mark.parametrize(
    ("weeks", "met_ago", "colour", "words"),
    [
        (5, None, Colour.GREEN, []),
        (6, None, Colour.AMBER, ["Not met in 6 weeks"]),
        (10, None, Colour.RED, ["Not met in 10 weeks"]),
        (12, 5, Colour.GREEN, []),
        (12, 7, Colour.AMBER, ["No meeting for 7 weeks"]),
        (20, 11, Colour.RED, ["No meeting for 11 weeks"]),
    ],
)
def test_silence_turns_amber_then_red(
    weeks: int, met_ago: int | None, colour: Colour, words: list[str]
) -> None:
    match = together(weeks=weeks)
    if met_ago is not None:
        met(match, weeks_ago=met_ago)

    assert told(match) == (colour, words)


def test_an_agreed_meeting_makes_silence_a_step_better() -> None:
    match = together(weeks=8)
    met(match, weeks_ago=-1, state=Meeting.State.AGREED)
    assert told(match)[0] == Colour.GREEN

    Match.objects.update(began_at=timezone.now() - timedelta(weeks=11))
    match.programme.starts_on -= timedelta(weeks=3)
    match.refresh_from_db(fields=["began_at"])
    assert told(match)[0] == Colour.AMBER


def test_what_was_seen_is_not_new_and_low_answers_turn_amber(clara: User) -> None:
    match = together(weeks=2)
    call(match)
    low(match)

    for _click in range(2):
        looking_after.note(match.pk, CoordinatorNote.Kind.CALLED, "They talk again.", by=clara)

    found = health_of(match)
    assert (found.colour, found.is_new) == (Colour.AMBER, False)
    assert CoordinatorNote.objects.count() == 1
    CheckIn.objects.filter(side="mentor", moment="month_2").update(
        asked_at=timezone.now(), answered_at=timezone.now(), going=1
    )
    assert health_of(match).is_new


def test_a_pair_that_is_over_has_no_colour_to_worry_about() -> None:
    match = together(weeks=20, state=Match.State.COMPLETED)
    met(match, weeks_ago=15)

    assert (health_of(match).reasons, health_of(match).held) == ([], 1)


def test_many_pairs_are_judged_in_as_few_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    programme = running(weeks=7)
    for place in range(6):
        met(begun(programme, weeks=7), weeks_ago=place)
    pairs = list(Match.objects.select_related("programme"))

    with django_assert_num_queries(5):
        found = health.healths(pairs)

    assert [found[match.pk].held for match in pairs] == [1] * 6


# --- the mail -----------------------------------------------------------------------------------


def at(hour: int, day: int = 23) -> datetime:
    """Monday the 23rd of November 2026, unless another day is wanted."""
    return datetime(2026, 11, day, hour, tzinfo=timezone.get_current_timezone())


def sent(now: datetime) -> list[str]:
    mail.outbox.clear()
    looking_after.tell_of_red(now)
    run_jobs()
    return [letter.to[0].partition("@")[0] for letter in mail.outbox]


def test_red_ones_come_together_once_a_day_to_who_coordinates(clara: User) -> None:
    programme = running(weeks=2, coordinator=clara)
    match = together(weeks=2, of=programme)
    low(match)
    call(begun(programme, weeks=2))
    times_unanswered(begun(programme, weeks=2))
    person("cora", Role.COORDINATOR, password=None)

    assert sent(at(6)) == []
    assert sent(at(9, day=22)) == []  # a Sunday
    assert sent(at(7)) == ["clara"]
    assert mail.outbox[0].subject == "2 pairs need you"
    assert str(mail.outbox[0].body).count("/pairs/") == 2
    assert "Nina Novak – Bob Bruun: The student says that it goes 2 of 5" in mail.outbox[0].body
    assert sent(at(12)) == []
    assert sent(at(7, day=24)) == ["clara"]


def test_without_a_coordinator_everybody_who_may_is_told_until_it_is_seen(clara: User) -> None:
    cora = person("cora", Role.COORDINATOR, password=None)
    was_one = people.anybody("someone")
    match = together(weeks=2, of=running(weeks=2, coordinator=was_one))
    low(match)

    assert sorted(sent(at(8))) == ["clara", "cora"]
    looking_after.note(match.pk, CoordinatorNote.Kind.SEEN, "", by=cora)
    assert sent(at(8, day=24)) == []
