"""What somebody has asked us, and what waits for one of us who has no screens in the admin."""

from django.db.models import Q

from accounts.models import User
from accounts.my_page import Panel
from accounts.permissions import enters_admin, works_here
from asking.models import Question
from asking.permissions import may_answer

SHOWN = 5


def panels(user: User) -> list[Panel]:
    return [*_to_answer(user), *_asked(user)]


def _to_answer(user: User) -> list[Panel]:
    """The front desk answers by the links that are in its mails, too."""
    if not works_here(user) or enters_admin(user) or not may_answer(user):
        return []
    hers = Q(person=user) | Q(person=None, team__members=user)
    found = Question.objects.waiting().filter(hers).select_related("topic").distinct()
    return [Panel("asking/my_work.html", {"questions": found})] if found else []


def _asked(user: User) -> list[Panel]:
    asked = Question.objects.by_person(user).filter(forgotten_at=None)
    found = asked.exclude(state=Question.State.SPAM).select_related("topic")[:SHOWN]
    return [Panel("asking/my_page.html", {"questions": found})] if found else []
