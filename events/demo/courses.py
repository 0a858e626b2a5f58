"""A course that is over: who came to which afternoon, and who has a certificate."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import F

from accounts.models import User
from accounts.roles import Role
from events.courses.attendance import Mark, mark
from events.courses.certificates import give_when_over
from events.courses.roll import meetings_of, roll_of
from events.demo.sign_ups import SPOUSE, STUDENT
from events.models import Event, Session
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party

SLUG = "job-interview"
LATER = timedelta(days=300)
# With the afternoons to which each came.
TOOK_PART = (
    (SPOUSE, "en", (1, 2, 3, 4)),
    (STUDENT, "en", (1, 2, 4)),
    (Guest("Thị Hồng Ánh", "Nguyễn", "anh.nguyen@visitors.example"), "en", (1, 2, 3, 4)),
    (Guest("Łukasz", "Wiśniewski", "lukasz@visitors.example"), "da", (1, 3, 4)),
    (Guest("Şebnem", "Yıldız", "sebnem@visitors.example"), "en", (1, 4)),
    (Guest("Søren", "Ångström", "soren@visitors.example"), "da", (2, 3, 4)),
    (Guest("Olena", "Kovalenko", "olena@visitors.example"), "en", (1,)),
)


def load() -> None:
    event = Event.objects.get(slug=SLUG)
    if not event.certificates.exists():
        _sign_up(event)
        _mark(event)
        give_when_over()


def _sign_up(event: Event) -> None:
    """While the meetings are still to come; then they are put back where they were."""
    _move(event, LATER)
    meetings: Sequence[Session] = list(meetings_of(event))
    for guest, language, _came in TOOK_PART:
        party = Party(people=(guest,), language=language)
        confirm_sign_up(sign_up(event=event, sessions=meetings, party=party))
    _move(event, -LATER)


def _move(event: Event, by: timedelta) -> None:
    event.sessions.update(starts=F("starts") + by, ends=F("ends") + by)


def _mark(event: Event) -> None:
    teacher = User.objects.filter(groups__name=Role.EDITOR).order_by("pk").first()
    came = {f"{guest.given_name} {guest.family_name}": days for guest, _language, days in TOOK_PART}
    for person in roll_of(event).people:
        for number, seat in enumerate(person.seats, start=1):
            says = Mark.CAME if number in came[person.name] else Mark.MISSED
            mark(seat, says, by=teacher)
