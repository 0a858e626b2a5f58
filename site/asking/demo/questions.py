"""Ten questions and what became of each, told in the order of time."""

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from asking import answering, following, handing, spam
from asking.demo.setup import People
from asking.models import Question, Team, Topic
from asking.sending import Asked, ask
from guidance.models import Municipality
from outbox.models import Message
from vocabulary.danish_days import working_days_before

FILE = Path(__file__).parent / "questions.toml"


def load(today: date, people: People) -> None:
    """Mails of days before this one have been read long ago. Run again it adds nothing."""
    if Question.objects.exists():
        return
    for number, row in enumerate(tomllib.loads(FILE.read_text())["question"]):
        before = set(Message.objects.values_list("pk", flat=True))
        _tell(row, working_days_before(today, row["days"]), number, people)
        if row["days"]:
            Message.objects.exclude(pk__in=before).delete()


def _tell(row: dict[str, Any], day: date, number: int, people: People) -> None:
    """``row["steps"]``: each a number of working days after it was asked, and what was done."""
    asked_at = timezone.make_aware(datetime.combine(day, time(8, 5 + number)))
    with _then(min(asked_at, timezone.now())):
        question = _ask(row)
    for hours, step in enumerate(row.get("steps", []), start=1):
        moment = asked_at + timedelta(hours=hours, days=step.get("days", 0))
        with _then(min(moment, timezone.now())):
            _ACTS[step["act"]](question.pk, step, people)


@contextmanager
def _then(moment: datetime) -> Iterator[None]:
    with patch("django.utils.timezone.now", lambda: moment):
        yield


def _ask(row: dict[str, Any]) -> Question:
    path = f"/home{row['page']}" if "page" in row else ""
    return ask(
        Asked(
            topic=Topic.objects.get(key=row["topic"]),
            text=row["text"],
            email=f"{row['email']}@ankomst.example",
            language=row["language"],
            name=row.get("name", ""),
            municipality=Municipality.objects.filter(code=row.get("municipality", "")).first(),
            page=Page.objects.filter(url_path=path).first(),
        )
    )


def _by(step: dict[str, Any], people: People) -> User | None:
    return people.named(step.get("by", ""))


def _hand_on(pk: int, step: dict[str, Any], people: People) -> None:
    handing.hand_on(
        pk,
        team=Team.objects.filter(name_en=step.get("team", "")).first(),
        person=people.named(step.get("person", "")),
        reason=step["words"],
        seen=Question.objects.get(pk=pk).owners_version,
        by=_by(step, people),
    )


_Act = Callable[[int, dict[str, Any], People], Any]
_ACTS: dict[str, _Act] = {
    "hand_on": _hand_on,
    "answer": lambda pk, step, people: answering.answer(pk, step["words"], by=_by(step, people)),
    "ask_back": lambda pk, step, people: answering.ask_back(
        pk, step["words"], by=_by(step, people)
    ),
    "take": lambda pk, step, people: answering.take(pk, by=people.named(step["by"]) or people.desk),
    "again": lambda pk, step, people: following.ask_again(pk, step["words"]),
    "settled": lambda pk, step, people: following.settled(pk),
    "not_settled": lambda pk, step, people: following.not_settled(pk, step["words"]),
    "spam": lambda pk, step, people: spam.mark(pk, by=people.named(step["by"]) or people.desk),
}
