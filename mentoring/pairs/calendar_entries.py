"""An agreed meeting as its two people have it in their calendars."""

from django.urls import reverse
from django.utils.translation import gettext as _

from events.calendar_files import Appointment, own_calendar
from mentoring.models import Meeting, Side
from mentoring.pairs.people import full_name
from outbox.letters import absolute


def entry(meeting: Meeting, reader: Side) -> bytes | None:
    """In the language of now. Strikes out what is cancelled; None where no time was ever agreed.

    The same UID for both: whoever has the two calendars sees one meeting.
    """
    if meeting.starts_at is None or meeting.ends_at is None:
        return None
    match = meeting.match
    name = full_name(match, reader.other)
    title = _("%(programme)s: with %(name)s") % {"programme": match.programme, "name": name}
    address = reverse("mentoring:pair_meeting", args=[match.pk, meeting.pk])
    return own_calendar(
        Appointment(
            uid=f"mentoring-meeting-{meeting.pk}",
            starts=meeting.starts_at,
            ends=meeting.ends_at,
            title=title,
            place=meeting.place,
            description=meeting.about,
            url=absolute(address),
            sequence=meeting.sequence,
            cancelled=meeting.state == Meeting.State.CANCELLED,
            centre=match.programme.centre,
        )
    )
