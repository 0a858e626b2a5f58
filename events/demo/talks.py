"""Who was at the meeting on businesses in autumn, is told of the talks, and picks one."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from events.demo.sign_ups import SPOUSE
from events.models import Attendee, Event, Session
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from events.talks.inviting import invite_to_talks
from events.talks.offered import free_times
from events.talks.picking import pick

MEETING, TALKS = "starting-a-business", "business-talks"
LATER = timedelta(days=300)
CAME = (
    (Guest("Yusuf", "Demir", "yusuf.demir@visitors.example"), "My barber shop: one chair, or two?"),
    (Guest("Agnieszka", "Zielińska", "agnieszka@visitors.example"), "VAT when I sell to Poland"),
    (SPOUSE, ""),
    (Guest("Rahul", "Sharma", "rahul.sharma@visitors.example"), ""),
)


def load() -> None:
    """The first two pick at once; the others have the mail with their link."""
    held = Session.objects.filter(event__slug=MEETING, ends__lt=timezone.now()).first()
    talks = Event.objects.get(slug=TALKS)
    if held is None or held.attendees.exists():
        return
    _were_there(held)
    invite_to_talks()
    for guest, topic in CAME:
        if topic:
            seat = Attendee.objects.select_related("session__event").get(
                session=held, email=guest.email
            )
            pick(seat, free_times(talks)[0], topic=topic)


def _were_there(held: Session) -> None:
    """Signed up while it was to come; then it is put back where it was."""
    _move(held, LATER)
    for guest, _topic in CAME:
        party = Party(people=(guest,))
        confirm_sign_up(sign_up(event=held.event, sessions=[held], party=party))
    _move(held, -LATER)
    held.attendees.update(
        state=Attendee.State.SERVED, arrived_at=held.starts, finished_at=held.ends
    )


def _move(session: Session, by: timedelta) -> None:
    Session.objects.filter(pk=session.pk).update(starts=F("starts") + by, ends=F("ends") + by)
    session.refresh_from_db()
