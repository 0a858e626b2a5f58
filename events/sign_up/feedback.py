"""How it was, from those who were there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Avg, Count, Q

from events.models import Attendee, Event, Feedback

FEWEST = 5  # answers: of fewer an organiser could guess who gave which
TEXTS_SHOWN = 20


@dataclass(frozen=True)
class Results:
    """What those who were there said, at all dates of an event together; who said it is not told.

    ``stars`` (of five) and ``texts`` are None and empty where fewer than five have answered, and
    ``settled`` (per cent) where fewer than five have answered that question.
    """

    answers: int | None  # None: some, but fewer than five
    stars: float | None = None
    settled: int | None = None
    texts: Sequence[str] = ()


def results_of(event: Event) -> Results | None:
    """None before the first answer."""
    given = Feedback.objects.filter(session__event=event)
    told = Q(settled__isnull=False)
    counted = given.aggregate(
        n=Count("pk"),
        stars=Avg("stars"),
        told=Count("pk", filter=told),
        settled=Count("pk", filter=Q(settled=True)),
    )
    if counted["n"] < FEWEST:
        return Results(None) if counted["n"] else None
    enough = counted["told"] >= FEWEST
    texts = given.exclude(text="").values_list("text", flat=True)
    return Results(
        answers=counted["n"],
        stars=round(counted["stars"], 1),
        settled=round(100 * counted["settled"] / counted["told"]) if enough else None,
        texts=list(texts.order_by("-session__starts", "text")[:TEXTS_SHOWN]),
    )


def give_feedback(
    attendee: Attendee, *, stars: int, settled: bool | None = None, text: str = ""
) -> Feedback:
    """Once for each person and date; the first answer stands."""
    answer = {"session": attendee.session, "stars": stars, "settled": settled, "text": text}
    try:
        with transaction.atomic():
            return Feedback.objects.get_or_create(attendee=attendee, defaults=answer)[0]
    except IntegrityError:
        return Feedback.objects.get(attendee=attendee)
