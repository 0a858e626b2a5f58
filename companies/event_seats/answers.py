"""What a person on a company's booking answers to the event's own questions."""

from collections.abc import Mapping

from django.db import transaction

from companies.event_seats.people import may_change
from companies.models import NewHire
from companies.visit import TooLate, locked
from events.models import Answer, Question


def questions_of(hire: NewHire) -> list[Question]:
    return list(hire.group.at_event.questions.filter(asked=True))


def answers_of(hire: NewHire) -> dict[int, str]:
    """By question id."""
    return dict(Answer.objects.filter(attendee=hire.attendee).values_list("question", "value"))


@transaction.atomic
def answer(hire: NewHire, answers: Mapping[int, str]) -> None:
    """Keep these, by question id; an empty one is forgotten. Saving again is fine.

    Raises TooLate once it is over, or she does not come.
    """
    hire = locked(hire)
    if not may_change(hire):
        raise TooLate
    own = Answer.objects.filter(attendee=hire.attendee)
    for question in questions_of(hire):
        value = answers.get(question.pk, "")
        if value:
            found = {"booking": hire.attendee.booking, "value": value}
            Answer.objects.update_or_create(
                attendee=hire.attendee, question=question, defaults=found
            )
        else:
            own.filter(question=question).delete()
