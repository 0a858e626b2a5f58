"""Who stands before a stand with her telephone: known by her ticket for the day of the fair.

The cookie is set when she opens the fair from her own page, or gives her ticket's code and e-mail
address. It names her ticket and nothing else, and is worth nothing once the ticket is not hers.
"""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from accounts.models import User
from events.fairs import visitors
from events.models import Attendee, Event

COOKIE = "fair_ticket"
KEPT = 12 * 3600  # seconds


def visitor_of(request: HttpRequest, event: Event) -> Attendee | None:
    """The ticket that was given last goes before the account of whose telephone it is."""
    return _remembered(request, event) or _signed_in(request, event)


def _remembered(request: HttpRequest, event: Event) -> Attendee | None:
    try:
        kept: Any = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=KEPT)
    except signing.BadSignature:
        return None
    pk, code = kept
    return visitors.still_coming(event, pk, code)


def _signed_in(request: HttpRequest, event: Event) -> Attendee | None:
    return visitors.of_user(event, request.user) if isinstance(request.user, User) else None


def remember(response: HttpResponse, ticket: Attendee) -> HttpResponse:
    response.set_cookie(
        COOKIE,
        signing.dumps([ticket.pk, ticket.ticket_code], salt=COOKIE),
        max_age=KEPT,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
