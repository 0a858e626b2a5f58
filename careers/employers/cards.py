"""What an employer sees of somebody: her published copy, and what the own company did with it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careers.closed_lists import LanguageLevel, WorkForm, major_group_of
from careers.contact.told import Told, told
from careers.models import (
    ContactRequest,
    EmployerNote,
    PublishedLanguage,
    PublishedSummary,
    ShortListed,
    Skill,
)
from companies.models import Company
from vocabulary.labels import in_a_row
from vocabulary.languages import language_name

NEW_FOR = timedelta(days=7)

#: By group, or else by major group.
_ICONS = {
    "0": "shield",
    "1": "briefcase-business",
    "2": "graduation-cap",
    "21": "flask-conical",
    "22": "stethoscope",
    "23": "school",
    "24": "chart-no-axes-column",
    "25": "code",
    "26": "scale",
    "3": "pencil-ruler",
    "32": "stethoscope",
    "35": "cpu",
    "4": "headset",
    "5": "concierge-bell",
    "51": "chef-hat",
    "52": "store",
    "53": "heart-handshake",
    "6": "sprout",
    "7": "wrench",
    "71": "hard-hat",
    "8": "factory",
    "9": "package",
}
_TINTS = ("mist", "rose", "honey", "sky", "leaf")


@dataclass(frozen=True)
class Spoken:
    language: str
    level: str
    steps: int  # of 7


@dataclass(frozen=True)
class Card:
    """``lists``: names of the company's lists that she is on."""

    summary: PublishedSummary
    request: ContactRequest | None = None
    lists: tuple[str, ...] = ()
    notes: int = 0
    languages: tuple[Spoken, ...] = ()
    skills: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.summary.headline or self.summary.occupation_words or _("Looks for work")

    @property
    def occupation(self) -> str:
        return self.summary.occupation_words if self.summary.headline else ""

    @property
    def told(self) -> Told | None:
        return told(self.request) if self.request else None

    @property
    def is_new(self) -> bool:
        """By day: the minute at which the word goes would tell when she came."""
        return timezone.localdate(self.summary.published_at) > timezone.localdate() - NEW_FOR

    @property
    def icon(self) -> str:
        code = self.summary.occupation
        return _ICONS.get(code) or _ICONS.get(major_group_of(code), "user-round")

    @property
    def tint(self) -> str:
        code = self.summary.occupation
        return _TINTS[int(code[0]) % len(_TINTS)] if code else _TINTS[0]

    @property
    def work_forms(self) -> list[str]:
        forms = self.summary.work_forms
        return in_a_row(WorkForm(form).label for form in forms if form in WorkForm)


def cards(summaries: Sequence[PublishedSummary], company: Company) -> list[Card]:
    """Five queries, however many they are."""
    ids = [one.pk for one in summaries]
    requests, lists, notes = _requests(ids, company), _lists(ids, company), _notes(ids, company)
    languages, skills = _languages(ids), _skills(ids)
    return [
        Card(
            one,
            request=requests.get(one.pk),
            lists=tuple(lists[one.pk]),
            notes=notes.get(one.pk, 0),
            languages=tuple(languages[one.pk]),
            skills=tuple(sorted(skills[one.pk], key=str.casefold)),
        )
        for one in summaries
    ]


def _languages(ids: Iterable[int]) -> dict[int, list[Spoken]]:
    """The best first."""
    rows = PublishedLanguage.objects.filter(summary__in=ids).order_by("-level", "code")
    spoken: dict[int, list[Spoken]] = defaultdict(list)
    for pk, code, level in rows.values_list("summary", "code", "level"):
        label = str(LanguageLevel(level).label)
        spoken[pk].append(Spoken(_capital(language_name(code)), label, level))
    return spoken


def _skills(ids: Iterable[int]) -> dict[int, list[str]]:
    danish = (get_language() or "en").startswith("da")
    rows = Skill.objects.filter(published__in=ids).order_by()
    names: dict[int, list[str]] = defaultdict(list)
    for pk, name_en, name_da in rows.values_list("published", "name_en", "name_da"):
        names[pk].append((danish and name_da) or name_en)
    return names


def _requests(ids: Iterable[int], company: Company) -> dict[int, ContactRequest]:
    """The last one of each person; of one who came back under another handle, if she shows it."""
    asked = ContactRequest.objects.select_related("reveal")
    theirs = asked.filter(company=company, profile__published__in=ids)
    same = Q(handle=F("profile__published__handle"))
    shown = Q(reveal__taken_back_at=None, reveal__until__gt=timezone.now())
    found = (
        theirs.filter(same | shown)
        .annotate(summary=F("profile__published"))
        .order_by("asked_at", "pk")
    )
    return {request.summary: request for request in found}  # type: ignore[attr-defined]


def _lists(ids: Iterable[int], company: Company) -> dict[int, list[str]]:
    rows = ShortListed.objects.filter(short_list__company=company, summary__in=ids)
    names: dict[int, list[str]] = defaultdict(list)
    for pk, name in rows.order_by("short_list__name").values_list("summary", "short_list__name"):
        names[pk].append(name)
    return names


def _notes(ids: Iterable[int], company: Company) -> dict[int, int]:
    rows = EmployerNote.objects.filter(company=company, summary__in=ids).order_by()
    return dict(rows.values_list("summary").annotate(Count("pk")))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
