"""Her arrival checklist: saved on My page, and one that could not be mailed yet."""

from accounts.models import User
from guidance.models import ListToSend, SavedChecklist
from tests.home.someone import Words


def with_a_checklist(user: User, words: Words) -> None:
    answers = {"citizenship": "eu", "purpose": words("purpose")}
    SavedChecklist.objects.create(user=user, answers=answers, done=[words("tick")])
    ListToSend.objects.create(email=user.email, answers=answers)
