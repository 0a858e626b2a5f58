"""For who coordinates a partner organisation's mentors: these mentors, and nobody else's."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from mentoring.applying import inviting, reminding
from mentoring.applying.opening import may_change
from mentoring.applying.steps import missing
from mentoring.forms.inviting import InviteForm
from mentoring.models import MentorApplication, MentorInvitation, PartnerOrganisation, Programme
from mentoring.pairs.seen_by_partners import Glimpse, glimpses
from mentoring.permissions import coordinates
from mentoring.views.own import MyRequest
from vocabulary.refused import Refused


@dataclass(frozen=True)
class Row:
    """A mentor. ``invited_as``: another address than the account's. ``lacks``: before sending."""

    mentor: MentorApplication
    invited_as: str = ""
    lacks: list[str] = field(default_factory=list)
    pairs: list[Glimpse] = field(default_factory=list)
    may_remind: bool = False


def of_partner(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the organisation; for everybody but its coordinators there is none."""

    @wraps(view)
    @login_required
    @never_cache
    def inner(request: MyRequest, partner_id: int, **kwargs: Any) -> HttpResponse:
        if not coordinates(request.user, partner_id):
            raise Http404
        partner = get_object_or_404(PartnerOrganisation, pk=partner_id)
        return view(request, partner, **kwargs)

    return inner


def _programmes(partner: PartnerOrganisation) -> QuerySet[Programme]:
    return Programme.objects.public().filter(partners__partner=partner)


@of_partner
def partner(request: MyRequest, partner: PartnerOrganisation) -> HttpResponse:
    """The newest programme it takes part in."""
    newest = _programmes(partner).first()
    if newest is None:
        return render(request, "mentoring/partner/none.html", {"partner": partner})
    return redirect("mentoring:partner_programme", partner.pk, newest.slug)


@of_partner
def programme(request: MyRequest, partner: PartnerOrganisation, slug: str) -> HttpResponse:
    here = get_object_or_404(_programmes(partner), slug=slug)
    form = InviteForm(
        request.POST if request.method == "POST" else None,
        initial={"language": (get_language() or "en")[:2]},
    )
    if form.is_bound and form.is_valid() and _invite(request, partner, here, form):
        return redirect("mentoring:partner_programme", partner.pk, slug)
    context = {
        "partner": partner,
        "programme": here,
        "programmes": _programmes(partner),
        "form": form,
        "may_invite": inviting.may_invite(here),
        "rows": _rows(partner, here),
        "invitations": _invitations(partner, here),
    }
    status = 422 if form.is_bound else 200
    return render(request, "mentoring/partner/programme.html", context, status=status)


def _rows(partner: PartnerOrganisation, here: Programme) -> list[Row]:
    mentors = MentorApplication.objects.filter(partner=partner, programme=here)
    mentors = mentors.select_related("user", "programme", "invitation")
    found = list(mentors.order_by("user__first_name", "user__last_name"))
    pairs = glimpses(found)
    return [_row(mentor, pairs.get(mentor.pk, [])) for mentor in found]


def _row(mentor: MentorApplication, pairs: list[Glimpse]) -> Row:
    invitation = getattr(mentor, "invitation", None)
    other = invitation is not None and invitation.email != mentor.user.email
    unfinished = mentor.state in reminding.UNFINISHED
    return Row(
        mentor,
        invited_as=invitation.email if invitation and other else "",
        lacks=[str(each.words) for each in missing(mentor)] if unfinished else [],
        pairs=pairs,
        may_remind=unfinished and may_change(mentor),
    )


def _invitations(partner: PartnerOrganisation, here: Programme) -> list[MentorInvitation]:
    """Not answered yet."""
    waiting = MentorInvitation.objects.filter(partner=partner, programme=here, taken_up=None)
    return list(waiting.filter(withdrawn_at=None))


def _invite(
    request: MyRequest, partner: PartnerOrganisation, here: Programme, form: InviteForm
) -> bool:
    language = form.cleaned_data["language"]
    try:
        invited = inviting.invite(
            here.pk, partner, form.lines.people, by=request.user, language=language
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    tell_of(request, invited)
    return True


def tell_of(request: Any, invited: inviting.Invited) -> None:
    sent = len(invited.sent)
    if sent:
        words = ngettext(
            "One invitation is on its way.", "%(n)d invitations are on their way.", sent
        )
        messages.success(request, words % {"n": sent})
    if invited.already:
        words = _("On your list already, so not invited again: %(people)s.")
        messages.info(request, words % {"people": ", ".join(invited.already)})
    if invited.elsewhere:
        words = _("Not invited: %(people)s. Write to the programme’s coordinator about them.")
        messages.warning(request, words % {"people": ", ".join(invited.elsewhere)})


def _on_invitation(
    request: MyRequest,
    partner: PartnerOrganisation,
    pk: int,
    act: Callable[..., MentorInvitation],
    done: str,
) -> HttpResponse:
    rows = MentorInvitation.objects.visible_to(request.user).select_related("programme")
    invitation = get_object_or_404(rows, pk=pk, partner=partner)
    try:
        act(invitation.pk, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done % {"email": invitation.email})
    return redirect("mentoring:partner_programme", partner.pk, invitation.programme.slug)


@require_POST
@of_partner
def remind_invited(request: MyRequest, partner: PartnerOrganisation, pk: int) -> HttpResponse:
    done = _("%(email)s gets the invitation again.")
    return _on_invitation(request, partner, pk, inviting.remind, done)


@require_POST
@of_partner
def withdraw_invitation(request: MyRequest, partner: PartnerOrganisation, pk: int) -> HttpResponse:
    done = _("The invitation of %(email)s is withdrawn. Its link does not work any more.")
    return _on_invitation(request, partner, pk, inviting.withdraw, done)


@require_POST
@of_partner
def remind_mentor(request: MyRequest, partner: PartnerOrganisation, pk: int) -> HttpResponse:
    rows = MentorApplication.objects.select_related("user", "programme")
    mentor = get_object_or_404(rows, pk=pk, partner=partner)
    try:
        reminding.remind_mentor(mentor, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(name)s gets a reminder.") % {"name": mentor.user})
    return redirect("mentoring:partner_programme", partner.pk, mentor.programme.slug)
