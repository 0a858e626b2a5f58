"""What can be wrong with a row or with a whole file, and what to do about it.

Codes are stored with the row and never change; the words are worked out when they are shown, in
the reader's language.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from companies.roster_reading.fields import NEEDED
from vocabulary.countries import country_name
from vocabulary.refused import Refused

#: These stop a row from being sent, when they are about something we need to know.
ERRORS: dict[str, Promise] = {
    "name_missing": _("Write the person's first and last name."),
    "text_garbled": _("Some letters got lost in the file. Write this again."),
    "email_missing": _("Write the person's own e-mail address: the invitation is sent there."),
    "email_invalid": _("Write the e-mail address in full, like name@company.dk."),
    "email_letters": _(
        "We cannot write to an address with letters like æ, ø or å before the @: ask for another."
    ),
    "email_several": _("Write one e-mail address only: the invitation is sent there."),
    "citizenship_missing": _("Write the country that the person is a citizen of, like Poland."),
    "citizenship_unknown": _(
        "We do not know “%(typed)s” as a country. Write its name or code, like Poland or PL."
    ),
    "citizenship_several": _(
        "Write one country: the one whose passport or identity card the person brings."
    ),
    "municipality_missing": _(
        "Write the municipality where the person will live, like København or Odense."
    ),
    "municipality_unknown": _(
        "No municipality is called “%(typed)s”. Write its Danish name, like København or Odense."
    ),
    "municipality_unknown_similar": _(
        "No municipality is called “%(typed)s”. Did you mean %(similar)s?"
    ),
    "start_date_missing": _("Write the first working day, like 2026-12-01."),
    "date_unreadable": _("We cannot read “%(typed)s” as a date. Write it like 2026-12-01."),
    "date_impossible": _("There is no such day as “%(typed)s”. Write the date like 2026-12-01."),
    "date_ambiguous": _("“%(typed)s” can mean two different days. Write it like 2026-12-01."),
    "date_incomplete": _("Write the day, the month and the year, like 2026-12-01."),
    "date_far_off": _("%(typed)s is years away. Check it, and write it like 2026-12-01."),
    "duplicate_email": _(
        "Row %(row)s, %(name)s, has the same e-mail address. Write this person's own, "
        "or remove one of the two rows."
    ),
}

#: These are only pointed out.
NOTES: dict[str, Promise] = {
    "given_name_missing": _("Add the first name, unless the person has only one name."),
    "family_name_missing": _("Add the last name, unless the person has only one name."),
    "text_cut": _("This was too long and has been cut. Check it."),
    "citizenship_guessed": _("We read “%(typed)s” as %(country)s. Change it if that is wrong."),
    "municipality_guessed": _("We read “%(typed)s” as %(name)s. Change it if that is wrong."),
    "municipality_of_town": _(
        "“%(typed)s” lies mainly in the municipality of %(name)s. Change it if that is wrong."
    ),
    "arrival_after_start": _("This is after the first working day. Check both dates."),
    "phone_invalid": _(
        "We left out “%(typed)s”. Write the number with its country code, like +45 20 30 40 50."
    ),
    "language_unknown": _(
        "We do not know the language “%(typed)s”. The invitation is sent in English."
    ),
    "household_unclear": _("Write how many family members come along, or yes or no."),
    "cpr_removed": _("We removed a CPR number here. We never need it; nothing of it was kept."),
    "cpr_removed_employee_number": _(
        "We removed the employee number: it looks like a CPR number, which we never need, and "
        "nothing of it was kept. If it is a number of your own, write it in another way."
    ),
    "duplicate_employee_number": _(
        "Row %(row)s, %(name)s, has the same employee number. Check both."
    ),
    "duplicate_person": _(
        "Row %(row)s has the same name. Remove one of the two rows if it is the same person."
    ),
    "already_booked": _(
        "This person is already on %(label)s. Remove the row, unless they should come again."
    ),
}

#: Why a whole file is refused.
REFUSALS: dict[str, Promise] = {
    "empty": _(
        "There is nothing here. Choose the file with your list of new hires, or paste its rows."
    ),
    "file_too_large": _(
        "The file is larger than 5 MB. Save only the sheet with your list, without pictures, "
        "and upload that."
    ),
    "not_a_spreadsheet": _(
        "This is not a spreadsheet. Save your list as Excel (.xlsx), OpenDocument (.ods) or CSV "
        "and upload that, or copy the rows and paste them."
    ),
    "damaged": _(
        "The file is damaged and cannot be opened. Open it in your spreadsheet program, save it "
        "again as Excel (.xlsx) and upload that."
    ),
    "password": _(
        "The file is protected with a password. Save a copy without the password and upload that."
    ),
    "too_large": _(
        "There is too much in this file. Copy the rows with your new hires to a new spreadsheet "
        "and upload that."
    ),
    "too_many_rows": _(
        "There are more than 1,000 people in this file. Split it, and book each part by itself."
    ),
    "no_header": _(
        "We cannot find the row with the column names. Put a row above the people that says what "
        "each column is, such as Name, E-mail, Citizenship, Municipality, First day."
    ),
    "no_header_event": _(
        "We cannot find the row with the column names. Put a row above the people that says what "
        "each column is, such as Name, E-mail, Language."
    ),
    "empty_event": _("There is nothing here. Choose the file with your list, or paste its rows."),
    "no_people": _(
        "There are column names but no people under them. Add the people, and try again."
    ),
}


class RosterRefused(Refused):
    """Nothing in the file can be used; ``code`` is one of ``REFUSALS``."""

    def __init__(self, code: str) -> None:
        super().__init__(REFUSALS[code])
        self.code = code

    @classmethod
    def about(cls, code: str, ending: str) -> "RosterRefused":
        """In words of its own for this kind of list, where there are such."""
        own = f"{code}_{ending}"
        return cls(own if own in REFUSALS else code)


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """Something about one field of one row; ``params`` fill the message."""

    field: str
    code: str
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def message(self) -> str:
        """What is wrong and how to put it right, in the active language."""
        params = defaultdict(str, self.params)
        if "country" in params:
            params["country"] = country_name(params["country"])
        return str(_MESSAGES[self._wording] % params)

    @property
    def _wording(self) -> str:
        similar = f"{self.code}_similar"
        if self.params.get("similar") and similar in _MESSAGES:
            return similar
        about_field = f"{self.code}_{self.field}"
        return about_field if about_field in _MESSAGES else self.code

    @property
    def blocks(self) -> bool:
        """Whether it must be put right before the row can be sent."""
        return self.code in ERRORS and self.field in NEEDED

    def as_json(self) -> dict[str, Any]:
        return {"field": self.field, "code": self.code, "params": dict(self.params)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        return cls(stored["field"], stored["code"], stored.get("params", {}))


_MESSAGES = ERRORS | NOTES
