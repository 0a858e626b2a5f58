"""Mails about a ContactRequest.

To her: who asks, and a link that is hers. To the company: that there is a yes, or that no contact
came of it; never who she is.
"""

from accounts.models import User
from careers.contact.told import Told, told
from careers.emails import jobs
from careers.models import Application, ContactRequest, PublishedSummary, Reveal
from careers.models.contact import Feedback
from companies.models import Membership
from outbox.letters import Letter, mail

GOOD_NEWS = (Feedback.INTERVIEW, Feedback.HIRED)


@mail("careers.contact_asked")
def contact_asked(pk: int) -> Letter | None:
    return _to_her(pk, "careers/contact_asked")


@mail("careers.contact_reminder")
def contact_reminder(pk: int) -> Letter | None:
    return _to_her(pk, "careers/contact_reminder")


@mail("careers.contact_yes")
def contact_yes(pk: int) -> Letter | None:
    """While she shows it: a late mail would else tell the letters that she has by then."""
    request = _of_company(pk)
    yes = request is not None and told(request) == Told.YES
    return _to_company(request, "contact_yes") if request and yes else None


@mail("careers.contact_closed")
def contact_closed(pk: int) -> Letter | None:
    """The same for a no and for no answer."""
    request = _of_company(pk)
    return _to_company(request, "contact_closed") if request and request.told_at else None


@mail("careers.reveal_ends")
def reveal_ends(pk: int) -> Letter | None:
    """While the company can still read it: not where she has hidden herself meanwhile."""
    reveal = Reveal.objects.in_force().select_related("company", "request").filter(pk=pk).first()
    if reveal is None:
        return None
    application = Application.objects.select_related("job").filter(reveal=reveal).first()
    if application is not None:
        job = application.job
        return _ends(reveal, jobs.receiver(job), job.title, job=job)
    visible = PublishedSummary.objects.visible_to_company(reveal.company.cvr)
    copy = visible.filter(profile=reveal.profile_id).first()
    if reveal.request is None or copy is None:
        return None
    return _ends(reveal, _reader(reveal.request), reveal.request.job, handle=copy.handle)


def _ends(reveal: Reveal, reader: User | None, title: str, **where: object) -> Letter | None:
    if reader is None:
        return None
    context = {"reveal": reveal, "company": reveal.company, "reader": reader, "title": title}
    context |= where
    return Letter(reader.email, reader.language, "careers/reveal_ends", context)


@mail("careers.outcome_said")
def outcome_said(pk: int) -> Letter | None:
    """The company says that it met or hired her: is it so?"""
    request = _request(pk)
    if request is None or request.feedback not in GOOD_NEWS or request.feedback_holds is not None:
        return None
    her = request.profile.user
    return Letter(her.email, her.language, "careers/outcome_said", _context(request, her))


@mail("careers.outcome_suggested")
def outcome_suggested(pk: int) -> Letter | None:
    """The same to her adviser, where she has one."""
    request = _request(pk)
    if request is None or request.feedback not in GOOD_NEWS or request.profile.adviser is None:
        return None
    adviser = request.profile.adviser
    context = _context(request, adviser)
    return Letter(adviser.email, adviser.language, "careers/outcome_suggested", context)


def _request(pk: int) -> ContactRequest | None:
    rows = ContactRequest.objects.select_related("company", "profile__user", "profile__adviser")
    return rows.filter(pk=pk).first()


def _of_company(pk: int) -> ContactRequest | None:
    """Without anything of hers."""
    return ContactRequest.objects.select_related("company").filter(pk=pk).first()


def _context(request: ContactRequest, reader: User) -> dict[str, object]:
    return {"request": request, "company": request.company, "reader": reader}


def _to_her(pk: int, template: str) -> Letter | None:
    """While there is something to answer."""
    request = _request(pk)
    if request is None or not request.is_open:
        return None
    her = request.profile.user
    return Letter(her.email, her.language, template, _context(request, her))


def _to_company(request: ContactRequest, template: str) -> Letter | None:
    """To whoever asked; to an owner where that person does not act for the company any more."""
    member = _reader(request)
    copy = PublishedSummary.objects.filter(profile=request.profile_id).first()
    if member is None or copy is None:
        return None
    context = _context(request, member) | {"handle": copy.handle}
    return Letter(member.email, member.language, f"careers/{template}", context)


def _reader(request: ContactRequest) -> User | None:
    members = Membership.objects.filter(company=request.company).select_related("user")
    asked = members.filter(user=request.asked_by_id).first()
    found = asked or members.filter(role=Membership.Role.OWNER).first()
    return found.user if found else None
