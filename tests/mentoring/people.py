"""Programmes, and people in them, written straight into the database: what a test starts from."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.models import User
from mentoring.models import (
    Degree,
    Goal,
    Industry,
    Meets,
    MentorApplication,
    MentorInvitation,
    PartnerOrganisation,
    Programme,
    ProgrammePartner,
    ProgrammeUniversity,
    StudentApplication,
    StudyKind,
    Time,
    University,
)
from mentoring.models.applications import State
from tests.personas import person
from vocabulary.education import EducationField, LanguageLevel

_numbers = count(1)
LANGUAGES = {"en": int(LanguageLevel.C1)}
STUDENT: dict[str, Any] = {
    "field": EducationField.ICT,
    "languages": LANGUAGES,
    "times": [Time.EVENINGS.value],
    "meets": Meets.EITHER,
    "degree": Degree.MASTER,
    "study_kind": StudyKind.FULL,
    "industries": [Industry.IT.value],
    "goals": [Goal.FIRST_JOB.value],
    "motivation": "I want to know how work is done here.",
}
MENTOR: dict[str, Any] = {
    "field": EducationField.ICT,
    "languages": LANGUAGES,
    "times": [Time.EVENINGS.value],
    "meets": Meets.EITHER,
    "profession": "Software developer",
    "industry": Industry.IT,
    "years": 8,
    "helps_with": [Goal.FIRST_JOB.value],
    "about": "I came to Denmark myself.",
}


def university(name: str = "Aarhus University") -> University:
    found, _made = University.objects.get_or_create(name_en=name)
    return found


def open_programme(**facts: Any) -> Programme:
    """Takes applications today, of students of Aarhus University; kick-off in a month."""
    today, number = timezone.localdate(), next(_numbers)
    usual = {
        "name_en": f"Mentoring {number}",
        "name_da": f"Mentorordning {number}",
        "slug": f"mentoring-{number}",
        "state": Programme.State.OPEN,
        "apply_from": today - timedelta(days=7),
        "apply_until": today + timedelta(days=14),
        "starts_on": today + timedelta(days=30),
        "ends_on": today + timedelta(days=210),
        "capacity": 40,
    }
    programme = Programme.objects.create(**usual | facts)
    takes_university(programme, university())
    return programme


def takes_university(programme: Programme, taken: University, **quota: Any) -> None:
    ProgrammeUniversity.objects.create(programme=programme, university=taken, **quota)


def partner(
    programme: Programme, name: str = "Nordvind", *coordinators: User, **quota: Any
) -> PartnerOrganisation:
    """Its mentors take part in the programme."""
    found, _made = PartnerOrganisation.objects.get_or_create(name=name)
    found.coordinators.add(*coordinators)
    ProgrammePartner.objects.create(programme=programme, partner=found, **quota)
    return found


def anybody(name: str = "") -> User:
    """Named, or somebody new with each call: without a password, which is slow to make."""
    return person(name or f"somebody{next(_numbers)}", password=None)


def accepted_student(programme: Programme, **answers: Any) -> StudentApplication:
    """``user`` may be given; ``state`` too, for one who is not accepted."""
    whole = _times() | STUDENT | {"university": university(), "studies_until": _in_two_years()}
    whole |= {"user": answers.pop("user", None) or anybody()}
    return StudentApplication.objects.create(programme=programme, **whole | answers)


def accepted_mentor(programme: Programme, **answers: Any) -> MentorApplication:
    """As ``accepted_student``."""
    whole = _times() | MENTOR | {"user": answers.pop("user", None) or anybody()}
    return MentorApplication.objects.create(programme=programme, **whole | answers)


def draft_student(programme: Programme, user: User | None = None) -> StudentApplication:
    """Nothing filled in yet."""
    return StudentApplication.objects.create(programme=programme, user=user or anybody())


def draft_mentor(programme: Programme, user: User | None = None) -> MentorApplication:
    return MentorApplication.objects.create(programme=programme, user=user or anybody())


def invitation(
    programme: Programme, organisation: PartnerOrganisation | None = None, **facts: Any
) -> MentorInvitation:
    usual = {"name": "Mette Holm", "email": f"mette{next(_numbers)}@firm.example"}
    usual |= {"expires_on": programme.apply_until}
    return MentorInvitation.objects.create(
        programme=programme, partner=organisation, **usual | facts
    )


def _times() -> dict[str, Any]:
    now = timezone.now()
    return {"state": State.ACCEPTED, "sent_at": now, "decided_at": now, "changed_at": now}


def _in_two_years() -> date:
    return timezone.localdate() + timedelta(days=730)
