"""What guidance holds about a person: the checklist that she has saved, and nothing else."""

from typing import Any

from accounts.models import User
from guidance.arrival.keeping import forget
from guidance.models import ListToSend, SavedChecklist

HOLDS = {
    "guidance.SavedChecklist": "deleted",
    "guidance.ListToSend": "deleted; else it goes with the mail",
}


def held(user: User) -> dict[str, Any]:
    fields = ("answers", "arrival", "start", "done", "changed_at")
    lists = list(SavedChecklist.objects.filter(user=user).values(*fields))
    waiting = ListToSend.objects.filter(email__iexact=user.email)
    mails = list(waiting.values("email", "answers", "arrival", "start", "made_at"))
    found = {"arrival_checklist": lists, "lists_to_be_mailed": mails}
    return {name: rows for name, rows in found.items() if rows}


def hindrances(user: User) -> list[str]:
    return []


def erase(user: User) -> None:
    forget(user)
    ListToSend.objects.filter(email__iexact=user.email).delete()
