"""One person's cells to clean values, and everything that is wrong with them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from companies.roster_reading.contacts import e164, is_email, several_emails, tidy_email
from companies.roster_reading.dates import DateOrder, DateUnclear, Orders, read_date
from companies.roster_reading.fields import CHILDREN, FULL_NAME, MIDDLE_NAME, PARTNER, VALUES
from companies.roster_reading.people import LOST_LETTER, household_of, name_of, tidy_name
from companies.roster_reading.places import MunicipalityLike, Places
from companies.roster_reading.problems import Problem
from companies.roster_reading.text import given, given_name, one_line
from vocabulary.countries import find_countries, find_country, guess_country
from vocabulary.cpr import REMOVED, redact_cpr
from vocabulary.languages import find_language, guess_language

_LONGEST = 100
_SHOWN = 60
_LIKELY_ONE_NAME = ("given_name", "family_name")


@dataclass(frozen=True, slots=True)
class Checked:
    """Every value of ``fields.VALUES``, "" where there is none that can be used."""

    values: dict[str, str]
    problems: list[Problem]


@dataclass
class _Person:
    """The texts of one person while they are being read."""

    texts: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    def note(self, about: str, code: str, /, **params: str) -> None:
        self.problems.append(Problem(about, code, params))


class Rules:
    """What we ask of a row. Knows the municipalities and how this file writes its dates."""

    def __init__(
        self,
        *,
        today: date,
        municipalities: Iterable[MunicipalityLike],
        orders: Orders | None = None,
    ) -> None:
        self.places = Places(municipalities)
        self.orders = orders or Orders()
        self._today = today
        self._countries: dict[str, str | None] = {}

    def check(self, texts: Mapping[str, str]) -> Checked:
        """``texts`` by field (of ``fields.FIELDS``): one line each, CPR numbers ``REMOVED``."""
        person = _Person({})
        person.texts = {name: _clean(person, name, text) for name, text in texts.items()}
        values = dict.fromkeys(VALUES, "") | self._names(person)
        readers: dict[str, Callable[[_Person], str]] = {
            "email": _email,
            "employee_number": lambda person: person.text("employee_number"),
            "citizenship": self._citizenship,
            "municipality": self._municipality,
            "start_date": lambda person: self._date(person, "start_date"),
            "arrival_date": lambda person: self._date(person, "arrival_date"),
            "phone": _phone,
            "language": _language,
            "household": _household,
        }
        values |= {name: read(person) for name, read in readers.items()}
        if values["start_date"] and values["arrival_date"] > values["start_date"]:
            person.note("arrival_date", "arrival_after_start")
        order = {name: position for position, name in enumerate(VALUES)}
        return Checked(values, sorted(person.problems, key=lambda p: order.get(p.field, -1)))

    def _names(self, person: _Person) -> dict[str, str]:
        names = name_of(
            full=person.text(FULL_NAME),
            given=person.text("given_name"),
            middle=person.text(MIDDLE_NAME),
            family=person.text("family_name"),
        )
        values = {"given_name": names.given[:_LONGEST], "family_name": names.family[:_LONGEST]}
        if not (names.given or names.family):
            person.note("given_name", "name_missing")
            return values
        for name, value in values.items():
            if LOST_LETTER in value:
                person.note(name, "text_garbled")
            if not value:
                person.note(name, f"{name}_missing")
        return values

    def _citizenship(self, person: _Person) -> str:
        text = person.text("citizenship")
        if not text:
            person.note("citizenship", "citizenship_missing")
            return ""
        if text not in self._countries:
            self._countries[text] = find_country(text)
        return self._countries[text] or _unclear_citizenship(person, text)

    def _municipality(self, person: _Person) -> str:
        text = person.text("municipality")
        if not text:
            person.note("municipality", "municipality_missing")
            return ""
        if name := self.places.find(text):
            return name
        if guess := self.places.guess(text):
            person.note("municipality", guess.code, typed=_shown(text), name=guess.name)
            return guess.name
        similar = " / ".join(self.places.similar(text))
        person.note("municipality", "municipality_unknown", typed=_shown(text), similar=similar)
        return ""

    def _date(self, person: _Person, name: str) -> str:
        text = person.text(name)
        if not text:
            if name == "start_date":
                person.note(name, "start_date_missing")
            return ""
        try:
            return read_date(text, self.orders, self._today).isoformat()
        except DateUnclear as unclear:
            person.note(name, unclear.code, typed=_shown(text))
            return ""


def check_values(
    values: Mapping[str, str],
    *,
    today: date,
    municipalities: Iterable[MunicipalityLike],
    date_order: DateOrder | None = None,
) -> Checked:
    """Check one row as somebody typed it; ``values`` by field (of ``fields.FIELDS``)."""
    orders = Orders(date_order, date_order) if date_order else None
    texts = {name: redact_cpr(one_line(redact_cpr(text))) for name, text in values.items()}
    return Rules(today=today, municipalities=municipalities, orders=orders).check(texts)


def _clean(person: _Person, name: str, text: str) -> str:
    """Without what is left of a CPR number, "" when it says that there is nothing."""
    if REMOVED in text:
        person.note(name if name in VALUES else "given_name", "cpr_removed")
        text = " ".join(text.replace(REMOVED, " ").split()).strip(" ,;:-")
    if name in (FULL_NAME, MIDDLE_NAME, *_LIKELY_ONE_NAME):
        text = given_name(tidy_name(text))
    elif name not in ("household", PARTNER, CHILDREN) or household_of(household=text) is None:
        text = given(text)
    if len(text) > 2 * _LONGEST:
        person.note(name if name in VALUES else "given_name", "text_cut")
    return text[: 2 * _LONGEST]


def _email(person: _Person) -> str:
    text = person.text("email")
    if not text:
        person.note("email", "email_missing")
        return ""
    if several_emails(text) and not is_email(tidy_email(text)):
        person.note("email", "email_several")
        return ""
    address = tidy_email(text)
    if not is_email(address):
        foreign = "@" in address and not address.rpartition("@")[0].isascii()
        person.note("email", "email_letters" if foreign else "email_invalid")
        return ""
    return address


def _unclear_citizenship(person: _Person, text: str) -> str:
    if len(find_countries(text)) > 1:
        person.note("citizenship", "citizenship_several")
        return ""
    if guess := guess_country(text):
        person.note("citizenship", "citizenship_guessed", typed=_shown(text), country=guess)
        return guess
    person.note("citizenship", "citizenship_unknown", typed=_shown(text))
    return ""


def _phone(person: _Person) -> str:
    text = person.text("phone")
    number = e164(text) if text else ""
    if number is None:
        person.note("phone", "phone_invalid", typed=_shown(text))
    return number or ""


def _language(person: _Person) -> str:
    text = person.text("language")
    language = (find_language(text) or guess_language(text)) if text else ""
    if language is None:
        person.note("language", "language_unknown", typed=_shown(text))
    return language or ""


def _household(person: _Person) -> str:
    texts = {name: person.text(name) for name in ("household", PARTNER, CHILDREN)}
    heads = household_of(**texts)
    if heads is None:
        person.note("household", "household_unclear")
    return heads or ""


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
