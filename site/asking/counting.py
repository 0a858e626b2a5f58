"""What is asked, by topic and by page: what pages lack."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.utils import timezone
from wagtail.models import Page

from asking.models import Question, Topic

DAYS = 365
PAGES = 50


@dataclass(frozen=True)
class Row:
    """``helped`` and ``not_helped``: what those said who said anything."""

    about: Topic | Page | None
    asked: int
    waiting: int
    helped: int
    not_helped: int

    @property
    def said(self) -> int:
        return self.helped + self.not_helped


@dataclass(frozen=True)
class Counts:
    topics: Sequence[Row]
    pages: Sequence[Row]
    answered: int
    in_time: int

    @property
    def asked(self) -> int:
        return sum(row.asked for row in self.topics)


def counts() -> Counts:
    """Of the last year, without spam; the most asked first."""
    since = timezone.now() - timedelta(days=DAYS)
    asked = Question.objects.filter(asked_at__gte=since).exclude(state=Question.State.SPAM)
    topics = {topic.pk: topic for topic in Topic.objects.all()}
    by_page = _by(asked.exclude(page=None), "page")
    pages = {page.pk: page for page in Page.objects.filter(pk__in=[row["page"] for row in by_page])}
    answered, in_time = _in_time(asked)
    return Counts(
        [_row(topics.get(row["topic"]), row) for row in _by(asked, "topic")],
        [_row(pages.get(row["page"]), row) for row in by_page[:PAGES]],
        answered,
        in_time,
    )


def _by(asked: Any, field: str) -> list[dict[str, Any]]:
    rows = asked.order_by().values(field)
    rows = rows.annotate(
        asked=Count("pk"),
        waiting=Count("pk", filter=Q(state=Question.State.OPEN)),
        helped_n=Count("pk", filter=Q(helped=True)),
        not_helped_n=Count("pk", filter=Q(helped=False)),
    )
    return list(rows.order_by("-asked", F(field).asc()))


def _row(about: Topic | Page | None, row: dict[str, Any]) -> Row:
    return Row(about, row["asked"], row["waiting"], row["helped_n"], row["not_helped_n"])


def _in_time(asked: Any) -> tuple[int, int]:
    """How many have an answer, and how many of these had it by the promised day."""
    done = asked.filter(state__in=Question.ANSWERED)
    days = [
        (due, timezone.localtime(closed).date())
        for due, closed in done.exclude(closed_at=None).values_list("due_on", "closed_at")
    ]
    return len(days), sum(closed <= due for due, closed in days)
