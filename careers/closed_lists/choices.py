"""Short lists, each with the source of its steps."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class EducationLevel(IntegerChoices):
    """ISCED 2011, what people call each step; 0 and 1 are one step here."""

    PRIMARY = 1, _("Primary school")
    LOWER_SECONDARY = 2, _("Lower secondary school")
    UPPER_SECONDARY = 3, _("Upper secondary school or vocational training")
    POST_SECONDARY = 4, _("Further vocational training")
    SHORT_CYCLE = 5, _("Short higher education (about two years)")
    BACHELOR = 6, _("Bachelor's degree")
    MASTER = 7, _("Master's degree")
    DOCTORATE = 8, _("Doctorate (PhD)")


class EducationField(TextChoices):
    """ISCED-F 2013, the broad fields."""

    GENERAL = "00", _("General education")
    EDUCATION = "01", _("Education and teaching")
    ARTS = "02", _("Arts and humanities")
    SOCIAL = "03", _("Social sciences, journalism and information")
    BUSINESS = "04", _("Business, administration and law")
    SCIENCE = "05", _("Natural sciences, mathematics and statistics")
    ICT = "06", _("Information technology")
    ENGINEERING = "07", _("Engineering, manufacturing and construction")
    AGRICULTURE = "08", _("Agriculture, forestry, fisheries and veterinary")
    HEALTH = "09", _("Health and welfare")
    SERVICES = "10", _("Services: hospitality, transport, safety")


class LanguageLevel(IntegerChoices):
    """CEFR; whoever grew up with a language is above its scale."""

    A1 = 1, "A1"
    A2 = 2, "A2"
    B1 = 3, "B1"
    B2 = 4, "B2"
    C1 = 5, "C1"
    C2 = 6, "C2"
    NATIVE = 7, _("Mother tongue")


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
