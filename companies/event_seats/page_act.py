"""The way from an event's public page to booking seats, for who acts for a company."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from companies.event_seats.choosing import choice_of, takes_companies
from companies.models import Company
from events.models import Event
from events.page_acts import PageAct


def acts(user: Any, event: Event) -> list[PageAct]:
    if not Company.objects.visible_to(user).exists() or not takes_companies(event):
        return []
    if choice_of(event) is None:
        return []
    label = _("Book seats for your people")
    return [PageAct(label, reverse("companies:event_for", args=[event.slug]))]
