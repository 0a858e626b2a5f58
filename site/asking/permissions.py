"""Who may answer what readers ask."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User

ANSWER = "asking.answer_question"


def may_answer(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_active and user.has_perm(ANSWER))


def who_may_answer() -> QuerySet[User]:
    """Everybody to whom a question can be handed, by name."""
    app, _, codename = ANSWER.partition(".")
    granted = Q(
        groups__permissions__codename=codename,
        groups__permissions__content_type__app_label=app,
    )
    people = User.objects.filter(Q(is_superuser=True) | granted, is_active=True)
    return people.distinct().order_by("first_name", "last_name", "email")
