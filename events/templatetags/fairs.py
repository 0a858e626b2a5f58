"""A fair on pages: the code of a stand, and the way from a ticket to what its holder shares."""

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from events.models import Attendee, Stand, guest_link
from outbox.letters import absolute
from vocabulary.qr_codes import qr_svg

register = template.Library()


@register.simple_tag
def stand_qr(stand: Stand) -> SafeString:
    """In no language: the site answers in that of the visitor's telephone."""
    _empty, _language, path = reverse("events:stand_by_code", args=[stand.code]).split("/", 2)
    return qr_svg(absolute(f"/{path}"))


@register.simple_tag
def stands_link(ticket: Attendee) -> str:
    return reverse("events:ticket_stands", args=[guest_link.token(ticket.pk, 1)])
