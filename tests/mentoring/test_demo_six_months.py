"""The demo's months: what a visitor finds, and that all words of it follow from the numbers."""

import re
from collections import Counter

import pytest
from django.utils import timezone

from mentoring.agreeing.reasons import reasons_of
from mentoring.demo import programmes, six_months
from mentoring.demo.people import People
from mentoring.models import (
    Criterion,
    Match,
    Meeting,
    MentorApplication,
    MentoringCertificate,
    MentoringOutcome,
    PairMessage,
    Programme,
    Side,
    StudentApplication,
)
from mentoring.pairs.health import healths
from mentoring.programmes.figures import figures_of, satisfied
from mentoring.repairing.needing import needing
from outbox.models import Message
from tests.mentoring.expected_words import expected_words
from tests.personas import person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(module_db: None) -> dict[str, Programme]:
    """Each programme as it is now, by state."""
    who = [person(name, password=None) for name in ("student", "mentor", "coordinator", "pam")]
    people = People(*who)
    made = programmes.load(timezone.localdate(), people)
    six_months.load(made, people)
    six_months.load(made, people)
    return {each.state: each for each in Programme.objects.all()}


def test_the_one_that_is_over_shows_what_came_of_it(demo: dict[str, Programme]) -> None:
    over = demo["finished"]
    states = Counter(over.matches.values_list("state", flat=True))

    assert states["completed"] >= 28
    assert states["ended"]
    assert states["declined"]
    assert not over.matches.standing().exists()
    assert not over.mentors.filter(taken__gt=0).exists()
    for side in Side.values:
        assert 80 <= (satisfied(figures_of(over), side).per_cent or 0) <= 97
    assert MentoringOutcome.objects.filter(student__programme=over).count() >= 10
    certificates = MentoringCertificate.objects.filter(programme=over)
    assert certificates.count() >= states["completed"]
    assert all(each.given_on > over.ends_on for each in certificates)


def test_everything_happened_on_its_day(demo: dict[str, Programme]) -> None:
    now = timezone.now()
    for programme in (demo["finished"], demo["running"]):
        for match in programme.matches.exclude(began_at=None):
            assert match.proposed_at.date() > programme.apply_until
            assert match.proposed_at < match.began_at <= match.answer_by
            assert match.over_at is None or match.began_at < match.over_at < now
        held = Meeting.objects.held().filter(match__programme=programme)
        assert not held.filter(starts_at__gt=now).exists()
    for message in PairMessage.objects.select_related("match"):
        assert message.match.began_at < message.sent_at < now


def test_half_way_most_are_well_and_some_need_the_coordinator(demo: dict[str, Programme]) -> None:
    running = demo["running"]
    found = healths(running.matches.active().select_related("programme"))
    colours = Counter(each.colour for each in found.values())

    assert colours["red"] == 1
    assert 2 <= colours["amber"] <= 6
    assert colours["green"] >= 14
    assert any(need.wants for need in needing(running))


def test_the_two_whom_one_can_sign_in_as_have_something_to_see(
    demo: dict[str, Programme],
) -> None:
    own = Match.objects.get(student__user__email="student@ankomst.example", state="active")
    waiting = Match.objects.get(mentor__user=own.mentor.user, state="proposed")

    assert own.mentor.user.email.startswith("mentor@")
    assert waiting.student_said
    assert waiting.mentor_said is None
    assert own.goals.exclude(reached_at=None).exists()
    assert own.meetings.filter(state="agreed", starts_at__gt=timezone.now()).exists()
    assert own.messages.filter(read_at=None).count() == 1
    assert own.notes.count() == 3
    mails = set(Message.objects.values_list("kind", "about"))
    assert ("mentoring.proposed_to_mentor", waiting.pk) in mails
    assert len(mails) < 10


def test_why_these_two_follows_from_their_answers(demo: dict[str, Programme]) -> None:
    """For every pair of the demo: points, score and words."""
    checked = 0
    for match in Match.objects.select_related("run", "programme", "student", "mentor"):
        told = expected_words(answers(match.student), answers(match.mentor), match.mentor_id)
        keys = [criterion.value for criterion in Criterion]
        points = dict(zip(keys, (number for _words, number in told.values()), strict=True))
        words = dict(zip(keys, (sentence for sentence, _points in told.values()), strict=True))
        weights = match.run.settings["weights"] if match.run else match.programme.weights

        assert match.points == points
        total = sum(points[key] * weights[key] for key in keys)
        assert abs(match.score - total * 10 / sum(weights.values())) <= 0.5
        speaking = [key for key in keys if points[key] and not NO_REASON.search(words[key])]
        speaking.sort(key=lambda key: -weights[key] * points[key])
        assert reasons_of(match) == [words[key] for key in speaking]
        checked += 1
    assert checked > 55


NO_REASON = re.compile("nobody in particular|No time of the week")


def answers(application: StudentApplication | MentorApplication) -> dict:
    wishes = {"wishes": []} if application.side == Side.STUDENT else {}
    return vars(application) | wishes
