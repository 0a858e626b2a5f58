"""What advisers hold about a person, beyond what goes with her profile."""

from typing import Any

from careers.advising.retention import make_keyless
from careers.advising.talks import offered
from careers.models import CandidateProfile
from events.booking import cancel


def held(profile: CandidateProfile) -> dict[str, Any]:
    """Notes too: advisers know that she can read them."""
    notes = profile.notes.select_related("author")
    return {
        "adviser": str(profile.adviser or ""),
        "notes": [
            {"at": note.written_at, "by": str(note.author or ""), "text": note.text}
            for note in notes
        ],
        "offers": list(
            profile.offers.values("kind", "where", "text", "state", "made_at", "answered_at")
        ),
        "outcomes": list(
            profile.outcomes.values(
                *("kind", "happened_on", "recorded_at", "follow_up__due_on"),
                *("follow_up__done_at", "follow_up__still"),
            )
        ),
        "questions": list(
            profile.enquiries.values("text", "asked_at", "answer", "answered_at", "state")
        ),
        "questions_passed_on": list(
            profile.forwarded.values(
                "enquiry__company__name", "enquiry__text", "sent_at", "state", "answered_at"
            )
        ),
    }


def erase(profile: CandidateProfile) -> None:
    """A talk to come is cancelled; of her way the keyless rows stay. The rest goes with her."""
    seat = offered(profile).seat
    if seat is not None and not seat.session.has_begun:
        cancel(seat.booking, reason="erased")
    make_keyless(profile)
