"""Who takes part in which of the demo's programmes, with what they answered.

The programmes that are past their deadline are filled in a few statements: the use cases would
take a minute for two hundred people. Whoever can be signed in as has answers like the others'.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from mentoring.demo import answers
from mentoring.demo.people import TOLD, Somebody
from mentoring.models import (
    MentorApplication,
    PairRule,
    PartnerOrganisation,
    Programme,
    StudentApplication,
    University,
    Wish,
)
from mentoring.models.applications import State

Pool = list[tuple[Somebody, User]]
POPULAR = 12  # mentors whom half of the wishes are for


def students_of(programme: Programme, pool: Pool) -> list[StudentApplication]:
    """Accepted, all of them."""
    universities = list(University.objects.order_by("pk")[: len(TOLD["universities"])])
    rows = []
    for place, (person, user) in enumerate(pool):
        field = answers.FIELDS[place * 7 % len(answers.FIELDS)]
        near = field["universities"][place % len(field["universities"])]
        row = answers.of_student(person, place, programme.starts_on)
        row |= {"university": universities[near]} | _decided(programme, place)
        rows.append(StudentApplication(programme=programme, user=user, **row))
    return StudentApplication.objects.bulk_create(rows)


def mentors_of(
    programme: Programme, pool: Pool, partners: Sequence[PartnerOrganisation]
) -> list[MentorApplication]:
    """Accepted; each partner's in turn, with a trade of that partner's."""
    rows = []
    for place, (person, user) in enumerate(pool):
        partner = TOLD["partners"][place % len(partners)]
        trade = partner["trades"][place // len(partners) % len(partner["trades"])]
        row = answers.of_mentor(person, trade) | _decided(programme, place)
        row["partner"] = partners[place % len(partners)]
        rows.append(MentorApplication(programme=programme, user=user, **row))
    return MentorApplication.objects.bulk_create(rows)


def _decided(programme: Programme, place: int) -> dict[str, Any]:
    """Sent day by day in the time for it, and read a week later."""
    open_days = (programme.apply_until - programme.apply_from).days
    day = programme.apply_from + timedelta(days=place * 5 % (open_days + 1))
    sent = timezone.make_aware(datetime.combine(day, time(9 + place % 12, place * 7 % 60)))
    decided = min(sent + timedelta(days=7), timezone.now())
    return {
        "state": State.ACCEPTED,
        "reached_step": 9,
        "created_at": sent - timedelta(days=2),
        "changed_at": sent,
        "sent_at": sent,
        "decided_at": decided,
        "decided_by": programme.coordinator,
    }


def wishes_of(students: Sequence[StudentApplication], mentors: Sequence[MentorApplication]) -> None:
    """Half of the students have some, mostly the same few mentors."""
    rows = []
    for place, student in enumerate(students[::2]):
        wished = [mentors[(place * 5 + rank * rank) % POPULAR] for rank in range(place % 5 + 1)]
        wished[-1] = mentors[(POPULAR + place * 3) % len(mentors)]
        for rank, mentor in enumerate(dict.fromkeys(wished), 1):
            rows.append(Wish(student=student, mentor=mentor, rank=rank))
    Wish.objects.bulk_create(rows)


def make_it_hard(
    students: Sequence[StudentApplication], mentors: Sequence[MentorApplication]
) -> None:
    """What a coordinator meets: a language that hardly anybody has, noes, and people who know
    one another."""
    spanish = [student for student in students if "es" in student.languages][:2]
    for student in spanish:
        student.languages = {"es": 7, "en": 2, "da": 1}
    StudentApplication.objects.bulk_update(spanish, ["languages"])
    for mentor in mentors:
        if mentor.languages.get("es") == 7:
            mentor.languages = {"en": 5, "da": 4, "es": 2}
    changed = mentors[7], mentors[11], mentors[16], mentors[20]
    changed[0].languages = {"es": 6, "da": 7, "en": 4}
    changed[0].capacity = 1
    changed[1].not_study_kinds = ["exchange"]
    changed[2].not_degrees = ["phd", "bachelor"]
    changed[3].cannot_take = "My niece studies at Roskilde, and has applied."
    MentorApplication.objects.bulk_update(
        mentors, ["languages", "capacity", "not_study_kinds", "not_degrees", "cannot_take"]
    )
    PairRule.objects.create(
        programme=students[0].programme,
        student=students[4],
        mentor=mentors[1],
        kind=PairRule.Kind.BAN,
        cause=PairRule.Cause.CONFLICT,
        reason="They work in the same team; the student has a student job there.",
        made_by=students[0].programme.coordinator,
    )


def not_taken(programme: Programme, pool: Pool) -> None:
    """Three who are not part of it: declined, withdrawn, and never sent."""
    rows = students_of(programme, pool)
    for row, state in zip(rows, (State.DECLINED, State.WITHDRAWN, State.DRAFT), strict=True):
        row.state = state
    rows[0].reason = "You have a student job in your field already; others need it more this time."
    rows[2].sent_at = None
    for row in rows[1:]:
        row.decided_at = row.decided_by = None
    StudentApplication.objects.bulk_update(
        rows, ["state", "reason", "sent_at", "decided_at", "decided_by"]
    )
