"""What the worker does for questions, by the clock."""

from asking import forgetting, handing, reminding
from outbox.clock import every


@every(minutes=15)
def give_back_questions() -> None:
    """Of people who have left."""
    handing.give_back()


@every(minutes=30)
def remind_owners() -> None:
    reminding.remind()


@every(minutes=24 * 60)
def forget_questions() -> None:
    forgetting.forget_old()
