"""Who is meant by the ids of a run: names for the coordinator, read from the database at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mentoring.matching import Id
from mentoring.models import (
    Industry,
    MatchRun,
    MentorApplication,
    PartnerOrganisation,
    StudentApplication,
    University,
)


@dataclass(frozen=True)
class Person:
    """``of``: a student's university and degree, a mentor's profession and organisation."""

    key: Id
    name: str
    of: str = ""
    group: str = ""

    def __str__(self) -> str:
        return self.name


class Cast:
    """The people who are asked for, of a run or of a programme as it is now."""

    def __init__(self, run: MatchRun | None = None) -> None:
        """``run``: knows the mentors that are only imagined in it."""
        self.run = run
        self.known: dict[tuple[str, Id], Person] = {}

    def student(self, key: Id) -> Person:
        self.students([key])
        return self.known["student", key]

    def mentor(self, key: Id) -> Person:
        self.mentors([key])
        return self.known["mentor", key]

    def students(self, keys: Iterable[Id]) -> list[Person]:
        keys = list(keys)
        new = [key for key in keys if ("student", key) not in self.known]
        rows = StudentApplication.objects.select_related("user", "university")
        found = rows.in_bulk([key for key in new if isinstance(key, int)])
        for key in new:
            row = found.get(key) if isinstance(key, int) else None
            self.known["student", key] = _student(row) if row else _erased(key)
        return [self.known["student", key] for key in keys]

    def mentors(self, keys: Iterable[Id]) -> list[Person]:
        keys = list(keys)
        new = [key for key in keys if ("mentor", key) not in self.known]
        rows = MentorApplication.objects.select_related("user", "partner")
        found = rows.in_bulk([key for key in new if isinstance(key, int)])
        for key in new:
            row = found.get(key) if isinstance(key, int) else None
            self.known["mentor", key] = _mentor(row) if row else self._nobody(key)
        return [self.known["mentor", key] for key in keys]

    def _nobody(self, key: Id) -> Person:
        imagined = self.run.frozen["mentors"] if self.run else {}
        row = imagined.get(key) if isinstance(key, str) else None
        if row is None:
            return _erased(key)
        number = str(key).rpartition("-")[2].lstrip("0")
        name = _("Imagined mentor %(number)s") % {"number": number}
        return Person(key, name, str(Industry(row["industry"]).label))

    def name_of(self, kind: str, key: str) -> str:
        """What the matching calls "partner 3"."""
        return group_names(kind).get(key, key) if kind in GROUPS else self._person(kind, key)

    def _person(self, kind: str, key: str) -> str:
        one: Id = int(key) if key.isdecimal() else key
        return str(self.student(one) if kind == "student" else self.mentor(one))


GROUPS = {"university": University, "partner": PartnerOrganisation}


def group_names(kind: str) -> dict[str, str]:
    return {str(group.pk): str(group) for group in GROUPS[kind]._default_manager.all()}


def _student(row: StudentApplication) -> Person:
    facts = (row.get_degree_display(), row.get_field_display())
    university = str(row.university or "")
    return Person(row.pk, str(row.user), ", ".join(filter(None, map(str, facts))), university)


def _mentor(row: MentorApplication) -> Person:
    facts = (row.profession, row.get_industry_display())
    partner = str(row.partner or "")
    return Person(row.pk, str(row.user), ", ".join(filter(None, map(str, facts))), partner)


def _erased(key: Id) -> Person:
    return Person(key, _("Somebody who is erased"))
