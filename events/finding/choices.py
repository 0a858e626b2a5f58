"""What can be chosen: in the form with its counts, as quick links, and what to take away again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.finding.briefs import LANGUAGES, ONLINE, REGISTRATION, Brief
from events.finding.chosen import Chosen, less
from events.finding.facets import FREE, RANGE, Found
from events.finding.when import EVENINGS, RANGES, WHEN
from events.finding.words import short_day
from events.models import AUDIENCES, Category, Organiser
from guidance.models import Municipality

FAMILIES = "families"
KINDS = ("category", "place", "audience", "language", "organiser")
Address = Callable[[Chosen], str]
Names = dict[tuple[str, str], tuple[int, str]]  # place among its like and name, by kind and choice


@dataclass(frozen=True, slots=True)
class Option:
    """A box to tick. ``count`` is None where it is not known without asking for it."""

    value: str
    label: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> int:
        return sum(option.is_chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class Chip:
    """A link that chooses something, or takes it away again."""

    key: str
    label: str
    address: str
    is_on: bool = False
    count: int | None = None


def names_of(briefs: Iterable[Brief], chosen: Chosen) -> Names:
    """Of everything there is to choose in a period, and of what is chosen already."""
    names: Names = {("category", REGISTRATION): (9999, _("Registration days"))}
    names |= {("audience", key): (n, str(name)) for n, (key, name) in enumerate(AUDIENCES.items())}
    names |= {("language", key): (n, str(name)) for n, (key, name) in enumerate(LANGUAGES.items())}
    for brief in briefs:
        names |= brief.labels
    for kind, of in _UNKNOWN.items():
        if unknown := [key for key in getattr(chosen, kind) if (kind, key) not in names]:
            names |= {(kind, key): (0, name) for key, name in of(unknown)}
    return names


def _categories(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield from ((one.key, str(one)) for one in Category.objects.filter(key__in=keys))


def _organisers(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield from ((one.key, str(one)) for one in Organiser.objects.filter(key__in=keys))


def _places(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    if ONLINE in keys:
        yield ONLINE, _("Online")
    yield from ((one.code, str(one)) for one in Municipality.objects.filter(code__in=keys))


_UNKNOWN = {"category": _categories, "organiser": _organisers, "place": _places}


def groups(found: Found, chosen: Chosen, names: Names) -> dict[str, Group]:
    """For the form. Choices that would find nothing stay, so that nothing moves when one ticks."""
    labels = {
        "category": _("What"),
        "place": _("Where"),
        "audience": _("For whom"),
        "language": _("Spoken language"),
        "organiser": _("Organiser"),
    }
    return {
        name: Group(name, label, _options(name, found, chosen, names))
        for name, label in labels.items()
    }


def _options(kind: str, found: Found, chosen: Chosen, names: Names) -> list[Option]:
    asked = getattr(chosen, kind)
    of_kind = [(place, name, key) for (one, key), (place, name) in names.items() if one == kind]
    return [
        Option(key, name, _count(kind, key, found, chosen), key in asked)
        for _place, name, key in sorted(of_kind)
    ]


def _count(kind: str, key: str, found: Found, chosen: Chosen) -> int | None:
    """Registration days are many, and are not read unless they are asked for."""
    unread = (kind, key) == ("category", REGISTRATION) and not chosen.registration
    return None if unread else found.count(kind, key)


def quick(found: Found, chosen: Chosen, address: Address, *, with_counts: bool) -> list[Chip]:
    """One click for what is asked for most. ``with_counts``: whether all of it has been read."""
    chips = [
        Chip(name, str(WHEN[name]), address(_toggled_range(chosen, name)), chosen.range == name)
        for name in RANGES
    ]
    evenings = replace(chosen, when=_toggled(chosen.when, EVENINGS))
    families = replace(chosen, audience=_toggled(chosen.audience, FAMILIES))
    chips += [
        Chip(EVENINGS, str(WHEN[EVENINGS]), address(evenings), chosen.evenings),
        Chip(FAMILIES, _("With children"), address(families), FAMILIES in chosen.audience),
    ]
    counts = {EVENINGS: ("when", EVENINGS), FAMILIES: ("audience", FAMILIES)}
    if with_counts:
        counts |= {name: ("when", name) for name in RANGES}
    return [
        replace(chip, count=found.count(*counts[chip.key])) if chip.key in counts else chip
        for chip in chips
    ]


def _toggled(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return less(values, value) if value in values else (*values, value)


def _toggled_range(chosen: Chosen, name: str) -> Chosen:
    """One range takes the place of another, and of days that were written."""
    others = less(chosen.when, *RANGES)
    when = others if chosen.range == name else (name, *others)
    return replace(chosen, when=when, first=None, last=None)


def active(chosen: Chosen, names: Names, address: Address) -> list[Chip]:
    """All that is chosen, each with the address without it."""
    return [
        Chip(f"{kind}-{value}", label, address(without), is_on=True)
        for kind, value, label, without in _active(chosen, names)
    ]


def _active(chosen: Chosen, names: Names) -> Iterator[tuple[str, str, str, Chosen]]:
    if chosen.q:
        yield "q", "", f"“{chosen.q}”", chosen.without("q")
    for kind in KINDS:
        values = getattr(chosen, kind)
        for value in values:
            _place, label = names.get((kind, value), (0, value))
            yield kind, value, label, chosen.with_values(kind, less(values, value))
    for value in chosen.when:
        yield "when", value, str(WHEN[value]), replace(chosen, when=less(chosen.when, value))
    if chosen.first or chosen.last:
        yield "days", "", _between(chosen.first, chosen.last), chosen.without("first", "last")
    if chosen.free:
        yield FREE, "", _("Free seats"), chosen.without("free")


def _between(first: date | None, last: date | None) -> str:
    language = get_language() or "en"
    words = {
        "first": short_day(first, language) if first else "",
        "last": short_day(last, language) if last else "",
    }
    if first and last:
        return f"{words['first']} – {words['last']}"
    return _("From %(first)s") % words if first else _("Until %(last)s") % words


def to_loosen(found: Found, chosen: Chosen, names: Names, address: Address) -> list[Chip]:
    """Where nothing fits: what to take away, and how much there would be then; the most first."""
    labels = {
        "q": f"“{chosen.q}”",
        RANGE: str(WHEN[chosen.range]) if chosen.range else "",
        EVENINGS: str(WHEN[EVENINGS]),
        FREE: _("Free seats"),
    }
    return [
        Chip(
            kind,
            labels.get(kind) or _named(kind, chosen, names),
            address(cleared(chosen, kind)),
            count=n,
        )
        for kind, n in found.without.most_common()
    ]


def _named(kind: str, chosen: Chosen, names: Names) -> str:
    return ", ".join(names.get((kind, value), (0, value))[1] for value in getattr(chosen, kind))


def cleared(chosen: Chosen, kind: str) -> Chosen:
    if kind in (RANGE, EVENINGS):
        gone = tuple(RANGES) if kind == RANGE else (EVENINGS,)
        return replace(chosen, when=less(chosen.when, *gone))
    return chosen.without(kind)
