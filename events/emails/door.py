"""The mail to somebody who was let in at the door."""

from events.emails.sign_up import organiser_address
from events.models import Attendee
from events.tickets import ticket_png
from outbox.letters import Attachment, Letter, mail


@mail("events.door_ticket")
def door_ticket(pk: int) -> Letter | None:
    """You are in: your ticket, in case somebody asks for it. None where it was taken back."""
    people = Attendee.objects.coming().select_related(
        "session__event__venue", "session__event__centre", "session__event__organiser"
    )
    one = people.filter(pk=pk).exclude(email="").first()
    if one is None:
        return None
    event, code = one.session.event, one.ticket_code
    context = {"attendee": one, "event": event, "sessions": [one.session], "ticket": code}
    return Letter(
        one.email,
        one.language,
        "events/door_ticket",
        context,
        attachments=(Attachment(f"ticket-{code}.png", ticket_png(code), "image/png"),),
        reply_to=organiser_address(event),
    )
