"""What this part of the CV bank holds about somebody: who asked, what she showed, whom she blocked.

All of it hangs on her profile and goes with it, also from the companies' lists.
"""

from typing import Any

from accounts.models import User
from careers.models import CandidateProfile, ContactRequest
from outbox.models import Message

#: About requests, by pk (``careers.emails.contact``).
MAILS = [
    f"careers.{name}"
    for name in (
        *("contact_asked", "contact_reminder", "contact_yes", "contact_closed"),
        *("outcome_said", "outcome_suggested"),
    )
]


def held(profile: CandidateProfile) -> dict[str, Any]:
    requests = profile.requests.select_related("company")
    given = profile.reveals.select_related("company")
    return {
        "requests": [_request(one) for one in requests],
        "shown": [
            {
                "company": one.company.name,
                "fields": one.fields,
                "given_at": one.given_at,
                "until": one.until,
                "taken_back_at": one.taken_back_at,
            }
            for one in given
        ],
        "blocked_companies": list(profile.blocked.order_by("pk").values_list("cvr", flat=True)),
    }


def _request(one: ContactRequest) -> dict[str, Any]:
    return {
        "company": one.company.name,
        "job": one.job,
        "reason": one.reason,
        "asked_at": one.asked_at,
        "state": one.state,
        "answered_at": one.answered_at,
        "why_not": one.why_not,
        "feedback": one.feedback,
        "feedback_holds": one.feedback_holds,
    }


def held_of_employer(user: User) -> list[dict[str, Any]]:
    """What somebody wrote for a company, without whom it was written to."""
    asked = ContactRequest.objects.filter(asked_by=user)
    return [dict(row) for row in asked.values("company__name", "job", "reason", "asked_at")]


def erase(profile: CandidateProfile) -> None:
    """Mail that waits to be sent; the rest goes with the profile."""
    requests = profile.requests.values_list("pk", flat=True)
    Message.objects.filter(kind__in=MAILS, about__in=list(requests)).delete()
    reveals = profile.reveals.values_list("pk", flat=True)
    Message.objects.filter(kind="careers.reveal_ends", about__in=list(reveals)).delete()
