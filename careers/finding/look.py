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
        return max(1, min(PAGES, -(-self.counted.total // PAGE)))

    @property
    def unusual_sort(self) -> str:
        """The order, for an address, where it is another than one gets without asking for any."""
        return "" if self.sort == _usual(self.asked) else self.sort.value


def look(asked: Asked, cvr: str, *, page: int = 1, sort: Sort | None = None) -> Look:
    """``page`` beyond the last is the last. Without ``sort``, the nearest to the words come first;
    without words, the freshest do, whatever is asked for."""
    within = Within(cvr)
    usual = _usual(asked)
    sort = sort if sort and usual == Sort.BEST else usual
    with search.together():
        return _look(asked, within, page, sort)


def _look(asked: Asked, within: Within, page: int, sort: Sort) -> Look:
    counted = facets.count(search.cells(asked, within), asked)
    found = Look(asked, counted, [], 1, sort)
    if found.is_few:
        return Look(asked, counted, [], 1, sort, suggested=_suggested(asked, within))
    page = max(1, min(page, found.pages))
    ids = (search.best if sort == Sort.BEST else search.ids)(asked, within, counted.total, page)
    return Look(asked, counted, search.load(ids), page, sort)


def _usual(asked: Asked) -> Sort:
    return Sort.BEST if any(phrase.wanted for phrase in asked.phrases) else Sort.FRESH


def _suggested(asked: Asked, within: Within) -> str:
    """Only where the other words find enough to be shown."""
    words = did_you_mean(asked)
    if not words or search.total(asked.with_words(words), within) < facets.FEWEST:
        return ""
    return words
