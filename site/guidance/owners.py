"""Who looks after what is wrong: the owner of the rule, or every editor."""

from datetime import date

from accounts.models import User
from accounts.roles import Role, roles_of
from guidance.checks import Problem, problems


def problems_of(user: User, on: date) -> list[Problem]:
    """Hers, and those without an owner if she edits."""
    edits = Role.EDITOR in roles_of(user)
    owned = ((problem, owner_of(problem)) for problem in problems(on))
    return [problem for problem, owner in owned if owner == user.pk or (edits and owner is None)]


def owner_of(problem: Problem) -> int | None:
    """The key of a user."""
    return getattr(problem.row, "review_by_id", None)
