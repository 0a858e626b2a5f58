"""An evening that is today: people at the door with tickets, a family late, two with none."""

from datetime import date, time, timedelta

from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from events.demo.people import book, visitors
from events.desk import arrivals
from events.desk.walk_ins import Newcomer, let_in
from events.editing import times
from events.editing.recurrence import local_times
from events.models import Attendee, Event, Session
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party

EVENT = "hobby-evening"
BEGINS, ENDS = time(17, 30), time(20, 30)
PARTIES = (
    (Guest("Ingrid", "Solberg", "ingrid.solberg@visitors.example"), Guest("Nils", "Solberg")),
    (Guest("Rahul", "Iyer", "rahul.iyer@visitors.example"), Guest("Meera", "Iyer"), Guest()),
    (Guest("Zofia", "Nowak", "zofia.nowak@visitors.example"),),
    (Guest("Thabo", "Nkosi", "thabo.nkosi@visitors.example"), Guest("Lerato", "Nkosi")),
)
ALONE = 11  # with a ticket each, from the network of volunteers
HERE = 7  # of whom so many have come already


def load(today: date) -> None:
    """Booked while it is to come, and then put where it is."""
    event = Event.objects.get(slug=EVENT)
    begins, ends = local_times(today, BEGINS, ENDS)
    if event.sessions.filter(starts=begins).exists():
        return
    tomorrow = local_times(today + timedelta(days=1), BEGINS, ENDS)
    [evening] = times.add_sessions(event, [times.Slot(*tomorrow)])
    book(visitors(evening, ALONE), "Newcomers' Network", "hello@newcomers-network.example")
    for people in PARTIES:
        party = Party(people=people)
        confirm_sign_up(sign_up(event=event, sessions=[evening], party=party))
    Session.objects.filter(pk=evening.pk).update(starts=begins, ends=ends)
    desk = User.objects.filter(groups__name=Role.DESK).order_by("pk").first()
    if desk is not None and today == timezone.localdate():
        _open_the_door(Session.objects.get(pk=evening.pk), desk)


def _open_the_door(evening: Session, desk: User) -> None:
    people = Attendee.objects.expected().filter(session=evening).order_by("pk")
    for person in people[:HERE]:
        arrivals.arrive(person, by=desk)
    let_in(evening, by=desk)
    let_in(evening, Newcomer("Aylin", "aylin.demir@visitors.example"), by=desk)
