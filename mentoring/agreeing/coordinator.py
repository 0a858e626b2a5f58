"""To whom a programme's mails for its coordinator go."""

from accounts.models import User
from accounts.roles import Role
from mentoring.models import Programme


def who_coordinates(programme: Programme) -> User | None:
    """Who is named in the programme and still here; else the first who may run mentoring."""
    named: User | None = programme.coordinator
    if named and named.is_active:
        return named
    may = User.objects.filter(is_active=True, groups__name=Role.COORDINATOR)
    first: User | None = may.order_by("pk").first()
    return first
