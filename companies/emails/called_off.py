"""Mail to a company whose new hires have lost their time."""

from companies.models import GroupBooking, NewHire
from events.models import Attendee, Session
from outbox.letters import Letter, mail


@mail("companies.people_called_off")
def people_called_off(pk: int) -> Letter | None:
    """About a GroupBooking, to its contact: who has no time any more, and why."""
    group = GroupBooking.objects.with_company().filter(pk=pk).first()
    if group is None or group.booking is None:
        return None
    hires = NewHire.objects.filter(
        group=group,
        attendee__state=Attendee.State.CANCELLED,
        attendee__session__state=Session.State.CANCELLED,
    ).select_related("attendee__session")
    people = list(hires.order_by("attendee__session__starts", "attendee__given_name"))
    if not people:
        return None
    return Letter(
        to=group.booking.contact_email,
        language=group.booking.language,
        template=f"companies/{'event' if group.event else 'people'}_called_off",
        context={"group": group, "people": people},
        reply_to=group.answers_to,
    )
