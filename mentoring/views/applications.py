"""Who has applied to a programme: the list, accepting several at once, and inviting mentors."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import AccessLog
from mentoring.applying import inviting, reviewing, waiting
from mentoring.forms.inviting import StaffInviteForm
from mentoring.forms.reviewing import CHANGED, ApplicationFilter
from mentoring.models import Programme, Side
from mentoring.models.applications import State
from mentoring.pairs.alumni import willing
from mentoring.views.hub import programme_screen, render_screen
from mentoring.views.partner import tell_of
from vocabulary.refused import Refused
from vocabulary.typed import typed_id

ON_A_PAGE = 50
FOLDER = "mentoring/admin/applications"


def narrowed(programme: Programme, side: str, form: ApplicationFilter) -> QuerySet[Any]:
    """Drafts are looked at only when asked for: nobody has sent them to us yet."""
    rows = waiting.applications(programme, side)
    state, words, belongs = (form.wanted(name) for name in ("state", "q", "belongs"))
    if state == CHANGED:
        rows = rows.filter(waiting.TO_READ, state=State.ACCEPTED)
    else:
        rows = rows.filter(state=state) if state else rows.exclude(state=State.DRAFT)
    if belongs:
        key = "university" if side == Side.STUDENT else "partner"
        rows = rows.filter(**{key: None if belongs == "none" else belongs})
    for word in words.split():
        found = Q(user__first_name__icontains=word) | Q(user__last_name__icontains=word)
        rows = rows.filter(found | Q(user__email__icontains=word))
    return rows


@require_safe
@programme_screen
def applications(request: HttpRequest, programme: Programme) -> HttpResponse:
    return _list(request, programme, Side.STUDENT)


@require_safe
@programme_screen
def mentors(request: HttpRequest, programme: Programme) -> HttpResponse:
    return _list(request, programme, Side.MENTOR)


def _list(request: HttpRequest, programme: Programme, side: str) -> HttpResponse:
    form = ApplicationFilter(programme, side, request.GET)
    rows = narrowed(programme, side, form)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    AccessLog.add("mentoring.applications_read", programme, by=request.user)  # type: ignore[arg-type]
    context = {
        "side": side,
        "form": form,
        "page": page,
        "query": query.urlencode(),
        "is_narrowed": any(form.wanted(name) for name in form.fields),
        "figures": waiting.figures(programme),
        "places": reviewing.places(programme),
        "first": waiting.next_to_read(programme, side, 0),
        "may_invite": inviting.may_invite(programme),
        "can_accept": any(one.state == State.SENT for one in page),
    }
    return render_screen(request, programme, "applications", f"{FOLDER}/list.html", context)


def list_url(programme: Programme, side: str) -> str:
    name = "applications" if side == Side.STUDENT else "mentors"
    return reverse(f"mentoring_admin:{name}", args=[programme.pk])


@require_POST
@programme_screen
def accept_many(request: HttpRequest, programme: Programme, side: str) -> HttpResponse:
    asked = {typed_id(each) for each in request.POST.getlist("chosen")}
    rows = waiting.applications(programme, side).filter(pk__in=asked - {None}, state=State.SENT)
    together = reviewing.accept_many(side, rows.values_list("pk", flat=True), by=request.user)  # type: ignore[arg-type]
    if together.accepted:
        words = ngettext("One is accepted.", "%(n)d are accepted.", together.accepted)
        messages.success(request, words % {"n": together.accepted})
    for words in together.left:
        messages.error(request, words)
    if not together.accepted and not together.left:
        messages.info(request, _("Choose at least one that is sent and not decided yet."))
    return redirect(list_url(programme, side))


@programme_screen
def invite(request: HttpRequest, programme: Programme) -> HttpResponse:
    """By staff, of an organisation or of none."""
    if not inviting.may_invite(programme):
        raise Http404
    language = (get_language() or "en")[:2]
    data = request.POST if request.method == "POST" else None
    form = StaffInviteForm(programme, data, initial={"language": language})
    if form.is_bound and form.is_valid() and _invited(request, programme, form):
        return redirect(list_url(programme, Side.MENTOR))
    title, context = _("Invite mentors"), {"form": form, "alumni": willing(programme).count()}
    return render_screen(
        request, programme, "applications", f"{FOLDER}/invite.html", context, title=title
    )


def _invited(request: HttpRequest, programme: Programme, form: StaffInviteForm) -> bool:
    told = form.cleaned_data
    try:
        invited = inviting.invite(
            programme.pk,
            told["partner"],
            form.lines.people,
            by=request.user,  # type: ignore[arg-type]
            language=told["language"],
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    tell_of(request, invited)
    return True
