"""A work placement, a job with wage subsidy or a mentor, proposed by an adviser.

made ──► accepted     She answers; until the first day of what came of it she may change her mind.
  │  └─► declined     What came of it is recorded as an outcome, with its own day.
  └─► withdrawn (deleted while nobody has answered)
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from careers.emails import advising as emails
from careers.models import CandidateProfile, Offer
from outbox.mail import post
from vocabulary.refused import Refused

TO_CHANGE = timedelta(days=14)  # after her answer


class Answered(Refused):
    message = _("She has answered this offer already, so it stays. Make another one.")


class Settled(Refused):
    message = _("You answered this some time ago. Write to your adviser if it has changed.")


@transaction.atomic
def make(profile_id: int, kind: str, *, where: str, text: str, by: User) -> Offer:
    """She is told by mail. The same offer, while it waits for her answer, is made once.

    Raises ValueError for what is no kind of offer.
    """
    if kind not in {each.value for each in Offer.KINDS}:
        raise ValueError(kind)
    profile = CandidateProfile.objects.locked(profile_id)
    facts = {"kind": kind, "where": where, "text": text}
    waiting = profile.offers.filter(**facts, state=Offer.State.MADE).first()
    if waiting is not None:
        return waiting
    offer = Offer.objects.create(profile=profile, made_by=by, **facts)
    AccessLog.add("offer.made", profile, by=by, about=profile.user)
    post(emails.offer_made, offer.pk)
    return offer


@transaction.atomic
def answer(offer: Offer, *, accepted: bool) -> Offer:
    """By herself. The same answer again changes nothing. Raises Settled."""
    CandidateProfile.objects.locked(offer.profile_id)
    offer = Offer.objects.locked(offer.pk)
    state = Offer.State.ACCEPTED if accepted else Offer.State.DECLINED
    if offer.state == state:
        return offer
    if not may_answer(offer):
        raise Settled
    offer.state, offer.answered_at = state, timezone.now()
    offer.save(update_fields=["state", "answered_at"])
    her = offer.profile.user
    AccessLog.add("offer.answered", offer.profile, by=her, about=her)
    post(emails.offer_answered, offer.pk)
    return offer


def may_answer(offer: Offer) -> bool:
    return offer.answered_at is None or offer.answered_at > timezone.now() - TO_CHANGE


@transaction.atomic
def withdraw(offer_id: int, *, by: User) -> None:
    """It does not stand any more. Called again it does nothing. Raises Answered."""
    found = Offer.objects.filter(pk=offer_id).first()
    if found is None:
        return
    CandidateProfile.objects.locked(found.profile_id)
    offer = Offer.objects.locked(offer_id)
    if offer.state != Offer.State.MADE:
        raise Answered
    AccessLog.add("offer.withdrawn", offer.profile, by=by, about=offer.profile.user)
    offer.delete()
