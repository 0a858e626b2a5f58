"""Short lists, each with the source of its steps."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Experience(IntegerChoices):
    """Years of work in the occupation, in bands: exact years would tell people apart."""

    NONE = 0, _("New in the field")
    SOME = 1, _("1–2 years")
    FEW = 3, _("3–5 years")
    MANY = 6, _("6–10 years")
    MOST = 11, _("More than 10 years")


class WorkForm(TextChoices):
    FULL_TIME = "full_time", _("Full time")
    PART_TIME = "part_time", _("Part time")
    TEMPORARY = "temporary", _("Temporary")
    FREELANCE = "freelance", _("Freelance")
    REMOTE = "remote", _("From home")
    PLACEMENT = "placement", _("Work placement or internship")


class Availability(TextChoices):
    NOW = "now", _("At once")
    MONTH = "month", _("Within a month")
    QUARTER = "quarter", _("Within three months")
    LATER = "later", _("Later")


class Region(TextChoices):
    """The five regions, by the names that ``guidance.Municipality.region`` has."""

    CAPITAL = "Region Hovedstaden", _("Capital Region (Copenhagen, Bornholm)")
    ZEALAND = "Region Sjælland", _("Zealand and the southern islands")
    SOUTH = "Region Syddanmark", _("Southern Denmark (Odense, Vejle, Esbjerg)")
    CENTRAL = "Region Midtjylland", _("Central Jutland (Aarhus, Herning)")
    NORTH = "Region Nordjylland", _("North Jutland (Aalborg)")


def check_work_forms(value: Any) -> None:
    """A list of values of ``WorkForm``. Raises ValidationError."""
    if not isinstance(value, list) or not set(value) <= set(WorkForm.values):
        raise ValidationError(_("Choose from the list."))
