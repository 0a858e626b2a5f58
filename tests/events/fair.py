"""A fair to which people come, and its stands."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from events.fairs.sharing import Card, share
from events.fairs.stands import Facts, add_stand
from events.models import Attendee, Event, Session, Stand, StandContact
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from tests.events import make

ANA = "ana@visitors.example"
CARD = Card(name="Ana Costa", email=ANA, note="I can begin in March.")


def job_fair(slug: str = "job-fair") -> Session:
    event = make.event(slug=slug)
    event.kind = Event.Kind.FAIR
    event.title_en = "Job fair"
    event.save()
    return make.session(event, seats=50)


def visitor(fair: Session, *guests: Guest, email: str = ANA, by: User | None = None) -> Attendee:
    """She who signed up, with those whom she brings."""
    party = Party(people=(Guest("Ana", "Costa", email), *guests))
    booking = confirm_sign_up(sign_up(event=fair.event, sessions=[fair], party=party, by=by))
    return booking.attendees.get(number=0)


def stand(fair: Session, organisation: str = "Nordvind", **facts: Any) -> Stand:
    given = {"contact_email": "stand@nordvind.example"} | facts
    return add_stand(fair.event, Facts(organisation, **given))


def shared(at: Stand, by: Attendee, card: Card = CARD) -> StandContact:
    return share(at, by, card)


def over(fair: Session, *, days: int) -> None:
    """The fair was so many days ago."""
    ends = timezone.now() - timedelta(days=days)
    Session.objects.filter(pk=fair.pk).update(starts=ends - timedelta(hours=5), ends=ends)


def show_ticket(client: Client, ticket: Attendee, email: str = ANA) -> None:
    """On this telephone, the visitor is known from now on."""
    url = reverse("events:who", args=[ticket.session.event.slug])
    answer = client.post(url, {"code": ticket.ticket_code, "email": email})
    assert answer.status_code == 302
