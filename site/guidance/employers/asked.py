"""What the quick check asks a company, and nothing more: it decides which rows the plan has."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from dateutil.relativedelta import relativedelta
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from vocabulary.countries import CitizenshipGroup


class Family(TextChoices):
    YES = "yes", _("With family")
    NO = "no", _("Without family")
    UNKNOWN = "unknown", _("Family not known yet")


class Found(TextChoices):
    YES = "yes", _("Found already")
    NO = "no", _("Not found yet")


class Pay(TextChoices):
    OVER = "over", _("Over the pay limit")
    UNDER = "under", _("Under the pay limit, or not known")


class Certified(TextChoices):
    YES = "yes", _("Certified for the fast track")
    NO = "no", _("Not certified for the fast track")


@dataclass(frozen=True)
class Asked:
    """The answers. ``arrival`` is None where they move in at about the first working day."""

    start: date
    nordic: int = 0
    eu: int = 0
    third_country: int = 0
    arrival: date | None = None
    found: str = Found.NO.value
    family: str = Family.UNKNOWN.value
    pay: str = Pay.UNDER.value
    certified: str = Certified.NO.value

    @property
    def people(self) -> int:
        return self.nordic + self.eu + self.third_country

    @property
    def moves(self) -> date:
        return self.arrival or self.start

    @property
    def first(self) -> date:
        """By then whoever needs a permit has it: they move, or else they start."""
        return min(self.start, self.moves)

    @property
    def moves_early(self) -> bool:
        """More than a month before the first working day, which rules out the tax scheme for
        researchers and key employees."""
        return self.moves < self.start - relativedelta(months=1)

    @property
    def family_perhaps(self) -> tuple[str, ...]:
        """While it is not known, the plan has what a family needs: it can be crossed out."""
        return (Family.YES.value,) if self.family == Family.UNKNOWN else ()

    def people_of(self, groups: list[str]) -> int:
        """How many have one of these citizenships; with none named: everybody."""
        counts = {
            CitizenshipGroup.NORDIC.value: self.nordic,
            CitizenshipGroup.EU.value: self.eu,
            CitizenshipGroup.THIRD_COUNTRY.value: self.third_country,
        }
        return sum(counts[group] for group in groups) if groups else self.people

    @property
    def values(self) -> dict[str, str]:
        """As in the address, in one order; what is not asked is left out.

        Addresses from before somebody asked whether they are found stay as they are.
        """
        people = {"nordic": self.nordic, "eu": self.eu, "third_country": self.third_country}
        values = {name: str(count) for name, count in people.items() if count}
        values |= {"start": self.start.isoformat()}
        values |= {"arrival": self.arrival.isoformat()} if self.arrival else {}
        values |= {"found": self.found} if self.found == Found.YES else {}
        values |= {"family": self.family}
        if self.third_country:
            values |= {"pay": self.pay, "certified": self.certified}
        return values

    @property
    def query(self) -> str:
        return urlencode(self.values)
