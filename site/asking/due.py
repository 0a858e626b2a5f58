"""When an answer is promised."""

from datetime import date

from django.utils import timezone

from vocabulary.danish_days import add_working_days

ANSWER_WITHIN = 3
"""Danish working days after the day on which it was asked."""

TOO_LATE = 2
"""Working days past the promised one; then who catches all is told, too."""


def due_on(asked: date | None = None) -> date:
    return add_working_days(asked or timezone.localdate(), ANSWER_WITHIN)


def is_too_late(due: date, on: date) -> bool:
    return on >= add_working_days(due, TOO_LATE)
