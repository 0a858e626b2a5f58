"""What the employer guide is about: its chapters, and when and for whom each of them is."""

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
    BEFORE_OFFER = "before_offer", _("Before the offer")
    RECRUIT = "recruit", _("While you look for somebody")
    BEFORE_ARRIVAL = "before_arrival", _("From offer to arrival")
    ARRIVAL = "arrival", _("On arrival")
    FIRST_YEAR = "first_year", _("In the first year")
    KEEP = "keep", _("All the time they are here")
    LEAVING = "leaving", _("At the end")
    ALWAYS = "always", _("At any time")


class Audience(TextChoices):
    EMPLOYERS = "employers", _("Everybody who hires")
    HR = "hr", _("HR")
    PAYROLL = "payroll", _("Payroll")
    MANAGERS = "managers", _("Managers")
    CLIENTS = "clients", _("Clients of foreign companies")
