"""Tickets on pages."""

from django import template
from django.utils.safestring import SafeString

from events.models import Attendee
from events.tickets import ticket_svg

register = template.Library()


@register.simple_tag
def ticket_qr(attendee: Attendee) -> SafeString:
    return ticket_svg(attendee.ticket_code)
