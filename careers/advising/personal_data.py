"""What advisers hold about a person, beyond what goes with her profile."""

from typing import Any

from django.db.models import QuerySet

from careers.advising.retention import make_keyless
from careers.advising.talks import series
from careers.models import CandidateProfile, FollowUp
from events.talks.forgetting import forget
from outbox.models import Message


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
    """Before anything else of hers goes: it counts how far she came, and keeps that without a key.

    A talk to come is cancelled, those before have no name any more, and mail that waits is gone.
    """
    forget(profile.user.email, series())
    for kinds, about in _mails(profile):
        Message.objects.filter(kind__in=kinds, about__in=list(about)).delete()
    make_keyless(profile)


def _mails(profile: CandidateProfile) -> list[tuple[tuple[str, ...], QuerySet[Any, Any]]]:
    """Kinds of mail, and the records that they are about."""
    profiles = CandidateProfile.objects.filter(pk=profile.pk)
    tasks = FollowUp.objects.filter(outcome__profile=profile)
    return [
        (("careers.your_adviser", "careers.handed_to_you"), _ids(profiles)),
        (("careers.offer_made", "careers.offer_answered"), _ids(profile.offers.all())),
        (("careers.follow_up_due",), _ids(tasks)),
        (("careers.question_answered",), _ids(profile.enquiries.all())),
        (
            ("careers.question_passed_on", "careers.question_taken_up"),
            _ids(profile.forwarded.all()),
        ),
    ]


def _ids(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    return rows.order_by().values_list("pk", flat=True)
