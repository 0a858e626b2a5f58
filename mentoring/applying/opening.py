"""When one may apply and change, and how an application begins."""

from datetime import date

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import AccessLog, User
from mentoring.applying.sides import Either
from mentoring.models import (
    MentorApplication,
    MentorInvitation,
    PartnerOrganisation,
    Programme,
    Side,
    StudentApplication,
)
from mentoring.models.applications import State
from vocabulary.refused import Refused

#: Before pairs are agreed; what is asked for may still be answered in these.
UNDECIDED = (Programme.State.OPEN, Programme.State.MATCHING)


class NotOpen(Refused):
    """In words, with the days."""


class TooLate(NotOpen):
    """What was typed is still on the page; nothing of it is kept."""


class ClosedByDecision(Refused):
    message = gettext_lazy(
        "This application is closed, so it cannot be changed. Write to us if you think that it "
        "should be looked at again."
    )


class ByInvitationOnly(Refused):
    message = gettext_lazy(
        "This programme takes mentors through its partner organisations. Ask yours for an "
        "invitation, or write to us."
    )


class OtherSideAlready(Refused):
    message = gettext_lazy(
        "You take part in this programme on the other side already. Withdraw that application "
        "first if you want to change over."
    )


def last_day(application: Either) -> date:
    """On which it may be changed: an invitation may give more time than the programme does."""
    day = application.programme.apply_until
    if isinstance(application, MentorApplication):
        invitation = MentorInvitation.objects.filter(taken_up=application).first()
        return max(day, invitation.expires_on) if invitation else day
    return day


def may_change(application: Either) -> bool:
    try:
        check_may_change(application)
    except Refused:
        return False
    return True


def check_may_change(application: Either) -> None:
    """Raises ClosedByDecision, TooLate. Whoever was asked for more may answer after the day too."""
    programme = application.programme
    if application.state in (State.DECLINED, State.WITHDRAWN):
        raise ClosedByDecision
    if application.state == State.ASKED and programme.state in UNDECIDED:
        return
    if programme.takes_applications or _has_more_time(application):
        return
    raise TooLate(_too_late_words(application))


def _has_more_time(application: Either) -> bool:
    day = last_day(application)
    return application.programme.state in UNDECIDED and (
        application.programme.apply_until < day and timezone.localdate() <= day
    )


def _too_late_words(application: Either) -> str:
    day = formats.date_format(last_day(application), "DATE_FORMAT")
    words = _(
        "The time to apply and to change was over on %(day)s, so this is not saved. What you have "
        "typed is still on this page: copy it if you need it, and write to us."
    )
    return words % {"day": day}


def check_takes(programme: Programme) -> None:
    """Raises NotOpen, with when it opens or that it is over."""
    if programme.takes_applications:
        return
    if programme.state == Programme.State.OPEN and timezone.localdate() < programme.apply_from:
        words = _("One can apply from %(day)s. Come back then.")
        raise NotOpen(words % {"day": formats.date_format(programme.apply_from, "DATE_FORMAT")})
    raise NotOpen(_("This programme takes no more applications. The next one is told of here."))


@transaction.atomic
def begin(programme_id: int, user: User, side: str) -> Either:
    """This person's draft; the application there is, if there is one; a withdrawn one begins again.

    Raises NotOpen, ByInvitationOnly, OtherSideAlready.
    """
    programme = Programme.objects.locked(programme_id)
    check_takes(programme)
    check_is_not_both(programme, user, side)
    if side == Side.STUDENT:
        student, made = StudentApplication.objects.get_or_create(programme=programme, user=user)
        return _again(StudentApplication.objects.locked(student.pk), made)
    mentor = MentorApplication.objects.filter(programme=programme, user=user).first()
    if mentor is None and not programme.mentors_on_their_own:
        raise ByInvitationOnly
    return begin_mentor(programme, user, None)


def begin_mentor(
    programme: Programme, user: User, partner: PartnerOrganisation | None
) -> MentorApplication:
    """Inside a transaction that holds the programme."""
    mentor, made = MentorApplication.objects.get_or_create(
        programme=programme, user=user, defaults={"partner": partner}
    )
    return _again(MentorApplication.objects.locked(mentor.pk), made)  # type: ignore[return-value]


def check_is_not_both(programme: Programme, user: User, side: str) -> None:
    """Nobody is paired with herself. Raises OtherSideAlready."""
    other = StudentApplication if side == Side.MENTOR else MentorApplication
    there = other._default_manager.filter(programme=programme, user=user)
    if there.exclude(state__in=(State.WITHDRAWN, State.DECLINED)).exists():
        raise OtherSideAlready


def _again(application: Either, made: bool) -> Either:
    if made:
        AccessLog.add("mentoring.begun", application, by=application.user, about=application.user)
    if application.state == State.WITHDRAWN:
        application.state = State.DRAFT
        application.sent_at = application.decided_at = application.decided_by = None
        application.reason = ""
        application.save(update_fields=["state", "sent_at", "decided_at", "decided_by", "reason"])
    return application
