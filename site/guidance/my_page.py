"""The arrival checklist that somebody has saved, on My page."""

from datetime import date

from accounts.models import User
from accounts.my_page import Panel
from guidance.arrival.checklist import PersonsStep
from guidance.arrival.keeping import list_of
from guidance.models import SavedChecklist, StepDeadline


def panels(user: User) -> list[Panel]:
    kept = SavedChecklist.objects.filter(user=user).first()
    found = list_of(kept) if kept else None
    if kept is None or found is None:
        return []
    steps = [each for person in found.lists for each in person.must]
    left = [each for each in steps if not each.done]
    context = {
        "steps": len(steps),
        "done": len(steps) - len(left),
        "next": left[0].needed.step.title if left else "",
        "next_day": min(_days(left, kept.days), default=None),
        "today": found.on,
    }
    return [Panel("guidance/arrival/_my_page.html", context)]


def _days(left: list[PersonsStep], days: dict[str, date]) -> list[tuple[date, str]]:
    """By when what is left must be done, where she has told us her days."""
    return [
        (deadline.day(days[deadline.anchor]), str(each.needed.step.title))
        for each in left
        for deadline in each.deadlines
        if deadline.kind == StepDeadline.Kind.BY and deadline.anchor in days
    ]
