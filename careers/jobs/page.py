"""The jobs as a page: what fits, what can be changed, and for a candidate what fits her first."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careers.jobs.facets import Found, find
from careers.jobs.facts import of_profile
from careers.jobs.looking import KINDS, NO_DANISH, Chosen, JobFilter, address
from careers.jobs.rows import Row, rows_of
from careers.models import CandidateProfile, Job
from events.finding.choices import Chip, Group, Option

ROWS = 20
Address = Callable[[Chosen], str]


@dataclass
class JobsPage:
    chosen: Chosen
    address: str
    groups: Mapping[str, Group]
    quick: Sequence[Chip]
    active: Sequence[Chip]
    loosen: Sequence[Chip]
    nothing_chosen: str
    total: int
    fitting_her: int
    rows: "Page[Row]"
    knows_her: bool  # and what she works as, so that there is something to compare
    feed: str

    @property
    def hers(self) -> list[Row]:
        return [row for row in self.rows if row.why and row.why.fits]

    @property
    def others(self) -> list[Row]:
        return [row for row in self.rows if not (row.why and row.why.fits)]


def jobs_page(data: QueryDict, profile: CandidateProfile | None = None) -> JobsPage:
    filters = JobFilter(data)
    chosen = filters.chosen
    rows = _rows(profile)
    found = find(rows, chosen)
    here: Address = lambda other: address(reverse("jobs:index"), other)  # noqa: E731
    names = {kind: filters.labels(kind) for kind in KINDS}
    there = {(kind, value) for row in rows for kind in KINDS for value in row.values[kind]}
    knows_her = bool(profile and profile.occupation)
    ordered = sorted(found.fitting, key=_best_first) if knows_her else found.fitting
    return JobsPage(
        chosen=chosen,
        address=here(chosen),
        groups=dict(_groups(filters, found, chosen, there)),
        quick=list(_quick(found, chosen, here)),
        active=list(_active(chosen, names, here)),
        loosen=list(_loosen(found, chosen, names, here)) if not found.fitting else [],
        nothing_chosen=here(Chosen()),
        total=len(found.fitting),
        fitting_her=sum(1 for row in found.fitting if row.why and row.why.fits),
        rows=Paginator(ordered, ROWS).get_page(data.get("page")),
        knows_her=knows_her,
        feed=address(reverse("jobs:feed"), chosen),
    )


def _rows(profile: CandidateProfile | None) -> list[Row]:
    """All open jobs; hers without those of companies that she has blocked."""
    if profile is None:
        return rows_of(Job.objects.open())
    blocked = profile.blocked.values("cvr")
    person = of_profile(profile) if profile.occupation else None
    return rows_of(Job.objects.open().exclude(company__cvr__in=blocked), person)


def _best_first(row: Row) -> tuple[bool, int]:
    """Sorting keeps the newest before the others that are as good."""
    return (not (row.why and row.why.fits), -(row.why.score if row.why and row.why.fits else 0))


def _groups(
    filters: JobFilter, found: Found, chosen: Chosen, there: Container[tuple[str, str]]
) -> Iterator[tuple[str, Group]]:
    """What any open job has stays, so that nothing moves when one ticks."""
    for kind in KINDS:
        asked = getattr(chosen, kind)
        options = [
            Option(value, label, found.counts[kind, value], value in asked)
            for value, label in filters.labels(kind).items()
            if (kind, value) in there or value in asked
        ]
        yield kind, Group(kind, str(filters.form.fields[kind].label), options)


def _quick(found: Found, chosen: Chosen, here: Address) -> Iterator[Chip]:
    """One click for what newcomers ask for most."""
    for kind, value, label in (
        ("danish", NO_DANISH, _("Without Danish")),
        ("form", "part_time", _("Part time")),
        ("form", "remote", _("From home")),
        ("form", "placement", _("Work placement")),
    ):
        to = here(chosen.toggled(kind, value))
        is_on = value in getattr(chosen, kind)
        yield Chip(f"{kind}-{value}", label, to, is_on, found.counts[kind, value])


def _active(
    chosen: Chosen, names: Mapping[str, Mapping[str, str]], here: Address
) -> Iterator[Chip]:
    if chosen.q:
        yield Chip("q", f"“{chosen.q}”", here(chosen.without("q")), is_on=True)
    for kind in KINDS:
        for value in getattr(chosen, kind):
            to = here(chosen.toggled(kind, value))
            yield Chip(f"{kind}-{value}", names[kind][value], to, is_on=True)


def _loosen(
    found: Found, chosen: Chosen, names: Mapping[str, Mapping[str, str]], here: Address
) -> Iterator[Chip]:
    """Where nothing fits: what to take away, and how much there would be then; the most first."""
    for kind, count in found.without.most_common():
        values: Any = getattr(chosen, kind)
        label = f"“{values}”" if kind == "q" else ", ".join(names[kind][one] for one in values)
        yield Chip(kind, label, here(chosen.without(kind)), count=count)
