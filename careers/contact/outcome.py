"""The company says what came of a yes; what is good news is recorded when she says so too."""

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from careers.advising import outcomes
from careers.contact import refusals
from careers.contact.answering import locked
from careers.emails import contact as emails
from careers.models import ContactRequest, Ladder
from careers.models.contact import Feedback
from outbox.mail import post

RUNGS = {Feedback.INTERVIEW: Ladder.INTERVIEW, Feedback.HIRED: Ladder.JOB}


@transaction.atomic
def say(request_id: int, feedback: str, *, by: User) -> ContactRequest:
    """``feedback``: a value of Feedback. May be changed until she has answered it.

    Saying the same again changes nothing. Raises NoYesYet, Settled, and ValueError for no value.
    """
    feedback = Feedback(feedback)
    request = locked(request_id)
    if request.state != ContactRequest.State.YES:
        raise refusals.NoYesYet
    if request.feedback == feedback:
        return request
    if request.feedback_holds is not None and request.feedback != Feedback.INTERVIEW:
        raise refusals.Settled
    _write(request, feedback, by)
    return request


def _write(request: ContactRequest, feedback: Feedback, by: User) -> None:
    request.feedback = feedback
    request.feedback_at = timezone.now()
    request.feedback_holds = None
    request.save(update_fields=["feedback", "feedback_at", "feedback_holds"])
    company = request.company.name
    AccessLog.add(
        f"cv.{feedback.value}", request, by=by, about=request.profile.user, on_behalf_of=company
    )
    if feedback in RUNGS:
        key = f"{request.pk}/{feedback}"
        post(emails.outcome_said, request.pk, key=f"careers.outcome_said/{key}")
        post(emails.outcome_suggested, request.pk, key=f"careers.outcome_suggested/{key}")


@transaction.atomic
def answer(request_id: int, *, holds: bool) -> ContactRequest:
    """She says whether it is so; a yes is recorded, as of the day the company said it.

    Answering again changes nothing.
    """
    request = locked(request_id)
    rung = RUNGS.get(Feedback(request.feedback)) if request.feedback else None
    if rung is None or request.feedback_at is None or request.feedback_holds is not None:
        return request
    request.feedback_holds = holds
    request.save(update_fields=["feedback_holds"])
    if holds:
        on = timezone.localdate(request.feedback_at)
        outcomes.record(request.profile_id, rung, on)
    return request
