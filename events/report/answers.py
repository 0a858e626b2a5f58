"""What people answered at sign-up, counted so that nobody can be recognised by it.

A number from 1 to 4 is hidden, and where only one is, so is the next smallest: the sum of the
others would tell it. Only what is chosen from can be counted: what was typed is no number.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.models import Answer, Attendee, Event, Question
from events.sign_up.feedback import FEWEST
from events.sign_up.people_list import answers_of


@dataclass(frozen=True)
class Told:
    """``counts``: by answer; None: hidden."""

    question: Question
    counts: Sequence[tuple[str, int | None]]


def told_by(event: Event) -> list[Told]:
    """Of those who have a seat, as long as their answers are kept; none with too few answers."""
    people = Attendee.objects.coming().filter(session__event=event)
    bookings = set(people.values_list("booking", flat=True))
    given = [each for several in answers_of(bookings).values() for each in several]
    asked = event.questions.exclude(kind=Question.Kind.TEXT)
    told = (_told(question, given) for question in asked)
    return [each for each in told if each is not None]


def _told(question: Question, given: Sequence[Answer]) -> Told | None:
    counts = Counter(each.value for each in given if each.question_id == question.pk)
    if counts.total() < FEWEST:
        return None
    known = ["yes", "no"] if question.kind == Question.Kind.YES_NO else question.options_en
    options = dict.fromkeys([*known, *counts])
    numbers = hide_small({option: counts[option] for option in options})
    return Told(question, list(numbers.items()))


def hide_small(counts: Mapping[str, int]) -> dict[str, int | None]:
    hidden = {key for key, n in counts.items() if 0 < n < FEWEST}
    shown = [key for key, n in counts.items() if n >= FEWEST]
    if len(hidden) == 1 and shown:
        hidden.add(min(shown, key=lambda key: counts[key]))
    return {key: None if key in hidden else n for key, n in counts.items()}
