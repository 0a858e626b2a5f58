"""What somebody has asked us, on My page."""

from accounts.models import User
from accounts.my_page import Panel
from asking.models import Question

SHOWN = 5


def panels(user: User) -> list[Panel]:
    asked = Question.objects.by_person(user).filter(forgotten_at=None)
    found = asked.exclude(state=Question.State.SPAM).select_related("topic")[:SHOWN]
    return [Panel("asking/my_page.html", {"questions": found})] if found else []
