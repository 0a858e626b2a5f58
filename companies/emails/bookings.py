"""Mails to the company's contact about a whole booking, each about a GroupBooking."""

from companies.models import GroupBooking
from outbox.letters import Letter, mail


@mail("companies.booking_sent")
def booking_sent(pk: int) -> Letter | None:
    """How many are invited, and where to see how far they are."""
    group = _load(pk)
    sent = group is not None and group.state == GroupBooking.State.CONFIRMED
    return _letter(group, "companies/booking_sent") if group and sent else None


@mail("companies.booking_cancelled")
def booking_cancelled(pk: int) -> Letter | None:
    group = _load(pk)
    gone = group is not None and group.state == GroupBooking.State.CANCELLED
    return _letter(group, "companies/booking_cancelled") if group and gone else None


def _load(pk: int) -> GroupBooking | None:
    return GroupBooking.objects.with_company().filter(pk=pk).exclude(booking=None).first()


def _letter(group: GroupBooking, template: str) -> Letter | None:
    if group.booking is None:
        return None
    context = {"group": group, "people": group.new_hires.count()}
    return Letter(
        to=group.booking.contact_email,
        language=group.booking.language,
        template=template,
        context=context,
        reply_to=group.answers_to,
    )
