"""The clock, staff and the two of a pair who act at the same moment, on real connections."""

from collections import Counter

import pytest

from mentoring.models import (
    CheckIn,
    Evaluation,
    Match,
    MentoringCertificate,
    MentorInvitation,
    Side,
)
from mentoring.pairs import alumni, certificates, check_ins, completing, ending
from outbox.models import Message
from tests.events.test_races import at_once
from tests.mentoring import people
from tests.mentoring.pair_people import met, said, together
from vocabulary.refused import Refused

pytestmark = pytest.mark.race


@pytest.fixture
def match(transactional_db: None) -> Match:
    match = together(weeks=20)
    for weeks_ago in (1, 5, 9):
        met(match, weeks_ago=weeks_ago)
    return match


def test_a_pair_is_completed_or_ended_and_the_place_is_free_once(match: Match) -> None:
    match.mentor.taken, match.mentor.capacity = 2, 2
    match.mentor.save()

    def over(number: int) -> str:
        try:
            if number % 2:
                completing.complete(match.pk)
            else:
                ending.end(match.pk, side=Side.MENTOR, why=Match.Why.TIME)
        except Refused:
            return "refused"
        return "done"

    done = Counter(at_once(over, 6))

    match.mentor.refresh_from_db()
    match.refresh_from_db()
    assert done == {"done": 3, "refused": 3}
    assert match.mentor.taken == 1
    completed = match.state == Match.State.COMPLETED
    assert MentoringCertificate.objects.count() == (2 if completed else 0)


def test_certificates_are_given_once_however_many_clocks_there_are(match: Match) -> None:
    match.meetings.update(state="missed")
    completing.complete(match.pk)
    match.meetings.update(state="held")

    assert sum(at_once(lambda _n: certificates.give_late(), 4)) == 2
    assert Message.objects.filter(kind="mentoring.certificate_ready").count() == 2


def test_one_answer_of_a_double_click_is_kept(match: Match) -> None:
    row = said(match, Side.STUDENT, 3)
    CheckIn.objects.filter(pk=row.pk).update(answered_at=None, going=None)

    at_once(lambda _n: check_ins.answer(row.pk, going=4, words="", wants_a_call=False).pk, 4)

    assert CheckIn.objects.filter(answered_at__isnull=False).count() == 1


def test_former_students_are_invited_once_by_two_coordinators(match: Match) -> None:
    Evaluation.objects.filter(side="student", moment="end").update(mentor_later=True)
    following, clara = people.open_programme(), people.anybody("clara")

    at_once(lambda _n: len(alumni.invite_all(following.pk, by=clara).sent), 3)

    assert MentorInvitation.objects.count() == 1
