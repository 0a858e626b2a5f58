"""What is asked of a newcomer, and nothing more: it decides which rules apply."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vocabulary.countries import CitizenshipGroup, group_of


class Purpose(TextChoices):
    WORK = "work", gettext_lazy("Work")
    STUDY = "study", gettext_lazy("Study")
    SELF_EMPLOYED = "self_employed", gettext_lazy("Own business")
    JOBSEEKER = "jobseeker", gettext_lazy("Looking for work")
    FUNDS = "funds", gettext_lazy("Living on own means")
    FAMILY = "family", gettext_lazy("Joining family")
    RETURNING = "returning", gettext_lazy("Moving back")
    SHORT_STAY = "short_stay", gettext_lazy("Work for less than three months")
    COMMUTER = "commuter", gettext_lazy("Work, living abroad")
    POSTED = "posted", gettext_lazy("Posted by a foreign employer")


_EMPLOYED = {Purpose.WORK, Purpose.SHORT_STAY, Purpose.COMMUTER, Purpose.POSTED}


@dataclass(frozen=True)
class Profile:
    """A kind of person: everybody with the same profile has the same steps."""

    group: CitizenshipGroup
    purpose: Purpose
    family: bool

    @property
    def has_employer(self) -> bool:
        """From the beginning; others may find one."""
        return self.purpose in _EMPLOYED

    def __str__(self) -> str:
        family = _("with family") if self.family else _("without family")
        return f"{self.group.label}, {self.purpose.label}, {family}"


def every_profile() -> Iterator[Profile]:
    for group, purpose, family in product(CitizenshipGroup, Purpose, (False, True)):
        yield Profile(group, purpose, family)


def as_group(citizenship: str) -> CitizenshipGroup:
    """A citizenship group as it is, or the group of an ISO 3166 alpha-2 code."""
    if citizenship in CitizenshipGroup.values:
        return CitizenshipGroup(citizenship)
    return group_of(citizenship.upper())
