"""The demo's open programme: people at every step, from a draft to a change after review.

They come in one after the other in its first week; what the coordinator did, she did yesterday.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from accounts.models import User
from mentoring.applying import filling, inviting, opening, reviewing, sending, taking_up
from mentoring.applying.invited_lines import Person, read
from mentoring.applying.sides import Either
from mentoring.demo import answers
from mentoring.demo.clock import on, the_past, then
from mentoring.demo.people import TOLD, People, Somebody, accounts, everybody
from mentoring.models import (
    Degree,
    MentorInvitation,
    PartnerOrganisation,
    Programme,
    ProgrammeQuestion,
    Side,
    University,
)

STUDENTS, MENTORS, OWN_MENTORS = 9, 6, 3
WAITING = "Karen Friis <karen.friis@ankomst.example>\nOle Bak <ole.bak@ankomst.example>"
ASK = "Thank you. Which project would you like to write your thesis about?"
DECLINE = (
    "More people from your field have applied than we have mentors for. Come to our evenings about "
    "finding a student job instead."
)


def load(programme: Programme, people: People) -> None:
    """By the use cases, as everybody would do it."""
    if programme.students.exists() or programme.mentors.exists():
        return
    with the_past():
        _mentors(programme, people)
        _students(programme, people)


def _day(programme: Programme, number: int, hour: int) -> datetime:
    """``number`` 0: the first day to apply; 7 is yesterday."""
    return on(programme.apply_from + timedelta(days=number), hour, (7 * hour + 13 * number) % 60)


def _students(programme: Programme, people: People) -> None:
    sent: list[int] = []
    for place, (person, user) in enumerate(_newcomers("students", STUDENTS)):
        with then(_day(programme, 3 + place // 2, 9 + place)):
            one = opening.begin(programme.pk, user, Side.STUDENT)
            _fill_in(one, _of_student(programme, person, place))
            if place < STUDENTS - 1:
                filling.wish(one.pk, programme.mentors.order_by("pk")[place % 3].pk)
                sent.append(sending.send(Side.STUDENT, one.pk).pk)
    with then(_day(programme, 7, 18)):
        _review(sent, people.coordinator)
    with then(_day(programme, 7, 21)):
        filling.save(Side.STUDENT, sent[0], {"industries": ["energy", "it"]})


def _review(sent: Sequence[int], by: User) -> None:
    for pk in sent[:3]:
        reviewing.accept(Side.STUDENT, pk, by=by)
    reviewing.ask(Side.STUDENT, sent[3], by=by, words=ASK)
    reviewing.decline(Side.STUDENT, sent[4], by=by, words=DECLINE)


def _of_student(programme: Programme, person: Somebody, place: int) -> dict[str, Any]:
    row = answers.of_student(person, place, programme.starts_on)
    universities = University.objects.filter(programmes__programme=programme).order_by("pk")
    row["university"] = universities[place % len(universities)]
    if row["degree"] not in programme.takes_degrees:
        row["degree"] = Degree.MASTER.value
    questions = ProgrammeQuestion.objects.filter(programme=programme, side=Side.STUDENT)
    return row | {"answers": {str(question.pk): "yes" for question in questions}}


def _mentors(programme: Programme, people: People) -> None:
    """Some come through a partner, some by themselves; two have not answered yet."""
    by = people.partner_coordinator
    theirs = PartnerOrganisation.objects.coordinated_by(by)
    partner = theirs.get(programmes__programme=programme)
    newcomers = _newcomers("mentors", MENTORS)
    lines = [Person(f"{one.given} {one.family}", user.email) for one, user in newcomers]
    invited = [*lines[OWN_MENTORS:], *read(WAITING).people]
    with then(_day(programme, 0, 10)):
        inviting.invite(programme.pk, partner, invited, by=by, language="da")
    trades = TOLD["partners"][0]["trades"]
    for place, (person, user) in enumerate(newcomers):
        row = answers.of_mentor(person, [*trades[place % len(trades)]])
        with then(_day(programme, 1 + place // 3, 15 + place)):
            one = _begin_mentor(programme, user)
            _fill_in(one, row)
            if place < MENTORS - 1:
                sending.send(Side.MENTOR, one.pk)
        if place < MENTORS - 2:
            with then(_day(programme, 3, 8)):
                reviewing.accept(Side.MENTOR, one.pk, by=people.coordinator)


def _begin_mentor(programme: Programme, user: User) -> Either:
    invitation = MentorInvitation.objects.filter(programme=programme, email=user.email).first()
    if invitation is None:
        return opening.begin(programme.pk, user, Side.MENTOR)
    return taking_up.take_up(invitation.pk, user)


def _fill_in(one: Either, row: dict[str, Any]) -> None:
    filling.save(one.side, one.pk, row)
    filling.reach(one.side, one.pk, 7)


def _newcomers(side: str, number: int) -> Sequence[tuple[Somebody, User]]:
    """Who is in no other programme."""
    known = set(User.objects.values_list("email", flat=True))
    free = (person for person in everybody(side) if person.email not in known)
    chosen = [person for person, _n in zip(free, range(number), strict=False)]
    return list(zip(chosen, accounts(chosen), strict=True))
