"""The demo's mentoring: programmes, who applied, the pairs, and their six months.

The same from the same first day, and safe to run again: what exists is left.
"""

from datetime import date

from mentoring.demo import applying, board, pages, programmes, six_months
from mentoring.demo.people import People
from mentoring.models import Programme

__all__ = ["People", "load"]


def load(today: date, people: People) -> None:
    """The calendar and the site's pages are there already.

    In this order: programmes with their people and pages, applications, matching, six months.
    """
    made = programmes.load(today, people)
    pages.load(made)
    if Programme.State.OPEN in made:
        applying.load(made[Programme.State.OPEN], people)
    if Programme.State.MATCHING in made:
        board.load(made[Programme.State.MATCHING], people)
    six_months.load(made, people)
