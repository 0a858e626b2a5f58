"""A plan with dates: the rows that fit the answers, on their days, by month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from wagtail.models import Locale

from guidance.chapters import Audience
from guidance.employers.asked import Asked
from guidance.models import GuidePage, PlanStep

#: Where the visit is booked for this many people of these kinds; set by the app that books.
book_url: list[Callable[[Asked | None], str]] = []


def booked_at(asked: Asked | None = None) -> str:
    """Without answers: for any group. Empty where nothing can be booked."""
    return next((url(asked) for url in book_url), "")


@dataclass(frozen=True)
class Row:
    """``chapter`` is the page to read more on, None where nobody has published it."""

    step: PlanStep
    day: date
    chapter: GuidePage | None
    number: int  # of the chapter it is, or belongs to; 0 without one

    words: str  # “6 weeks before the day they move to Denmark”

    @property
    def open_before(self) -> bool:
        """Whether it may be done before its day as well."""
        return self.step.kind == PlanStep.Kind.BY


@dataclass(frozen=True)
class Month:
    first: date
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class TooFew:
    """A row that fits, but for the number of people."""

    step: PlanStep
    people: int


@dataclass(frozen=True)
class Plan:
    asked: Asked
    today: date
    rows: tuple[Row, ...]
    too_few: tuple[TooFew, ...]

    @property
    def overdue(self) -> tuple[Row, ...]:
        """What should have been done by now, the first first; it is done at once."""
        return tuple(row for row in self.rows if row.open_before and row.day < self.today)

    @property
    def months(self) -> list[Month]:
        """All the rest, past or to come, by month."""
        late = set(self.overdue)
        rest = [row for row in self.rows if row not in late]
        months = groupby(rest, key=lambda row: row.day.replace(day=1))
        return [Month(first, tuple(rows)) for first, rows in months]

    @property
    def books_at(self) -> str:
        return booked_at(self.asked)


def make_plan(asked: Asked, today: date, language: str) -> Plan:
    """By the rows in force today; with links to the chapters in this language."""
    steps = list(PlanStep.objects.on(today))
    chapters = _chapters(language)
    rows = [_row(step, asked, chapters) for step in steps if step.applies_to(asked)]
    few = [TooFew(s, s.people(asked)) for s in steps if s.fits(asked) and not s.applies_to(asked)]
    return Plan(
        asked=asked,
        today=today,
        rows=tuple(sorted(rows, key=lambda row: (row.day, row.step.number, row.step.key))),
        too_few=tuple(each for each in few if each.people > 1),
    )


Chapters = dict[str, tuple[int, GuidePage]]


def _chapters(language: str) -> Chapters:
    """By what they are about: the number in the guide, as beside its text, and the page."""
    locale = Locale.objects.filter(language_code=language).first()
    shown = GuidePage.objects.live().filter(locale=locale, view_restrictions=None)
    others = [each for each in Audience if each.moves_here]
    pages = list(shown.exclude(audience__in=others).defer_streamfields().order_by("path"))
    tops = [page for page in pages if page.depth == pages[0].depth]
    found: Chapters = {}
    for page in pages:
        if page.chapter:
            found.setdefault(page.chapter, (_number(page, tops), page))
    return found


def _number(page: GuidePage, chapters: list[GuidePage]) -> int:
    own = (n for n, each in enumerate(chapters, start=1) if page.path.startswith(each.path))
    return next(own, 0)


def _row(step: PlanStep, asked: Asked, chapters: Chapters) -> Row:
    number, chapter = chapters.get(step.chapter, (0, None))
    return Row(step, step.day(asked), chapter, number, step.words_for(asked))
