"""The stands of a fair, for everybody; and what a visitor shares with one, by her own act.

Opening a page, by whatever code, shares nothing: that is a button.
"""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from accounts.personal_links import BadLink
from events.fairs import sharing, visitors
from events.forms.stands import ShareForm, TicketForm
from events.models import Attendee, Event, Stand, guest_link
from events.views.visitor import forget, remember, visitor_of
from vocabulary.refused import Refused
from vocabulary.typed import typed_id

LONGEST_SEARCH = 100  # characters


@require_safe
def stands(request: HttpRequest, slug: str) -> HttpResponse:
    """All of them, or those that look for what was typed; a code from a sign leads to its stand."""
    fair = _fair(slug)
    asked = _typed(request, "q")
    code = _typed(request, "code").upper()
    found = fair.stands.filter(code=code).first() if code else None
    if found is not None:
        return redirect(found)
    shown = fair.stands.select_related("event")
    context = {
        "event": fair,
        "asked": asked,
        "code": code,
        "stands": shown.saying(asked) if asked else shown,
        "count": fair.stands.count(),
    }
    return render(request, "events/fairs/stands.html", context)


@require_safe
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code of a stand's sign leads."""
    return redirect(get_object_or_404(_stands(), code=code.upper()))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stand(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who they are and whom they look for; and for a visitor, to share with them."""
    found = get_object_or_404(_stands(), event__slug=slug, pk=pk)
    ticket = visitor_of(request, found.event)
    if request.method != "POST":
        return _stand_page(request, found, ticket)
    if ticket is None:
        return redirect(f"{_who_url(found.event)}?stand={found.pk}")
    form = ShareForm(request.POST)
    if form.is_valid() and _shared(request, found, ticket, form):
        words = _("Shared. %(company)s sees what stands below, and nothing else of you.")
        messages.success(request, words % {"company": found.organisation})
        return redirect(found)
    return _stand_page(request, found, ticket, form)


def _shared(request: HttpRequest, found: Stand, ticket: Attendee, form: ShareForm) -> bool:
    """Whether it is done; what stands in the way is on the form."""
    if not ratelimit.consume(request, action="events.share", key=str(ticket.pk)):
        form.add_error(None, _("That was often. Wait an hour, then press the button again."))
        return False
    try:
        sharing.share(found, ticket, form.card, by=_account_of(request, ticket))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _account_of(request: HttpRequest, ticket: Attendee) -> User | None:
    """Hers, for the log that she can read; not that of whose telephone she borrows."""
    if not isinstance(request.user, User):
        return None
    own = visitors.of_user(ticket.session.event, request.user)
    return request.user if own is not None and own.pk == ticket.pk else None


def _stand_page(
    request: HttpRequest, found: Stand, ticket: Attendee | None, form: ShareForm | None = None
) -> HttpResponse:
    given = sharing.shared_by(ticket).filter(stand=found).first() if ticket else None
    if ticket and form is None:
        form = ShareForm(initial=sharing.card_to_begin_with(found, ticket))
    context = {
        "event": found.event,
        "stand": found,
        "ticket": ticket,
        "given": given,
        "form": form,
        "ticket_form": None if ticket else TicketForm(),
        "who_url": _who_url(found.event),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "events/fairs/stand.html", context, status=status)


@require_POST
@never_cache
def take_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = get_object_or_404(_stands(), event__slug=slug, pk=pk)
    ticket = visitor_of(request, found.event)
    if ticket is None:
        return redirect(f"{_who_url(found.event)}?stand={found.pk}")
    sharing.take_back(found, ticket, by=_account_of(request, ticket))
    words = _(
        "Taken back. %(company)s does not see it any more. What it has written down or downloaded"
        " before, you can ask it to delete."
    )
    messages.success(request, words % {"company": found.organisation})
    return redirect("events:my_contacts", slug)


@require_safe
@never_cache
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """With whom she has shared what."""
    fair = _fair(slug)
    ticket = visitor_of(request, fair)
    if ticket is None:
        return redirect(_who_url(fair))
    context = {
        "event": fair,
        "ticket": ticket,
        "contacts": list(sharing.shared_by(ticket)),
        "who_url": _who_url(fair),
    }
    return render(request, "events/fairs/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def who(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks for the ticket's code and e-mail address; answers every wrong one the same."""
    fair = _fair(slug)
    data = request.POST if request.method == "POST" else request.GET
    going_to = fair.stands.filter(pk=typed_id(data.get("stand", ""))).first()
    if request.method == "POST" and "forget" in request.POST:
        return forget(redirect(going_to or _who_url(fair)))
    form = TicketForm(request.POST if request.method == "POST" else None)
    ticket = _ticket(request, fair, form) if form.is_bound and form.is_valid() else None
    if ticket is not None:
        return remember(redirect(going_to or _mine_url(fair)), ticket)
    known = visitor_of(request, fair)
    context = {"event": fair, "stand": going_to, "ticket_form": form, "ticket": known}
    context |= {"who_url": _who_url(fair)}
    status = 422 if form.errors else 200
    return render(request, "events/fairs/who.html", context, status=status)


def _ticket(request: HttpRequest, fair: Event, form: TicketForm) -> Attendee | None:
    code, email = form.cleaned_data["code"], form.cleaned_data["email"]
    key = email.strip().lower()
    if not ratelimit.consume(request, action="events.fair_ticket", key=key):
        form.add_error(None, _("That was often. Wait an hour, or open your ticket from your mail."))
        return None
    try:
        return visitors.by_ticket(fair, code, email)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


@require_safe
@never_cache
def from_ticket(request: HttpRequest, token: str) -> HttpResponse:
    """From her own page to the fair's: from now on this telephone knows her ticket."""
    try:
        pk, _version = guest_link.read(token)
    except BadLink as bad:
        raise Http404 from bad
    ticket = get_object_or_404(Attendee.objects.coming().select_related("session__event"), pk=pk)
    fair = ticket.session.event
    if fair.kind != Event.Kind.FAIR or not fair.public:
        raise Http404
    return remember(redirect(_mine_url(fair)), ticket)


def _fair(slug: str) -> Event:
    """A fair that the public may know of; 404 for any other event."""
    return get_object_or_404(Event.objects.public(), slug=slug, kind=Event.Kind.FAIR)


def _stands() -> Any:
    return Stand.objects.public().select_related("event")


def _typed(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST_SEARCH]


def _who_url(fair: Event) -> str:
    return reverse("events:who", args=[fair.slug])


def _mine_url(fair: Event) -> str:
    return reverse("events:my_contacts", args=[fair.slug])
