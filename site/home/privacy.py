"""What the public page about privacy says: made of the table that the deleting jobs read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careers.employers.terms import TERMS as EMPLOYERS_TERMS
from careers.employers.terms import TERMS_VERSION as EMPLOYERS_VERSION
from careers.profile import wording
from companies.terms import TERMS, TERMS_VERSION

YEAR, MONTH = 365, 30.5  # days

GROUPS: dict[str, tuple[str, str | Promise]] = {
    "account": ("circle-user-round", _("Your account")),
    "events": ("calendar-days", _("Events and visits")),
    "questions": ("message-circle-question-mark", _("Questions to us")),
    "companies": ("building-2", _("Companies that book you in")),
    "bank": ("briefcase", _("CV bank")),
    "mentoring": ("heart-handshake", _("Mentoring")),
}


@dataclass(frozen=True)
class Group:
    key: str
    icon: str
    title: str | Promise
    rows: Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Wording:
    """Words that somebody said yes to, in the version that is asked for now."""

    title: str | Promise
    version: str
    clauses: Sequence[Any]


def groups() -> Iterator[Group]:
    for key, (icon, title) in GROUPS.items():
        of_group = [kept for kept in settings.RETENTION.values() if kept.group == key]
        rows = [{"kept": kept, "period": in_words(kept.days)} for kept in of_group]
        yield Group(key, icon, title, rows)


def in_words(days: int | None) -> str:
    """``2 years``, ``6 months``, ``14 days``; empty where there is no period."""
    if days is None:
        return ""
    if days % YEAR == 0:
        years = days // YEAR
        return ngettext("%(number)s year", "%(number)s years", years) % {"number": years}
    months = round(days / MONTH)
    if months > 1 and abs(days - months * MONTH) < 1:
        return ngettext("%(number)s month", "%(number)s months", months) % {"number": months}
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": days}


def wordings() -> list[Wording]:
    return [
        Wording(_("Being in the CV bank"), wording.VERSION, wording.WORDS),
        Wording(_("Companies that look for candidates"), EMPLOYERS_VERSION, EMPLOYERS_TERMS),
        Wording(_("Companies that book new hires in"), TERMS_VERSION, TERMS),
    ]
