"""The kinds of newcomers that every rule is tried on before it is published."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guidance.profiles import Profile, Purpose
from vocabulary.countries import CitizenshipGroup

NORDIC, EU, OUTSIDE = CitizenshipGroup


@dataclass(frozen=True)
class PersonType:
    key: str
    name: str | Promise
    group: CitizenshipGroup
    purpose: Purpose

    def profile(self, *, family: bool) -> Profile:
        return Profile(self.group, self.purpose, family)

    def profiles(self) -> Iterator[Profile]:
        yield from (self.profile(family=family) for family in (False, True))


PERSON_TYPES: tuple[PersonType, ...] = (
    PersonType("nordic_worker", _("Nordic worker"), NORDIC, Purpose.WORK),
    PersonType("eu_worker", _("Worker from the EU"), EU, Purpose.WORK),
    PersonType("eu_self_employed", _("Own business, from the EU"), EU, Purpose.SELF_EMPLOYED),
    PersonType("eu_student", _("Student from the EU"), EU, Purpose.STUDY),
    PersonType("eu_jobseeker", _("Jobseeker from the EU"), EU, Purpose.JOBSEEKER),
    PersonType("eu_funds", _("Own means, from the EU"), EU, Purpose.FUNDS),
    PersonType("eu_family", _("Family, from the EU"), EU, Purpose.FAMILY),
    PersonType("outside_worker", _("Worker from outside the EU"), OUTSIDE, Purpose.WORK),
    PersonType("outside_student", _("Student from outside the EU"), OUTSIDE, Purpose.STUDY),
    PersonType("outside_family", _("Family, from outside the EU"), OUTSIDE, Purpose.FAMILY),
    PersonType("commuter", _("Works here, lives abroad"), EU, Purpose.COMMUTER),
    PersonType("short_stay", _("Works for less than three months"), EU, Purpose.SHORT_STAY),
    PersonType("returning", _("Moves back to Denmark"), EU, Purpose.RETURNING),
    PersonType("posted", _("Posted by a foreign employer"), EU, Purpose.POSTED),
)
