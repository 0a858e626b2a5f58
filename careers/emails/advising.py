"""Mails between advisers, candidates and who asks. No note and nothing of a profile is in them."""

from django.db.models import QuerySet

from accounts.models import User
from careers.models import CandidateProfile, Enquiry, FollowUp, ForwardedEnquiry, Offer
from outbox.letters import Letter, mail


@mail("careers.your_adviser")
def your_adviser(pk: int) -> Letter | None:
    """To her: who looks after her now. About a CandidateProfile."""
    profile = _profiles().filter(pk=pk).first()
    if profile is None or profile.adviser is None:
        return None
    her = profile.user
    context = {"person": her, "adviser": profile.adviser}
    reply_to = profile.adviser.email
    return Letter(her.email, her.language, "careers/your_adviser", context, reply_to=reply_to)


@mail("careers.handed_to_you")
def handed_to_you(pk: int) -> Letter | None:
    """To an adviser: a colleague has given you a candidate. About a CandidateProfile."""
    profile = _profiles().filter(pk=pk).first()
    if profile is None or profile.adviser is None:
        return None
    adviser = profile.adviser
    context = {"adviser": adviser, "profile": profile}
    return Letter(adviser.email, adviser.language, "careers/handed_to_you", context)


@mail("careers.offer_made")
def offer_made(pk: int) -> Letter | None:
    """To her. About an Offer that she has not answered."""
    offer = _offers().filter(pk=pk, state=Offer.State.MADE).first()
    if offer is None:
        return None
    her, adviser = offer.profile.user, offer.made_by
    context = {"person": her, "offer": offer, "adviser": adviser}
    reply_to = adviser.email if adviser else ""
    return Letter(her.email, her.language, "careers/offer_made", context, reply_to=reply_to)


@mail("careers.offer_answered")
def offer_answered(pk: int) -> Letter | None:
    """To who made it. About an Offer."""
    offer = _offers().exclude(state=Offer.State.MADE).filter(pk=pk).first()
    if offer is None or offer.made_by is None:
        return None
    adviser = offer.made_by
    context = {"adviser": adviser, "offer": offer, "profile": offer.profile}
    return Letter(adviser.email, adviser.language, "careers/offer_answered", context)


@mail("careers.follow_up_due")
def follow_up_due(pk: int) -> Letter | None:
    """To her adviser. About a FollowUp that nobody has done."""
    tasks = FollowUp.objects.due().select_related("outcome__profile__adviser")
    task = tasks.filter(pk=pk).first()
    profile = task.outcome.profile if task else None
    if profile is None or profile.adviser is None:
        return None
    adviser = profile.adviser
    context = {"adviser": adviser, "profile": profile}
    return Letter(adviser.email, adviser.language, "careers/follow_up_due", context)


@mail("careers.question_waits")
def question_waits(pk: int) -> Letter | None:
    """To an adviser: somebody has asked. About a User; None where all are answered by now."""
    adviser = User.objects.filter(pk=pk, is_active=True).first()
    waiting = Enquiry.objects.open().count()
    if adviser is None or not waiting:
        return None
    context = {"adviser": adviser, "waiting": waiting}
    return Letter(adviser.email, adviser.language, "careers/question_waits", context)


@mail("careers.question_answered")
def question_answered(pk: int) -> Letter | None:
    """To who asked. About an Enquiry."""
    enquiries = Enquiry.objects.select_related("asked_by", "answered_by", "company")
    enquiry = enquiries.filter(pk=pk, state=Enquiry.State.ANSWERED).first()
    asker = _asker(enquiry) if enquiry else None
    if enquiry is None or asker is None:
        return None
    adviser = enquiry.answered_by
    context = {"person": asker, "enquiry": enquiry, "adviser": adviser}
    reply_to = adviser.email if adviser else ""
    template = "careers/question_answered"
    return Letter(asker.email, asker.language, template, context, reply_to=reply_to)


@mail("careers.question_passed_on")
def question_passed_on(pk: int) -> Letter | None:
    """To a candidate. About a ForwardedEnquiry that she has not answered."""
    sent = _forwarded().filter(pk=pk, state=ForwardedEnquiry.State.SENT).first()
    if sent is None:
        return None
    her = sent.profile.user
    context = {"person": her, "sent": sent, "company": sent.enquiry.company}
    return Letter(her.email, her.language, "careers/question_passed_on", context)


@mail("careers.question_taken_up")
def question_taken_up(pk: int) -> Letter | None:
    """To who asked for the company: somebody answers you herself. About a ForwardedEnquiry."""
    sent = _forwarded().filter(pk=pk, state=ForwardedEnquiry.State.YES).first()
    asker = _asker(sent.enquiry) if sent else None
    if sent is None or asker is None:
        return None
    context = {"person": asker, "enquiry": sent.enquiry}
    return Letter(asker.email, asker.language, "careers/question_taken_up", context)


def _asker(enquiry: Enquiry) -> User | None:
    """For a company only as long as she acts for it."""
    company = enquiry.company
    if company is None or company.memberships.filter(user=enquiry.asked_by_id).exists():
        return enquiry.asked_by
    return None


def _profiles() -> QuerySet[CandidateProfile]:
    return CandidateProfile.objects.select_related("user", "adviser")


def _offers() -> QuerySet[Offer]:
    return Offer.objects.select_related("profile__user", "made_by")


def _forwarded() -> QuerySet[ForwardedEnquiry]:
    return ForwardedEnquiry.objects.select_related(
        "profile__user", "enquiry__company", "enquiry__asked_by"
    )
