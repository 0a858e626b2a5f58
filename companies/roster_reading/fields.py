"""What we read of each person, and what we need to know."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: In the order in which they are shown and printed. Every row has all of them, "" when not given.
VALUES: tuple[str, ...] = (
    "given_name",
    "family_name",
    "email",
    "employee_number",
    "citizenship",
    "municipality",
    "start_date",
    "arrival_date",
    "phone",
    "language",
    "household",
)

#: Columns that are not values themselves: they are split or added up.
FULL_NAME = "full_name"
MIDDLE_NAME = "middle_name"
PARTNER = "partner"
CHILDREN = "children"

#: Everything that a column can mean, for the list to choose from.
FIELDS: tuple[str, ...] = (FULL_NAME, *VALUES, MIDDLE_NAME, PARTNER, CHILDREN)

REQUIRED: tuple[str, ...] = ("email", "citizenship", "municipality", "start_date")

#: Either name will do, for people with one name only.
NEEDED: tuple[str, ...] = ("given_name", "family_name", *REQUIRED)

DATES: tuple[str, ...] = ("start_date", "arrival_date")

LABELS: dict[str, Promise] = {
    "full_name": _("Full name"),
    "given_name": _("First name"),
    "middle_name": _("Middle name"),
    "family_name": _("Last name"),
    "email": _("E-mail"),
    "employee_number": _("Employee number"),
    "citizenship": _("Citizenship"),
    "municipality": _("Municipality of residence"),
    "start_date": _("First working day"),
    "arrival_date": _("Arrival in Denmark"),
    "phone": _("Phone"),
    "language": _("Preferred language"),
    "household": _("Accompanying family"),
    "partner": _("Accompanying spouse or partner"),
    "children": _("Accompanying children"),
}
