"""Mails to people in line for a seat."""

from events.models import WaitlistEntry
from outbox.letters import Letter, mail

State = WaitlistEntry.State


@mail("events.joined_line")
def joined_line(pk: int) -> Letter | None:
    """You are in line; how it works, and the link to leave it."""
    return _letter("joined_line", pk, State.WAITING)


@mail("events.joined_line_already")
def joined_line_already(pk: int) -> Letter | None:
    """Somebody typed this address again: you stand in line already."""
    return _letter("joined_line_already", pk, *WaitlistEntry.STANDING)


@mail("events.seats_offered")
def seats_offered(pk: int) -> Letter | None:
    """Seats are free and held for you until then: take them, or let the next one have them."""
    return _letter("seats_offered", pk, State.OFFERED)


@mail("events.offer_lapsed")
def offer_lapsed(pk: int) -> Letter | None:
    """The offer ran out, and the next one in line was asked."""
    return _letter("offer_lapsed", pk, State.LAPSED)


@mail("events.seats_not_free")
def seats_not_free(pk: int) -> Letter | None:
    """It has begun, and no seat came free."""
    return _letter("seats_not_free", pk, State.OVER)


@mail("events.taken_off_line")
def taken_off_line(pk: int) -> Letter | None:
    """We have taken you off the list."""
    return _letter("taken_off_line", pk, State.LEFT, State.DECLINED)


def _letter(template: str, pk: int, *states: str) -> Letter | None:
    """None where the state has moved on, and another mail tells of it."""
    entries = WaitlistEntry.objects.filter(pk=pk, state__in=states)
    entry = entries.select_related(
        "event__venue", "event__centre", "session__event__venue", "booking"
    ).first()
    if entry is None:
        return None
    context = {"entry": entry, "event": entry.event, "session": entry.session}
    return Letter(entry.contact_email, entry.language, f"events/{template}", context)
