"""What the guides are about: for whom and when a page is, and the chapters of the employers'."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Chapter(TextChoices):
    """Companies asked for what keeps people first; finding people comes after."""

    START = "start", _("Start here")
    KEEP = "keep", _("Keep your people")
    ARRIVAL = "arrival", _("Arrival registration")
    TAX = "tax", _("Tax and pay")
    CONTRACT = "contract", _("Contract and working conditions")
    PERMISSION = "permission", _("Permission to work")
    CANDIDATES = "candidates", _("Finding candidates")
    RELOCATION = "relocation", _("Relocation")
    FIRST_YEAR = "first_year", _("First day to first year at work")
    POSTED = "posted", _("Posted workers")
    LEAVING = "leaving", _("When somebody leaves")
    TOOLS = "tools", _("Tools")


class Stage(TextChoices):
    """When an employer needs it."""

    BEFORE_OFFER = "before_offer", _("Before the offer")
    RECRUIT = "recruit", _("While you look for somebody")
    BEFORE_ARRIVAL = "before_arrival", _("From offer to arrival")
    ARRIVAL = "arrival", _("On arrival")
    FIRST_YEAR = "first_year", _("In the first year")
    KEEP = "keep", _("All the time they are here")
    LEAVING = "leaving", _("At the end")
    ALWAYS = "always", _("At any time")


class Leg(TextChoices):
    """When somebody who moves here needs it: the legs of the way, in order."""

    BEFORE = "before_you_come", _("Before you come")
    FIRST_DAYS = "first_days", _("Your first days")
    FIRST_MONTH = "first_month", _("Your first month")
    FIRST_YEAR = "your_first_year", _("Your first year")


WHEN = [(_("For employers"), Stage.choices), (_("For those who move here"), Leg.choices)]


class Audience(TextChoices):
    NEWCOMERS = "newcomers", _("Newcomers")
    SPOUSES = "spouses", _("Spouses")
    STUDENTS = "students", _("Students")
    EMPLOYERS = "employers", _("Everybody who hires")
    HR = "hr", _("HR")
    PAYROLL = "payroll", _("Payroll")
    MANAGERS = "managers", _("Managers")
    CLIENTS = "clients", _("Clients of foreign companies")

    @property
    def moves_here(self) -> bool:
        return self in (Audience.NEWCOMERS, Audience.SPOUSES, Audience.STUDENTS)


# Whom a whole guide is for; a page of the employers' may be for some of them only.
GUIDES = [
    (each.value, each.label)
    for each in (Audience.NEWCOMERS, Audience.SPOUSES, Audience.STUDENTS, Audience.EMPLOYERS)
]
