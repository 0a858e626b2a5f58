"""Which municipality's residents a centre registers, and since when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from guidance.models import Centre, Municipality, MunicipalityAgreement

FEW = 2  # agreements: each can say its day itself


@dataclass(frozen=True)
class Answer:
    """Who registers residents of a municipality: a centre for each agreement, or nobody else."""

    municipality: Municipality
    agreements: tuple[MunicipalityAgreement, ...]

    @property
    def everybody(self) -> bool:
        return any(not (each.citizenships or each.purposes) for each in self.agreements)


def who_serves(code: str, on: date) -> Answer | None:
    """None for what is no municipality."""
    known = code.isascii() and code.isdigit()
    municipality = Municipality.objects.filter(code=code).first() if known else None
    if municipality is None:
        return None
    rows = MunicipalityAgreement.objects.on(on).filter(municipality=municipality)
    return Answer(municipality, tuple(rows.select_related("centre", "municipality")))


def served(centre: Centre, on: date) -> list[MunicipalityAgreement]:
    """By the municipality's name: in force now, or from a day that has been agreed."""
    not_over = Q(valid_to=None) | Q(valid_to__gte=on)
    rows = MunicipalityAgreement.objects.filter(not_over, centre=centre)
    return sorted(rows.select_related("municipality"), key=lambda each: str(each.municipality))


def common_day(agreements: Sequence[MunicipalityAgreement], on: date) -> date | None:
    """The day since which most of several are served, to be said once; None where few share one."""
    days = Counter(each.valid_from for each in agreements if each.valid_from)
    day, number = next(iter(days.most_common(1)), (None, 0))
    return day if day and day <= on and number > FEW else None


def municipalities() -> list[Municipality]:
    """By name, as the reader knows it."""
    return sorted(Municipality.objects.all(), key=str)
