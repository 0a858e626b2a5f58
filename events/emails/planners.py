"""To those who plan registration days."""

from django.utils import translation

from accounts.models import User
from events.planning.closed_with_people import closed_with_people
from outbox.letters import Letter, mail


@mail("events.closed_days")
def closed_days(pk: int) -> Letter | None:
    """Days that are closed now and still have people; none where all was cancelled meanwhile."""
    planner = User.objects.filter(pk=pk, is_active=True).first()
    if planner is None:
        return None
    with translation.override(planner.language):
        days = closed_with_people()
    if not days:
        return None
    return Letter(planner.email, planner.language, "events/closed_days", {"days": days})
