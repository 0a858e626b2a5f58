"""How many others look like her: whoever is one of few can be guessed without a name.

Counted over the published copies of those who count (``PublishedSummary.counts``). Another looks
like her who has the same in every field that she shows; what she leaves out distinguishes her from
nobody, so showing less never makes the number smaller. Languages, skills and words are not counted:
of these nearly everybody has her own mix.
"""

from collections.abc import Collection
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careers.closed_lists import Coarser
from careers.models import CandidateProfile, PublishedSummary
from careers.publishing.copying import shown

FEW = 3  # others: below this she is told so, and no number: or a profile that somebody makes up
# would tell whether one certain person is here


@dataclass(frozen=True)
class Choice:
    """A field that could be coarser. ``otherwise``: how many would look like her if she changed
    her mind about it, and about nothing else."""

    field: str
    label: str
    chosen: bool
    otherwise: int

    @property
    def words(self) -> str:
        if self.otherwise < FEW:
            return _("fewer than 3")
        if self.chosen:
            told = ngettext(
                "If you show it: %(n)d other", "If you show it: %(n)d others", self.otherwise
            )
        else:
            told = ngettext(
                "%(n)d other would look like you",
                "%(n)d others would look like you",
                self.otherwise,
            )
        return told % {"n": self.otherwise}


@dataclass(frozen=True)
class Likeness:
    others: int
    choices: list[Choice]

    @property
    def is_few(self) -> bool:
        return self.others < FEW


def likeness(profile: CandidateProfile) -> Likeness:
    """How many look like her as she is shown now, or would be, and what each coarser choice would
    make of it; in one query."""
    now: set[str] = set(profile.shown_coarser)
    offered = [each for each in Coarser if getattr(profile, each.value) not in (None, "")]
    counts = {f"if_{each.value}": _count(profile, now ^ {each.value}) for each in offered}
    counts["others"] = _count(profile, now)
    found = PublishedSummary.objects.counting().exclude(profile=profile).aggregate(**counts)
    choices = [
        Choice(each.value, str(each.label), each.value in now, found[f"if_{each.value}"])
        for each in offered
    ]
    return Likeness(found["others"], choices)


def _count(profile: CandidateProfile, coarser: Collection[str]) -> Count:
    return Count("pk", filter=_alike(profile, coarser))


def _alike(profile: CandidateProfile, coarser: Collection[str]) -> Q:
    as_if = copy(profile)
    as_if.shown_coarser = list(coarser)
    seen = shown(as_if)
    same: dict[str, Any] = {
        each.value: seen[each.value] for each in Coarser if seen[each.value] not in (None, "")
    }
    occupation = same.pop("occupation", "")
    return Q(occupation__startswith=occupation, **same)
