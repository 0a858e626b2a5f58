"""One look of an employer: who fits, how many of each kind, and what else could be meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from careers.finding import facets, search
from careers.finding.asked import Asked
from careers.finding.search import PAGE, PAGES, Sort, Within
from careers.finding.suggestions import did_you_mean
from careers.models import PublishedSummary


@dataclass(frozen=True)
class Look:
    """``people``: a page of those who fit; nobody where they are fewer than three."""

    asked: Asked
    counted: facets.Counted
    people: Sequence[PublishedSummary]
    page: int
    sort: Sort
    suggested: str = ""

    @property
    def is_few(self) -> bool:
        return self.counted.is_few

    @property
    def meant(self) -> Asked:
        return self.asked.with_words(self.suggested)

    @property
    def pages(self) -> int:
        most = search.RANKED // PAGE if self.sort == Sort.BEST else PAGES
        return max(1, min(most, -(-self.counted.total // PAGE)))


def look(asked: Asked, cvr: str, *, page: int = 1, sort: Sort = Sort.FRESH) -> Look:
    """``page`` beyond the last is the last."""
    within = Within(cvr)
    sort = sort if any(phrase.wanted for phrase in asked.phrases) else Sort.FRESH
    with search.together():
        return _look(asked, within, page, sort)


def _look(asked: Asked, within: Within, page: int, sort: Sort) -> Look:
    counted = facets.count(search.cells(asked, within), asked)
    found = Look(asked, counted, [], 1, sort)
    if found.is_few:
        return Look(asked, counted, [], 1, sort, suggested=_suggested(asked, within))
    page = max(1, min(page, found.pages))
    by_rank = sort == Sort.BEST
    ids = search.best(asked, within, page) if by_rank else _fresh(asked, within, counted, page)
    return Look(asked, counted, search.load(ids), page, sort)


def _fresh(asked: Asked, within: Within, counted: facets.Counted, page: int) -> list[int]:
    return search.ids(asked, within, counted.total, page)


def _suggested(asked: Asked, within: Within) -> str:
    """Only where the other words find enough to be shown."""
    words = did_you_mean(asked)
    if not words or search.total(asked.with_words(words), within) < facets.FEWEST:
        return ""
    return words
