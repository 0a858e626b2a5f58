"""The words of the questions."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guidance.arrival.asked import UNKNOWN, Asked, With
from guidance.models import Municipality
from guidance.profiles import Purpose
from vocabulary.countries import CitizenshipGroup

Words = str | Promise


@dataclass(frozen=True)
class Choice:
    value: str
    title: Words
    text: Words = ""


@dataclass(frozen=True)
class Question:
    """``why``: what the answer decides. ``listed``: too many choices for tick marks."""

    name: str
    title: Words
    why: Words
    choices: tuple[Choice, ...]
    listed: bool = False


_CITIZENS = (
    Choice(
        CitizenshipGroup.NORDIC,
        _("A Nordic country"),
        _("Sweden, Norway, Finland, Iceland, the Faroe Islands, Greenland, or Denmark itself"),
    ),
    Choice(
        CitizenshipGroup.EU,
        _("The EU, the EEA or Switzerland"),
        _("Liechtenstein too. Not the United Kingdom"),
    ),
    Choice(
        CitizenshipGroup.THIRD_COUNTRY,
        _("Another country"),
        _(
            "Or no country: a travel document for refugees or stateless people. Diplomats, and "
            "people under the special act for Ukraine, have rules that the list does not know: "
            "ask us"
        ),
    ),
)
_PURPOSES: dict[Purpose, tuple[Words, Words]] = {
    Purpose.WORK: (_("Work"), _("I have a job in Denmark, for three months or longer")),
    Purpose.STUDY: (_("Study"), _("A whole degree, an exchange, or a PhD without a salary")),
    Purpose.FAMILY: (
        _("Join my family"),
        _("A husband, wife, partner, parent or child of mine lives there, or moves there"),
    ),
    Purpose.JOBSEEKER: (_("Look for work"), _("I have no job in Denmark yet")),
    Purpose.SELF_EMPLOYED: (_("Run my own business"), ""),
    Purpose.SHORT_STAY: (_("Work for less than three months"), ""),
    Purpose.COMMUTER: (_("Work there, and live in another country"), ""),
    Purpose.POSTED: (
        _("Work there for my employer abroad"),
        _("You are posted: your contract and your salary stay abroad"),
    ),
    Purpose.FUNDS: (_("Live on my own money or pension"), ""),
    Purpose.RETURNING: (_("Move back"), _("I have lived in Denmark before")),
}


def question(name: str, asked: Asked) -> Question:
    """Raises KeyError where this person is not asked that."""
    if name not in asked.questions:
        raise KeyError(name)
    return _municipality(asked) if name == "municipality" else _QUESTIONS[name]()


def _citizenship() -> Question:
    return Question(
        "citizenship",
        _("Which country’s passport or ID card do you travel with?"),
        _("It decides whether you need a permit, a residence document, or neither."),
        _CITIZENS,
    )


def _purpose() -> Question:
    choices = (Choice(value, title, text) for value, (title, text) in _PURPOSES.items())
    why = _("If several fit, take the one that you have papers for.")
    return Question("purpose", _("What do you come to Denmark for?"), why, tuple(choices))


def _along() -> Question:
    choices = tuple(Choice(value, label) for value, label in With.choices)
    why = _("Everybody in a family registers in person, children too. You get their lists as well.")
    return Question("with", _("Who moves with you?"), why, choices)


def _partner() -> Question:
    return Question(
        "partner",
        _("Which passport or ID card does your partner travel with?"),
        _("Your partner’s papers depend on it."),
        _CITIZENS,
    )


def _municipality(asked: Asked, chosen: str | None = None) -> Question:
    """``chosen``: with this choice alone, as there are a hundred."""
    title, why = (
        (_("Where in Denmark will you work?"), _("It decides which centre is yours to ask."))
        if asked.purpose == Purpose.COMMUTER
        else (
            _("Where will you live?"),
            _("It decides where you register. The municipality is on the lease."),
        )
    )
    return Question("municipality", title, why, tuple(_municipalities(chosen)), listed=True)


def _municipalities(chosen: str | None) -> Iterator[Choice]:
    yield Choice(UNKNOWN, _("I do not know yet"))
    places = Municipality.objects.filter(code=chosen) if chosen else Municipality.objects.all()
    named = [(str(place), place.code) for place in places]
    yield from (Choice(code, name) for name, code in sorted(named, key=lambda each: each[0]))


_QUESTIONS = {
    "citizenship": _citizenship,
    "purpose": _purpose,
    "with": _along,
    "partner": _partner,
}


def in_words(asked: Asked) -> list[tuple[str, Question, str]]:
    """The answers that were given: name, question, and the choice in words."""
    found = []
    for name, value in asked.values.items():
        each = _municipality(asked, value) if name == "municipality" else _QUESTIONS[name]()
        title = next(str(choice.title) for choice in each.choices if choice.value == value)
        found.append((name, each, title))
    return found
