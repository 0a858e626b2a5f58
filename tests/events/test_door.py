"""The door of an event: who opens it, who is on its list, and what a tap there does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from events.desk import arrivals
from events.desk.walk_ins import let_in
from events.models import Attendee, Booking, Event, Session
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from events.tickets import ticket_address
from tests.events import make, pages

State = Attendee.State
HTMX = {"HX-Request": "true"}


@pytest.fixture(scope="module")
def _tonight(module_db: None) -> int:
    """Twelve seats, of which a party of three has three, and Person 0 has one; it begins today."""
    event = make.event()
    Event.objects.filter(pk=event.pk).update(venue=pages.venue("Union"))
    session = make.session(Event.objects.get(), seats=12)
    make.booked(session, 1)
    people = (Guest("Marisol", "Ortega", "m@x.example"), Guest("Diego"), Guest())
    confirm_sign_up(sign_up(event=session.event, sessions=[session], party=Party(people)))
    return on(session, timezone.localdate()).pk


@pytest.fixture
def tonight(_tonight: int, db: None) -> Session:
    return Session.objects.select_related("event").get(pk=_tonight)


def on(session: Session, day, minutes: int = 0) -> Session:
    """At noon of that day, or so long after: nobody can book it any more once it has begun."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    session.starts = noon + (day - timezone.localdate()) + timedelta(minutes=minutes)
    session.ends = session.starts + timedelta(hours=2)
    session.save()
    return session


@pytest.fixture
def at_the_desk(client: Client, desk: User) -> Client:
    client.force_login(desk)
    return client


def door(session: Session, asked: str = "") -> str:
    address = reverse("desk:event", args=[session.pk])
    return f"{address}?q={asked}" if asked else address


def walk_in(session: Session) -> str:
    return reverse("desk:walk_in", args=[session.pk])


def of_party(session: Session) -> list[Attendee]:
    people = session.attendees.filter(booking__kind=Booking.Kind.SIGN_UP)
    return list(people.order_by("number"))


def test_the_desk_shows_the_events_of_today(at_the_desk: Client, tonight: Session) -> None:
    page = at_the_desk.get(reverse("desk:today")).text

    assert door(tonight) in page
    assert "4 people expected" in page
    assert "Union" in page


def test_a_centre_s_day_shows_them_beside_its_own_times(
    at_the_desk: Client, tonight: Session
) -> None:
    centre = make.centre()
    day = timezone.localdate()

    today, tomorrow = (
        at_the_desk.get(reverse("desk:day", args=[centre.key, each.isoformat()])).text
        for each in (day, day + timedelta(days=1))
    )

    assert door(tonight) in today
    assert door(tonight) not in tomorrow


def test_people_of_an_event_at_the_centre_are_on_its_own_list(
    at_the_desk: Client, tonight: Session
) -> None:
    centre = make.centre()
    Event.objects.update(centre=centre)

    page = at_the_desk.get(reverse("desk:day", args=[centre.key, timezone.localdate()])).text

    assert door(tonight) in page
    assert "Marisol" not in page


def test_nobody_stands_at_the_door_of_what_is_online(at_the_desk: Client, tonight: Session) -> None:
    Event.objects.update(venue=None, online_link="https://talk.example/1")

    assert door(tonight) not in at_the_desk.get(reverse("desk:today")).text


def test_the_editor_of_an_event_receives_its_people(
    client: Client, editor: User, tonight: Session
) -> None:
    client.force_login(editor)
    marisol = of_party(tonight)[0]

    assert door(tonight) in client.get(reverse("desk:today")).text
    client.post(reverse("desk:step"), {"arrive": marisol.pk})

    marisol.refresh_from_db()
    assert marisol.state == State.ARRIVED


def test_who_is_registered_at_a_centre_is_none_of_an_editor_s_business(
    client: Client, editor: User, tonight: Session
) -> None:
    slot = make.session(make.event(of=make.centre()), seats=1)
    [ana] = make.booked(slot)
    client.force_login(editor)

    answers = [
        client.get(reverse("desk:person", args=[ana.pk])),
        client.post(reverse("desk:step"), {"arrive": ana.pk}),
        client.get(door(slot)),
        client.get(reverse("desk:day", args=["midtown", timezone.localdate()])),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert "Person 0" not in client.get(door(tonight, "zzz")).text


def test_a_planner_has_no_desk(client: Client, planner: User, tonight: Session) -> None:
    client.force_login(planner)

    assert client.get(reverse("desk:today")).status_code == 404
    assert client.get(door(tonight)).status_code == 404


def test_guests_stand_below_her_who_brings_them(at_the_desk: Client, tonight: Session) -> None:
    page = at_the_desk.get(door(tonight)).text

    order = [page.index(words) for words in ("Marisol Ortega", "Diego", "Guest, name to follow")]
    assert order == sorted(order)
    assert page.index("Person 0") > order[-1]
    assert page.count("Arrived: all 3") == 3


def test_a_party_arrives_with_one_tap(at_the_desk: Client, tonight: Session) -> None:
    step = {"arrive_together": of_party(tonight)[1].pk}

    for _tap in range(2):
        answer = at_the_desk.post(reverse("desk:step"), step, headers=HTMX)

    assert {each.state for each in of_party(tonight)} == {State.ARRIVED}
    assert answer["HX-Retarget"] == "#people"
    assert 'id="attendance"' in answer.text


def test_who_has_left_the_party_does_not_arrive_with_it(
    at_the_desk: Client, desk: User, tonight: Session
) -> None:
    arrivals.no_show(of_party(tonight)[2], by=desk, sure=True)

    at_the_desk.post(reverse("desk:step"), {"arrive_together": of_party(tonight)[0].pk})

    states = [each.state for each in of_party(tonight)]
    assert states == [State.ARRIVED, State.ARRIVED, State.NO_SHOW]


def test_a_party_of_another_day_is_asked_about(at_the_desk: Client, tonight: Session) -> None:
    on(tonight, timezone.localdate() + timedelta(days=2))

    page = at_the_desk.post(
        reverse("desk:step"), {"arrive_together": of_party(tonight)[0].pk}, headers=HTMX
    ).text

    assert 'name="arrive_together-anyway"' in page
    assert {each.state for each in of_party(tonight)} == {State.EXPECTED}


def test_a_scanned_ticket_finds_her_and_her_party(at_the_desk: Client, tonight: Session) -> None:
    marisol, diego, _guest = of_party(tonight)

    typed = at_the_desk.get(door(tonight), {"q": ticket_address(diego.ticket_code)}).text
    page = at_the_desk.get(reverse("desk:scan", args=[marisol.ticket_code]), follow=True).text

    assert "1 person found" in typed
    assert "Arrived: all 3" in page
    assert "Diego" in page
    assert f"{door(tonight)}#person-{marisol.pk}" in page


def test_a_ticket_of_another_event_says_of_which(at_the_desk: Client, tonight: Session) -> None:
    other = make.session(make.event(slug="other"), seats=2)
    Event.objects.filter(slug="other").update(title_en="Board games")
    [guest] = make.booked(other)

    page = at_the_desk.get(door(tonight, guest.ticket_code)).text

    assert "Booked for another day or another place" in page
    assert "Board games" in page


def test_two_taps_let_a_walk_in_in(at_the_desk: Client, tonight: Session) -> None:
    page = at_the_desk.get(door(tonight)).text
    assert "Someone without a ticket" in page

    answer = at_the_desk.post(walk_in(tonight), {"token": "a"}, follow=True)

    assert "One person more is in." in answer.text
    assert make.taken(tonight) == [5]


def test_a_double_tap_lets_in_one(at_the_desk: Client, tonight: Session) -> None:
    for _tap in range(2):
        answer = at_the_desk.post(walk_in(tonight), {"token": "a"}, headers=HTMX)

    assert make.taken(tonight) == [5]
    assert 'id="door"' in answer.text
    assert 'id="attendance"' in answer.text


def test_the_tap_after_it_is_another_person(at_the_desk: Client, tonight: Session) -> None:
    first = at_the_desk.post(walk_in(tonight), {"token": "a"}, headers=HTMX).text
    fresh = first.split('name="token" value="')[1].split('"')[0]

    at_the_desk.post(walk_in(tonight), {"token": fresh}, headers=HTMX)

    assert make.taken(tonight) == [6]


def test_what_was_typed_of_a_walk_in_stays_when_it_is_refused(
    at_the_desk: Client, tonight: Session
) -> None:
    form = {"name": "Ana", "email": "m@x.example", "token": "a"}

    answer = at_the_desk.post(walk_in(tonight), form)

    assert answer.status_code == 409
    assert "There is a seat here for this e-mail address already." in answer.text
    assert 'value="Ana"' in answer.text


@pytest.mark.parametrize("wrong", [{"email": "no address"}, {"name": "\x00"}, {"name": "x" * 200}])
def test_a_walk_in_that_cannot_be_written_down_is_asked_again(
    at_the_desk: Client, tonight: Session, wrong: dict[str, str]
) -> None:
    assert at_the_desk.post(walk_in(tonight), wrong).status_code == 422
    assert make.taken(tonight) == [4]


def test_only_who_edits_the_event_gives_it_a_seat_more(
    client: Client, desk: User, editor: User, tonight: Session
) -> None:
    tonight.quotas.update(size=4)
    answers = {}
    for who in (desk, editor):
        client.force_login(who)
        told = client.post(walk_in(tonight), {"token": who.email}, headers=HTMX).text
        client.post(walk_in(tonight), {"token": who.email, "beyond": "1"}, headers=HTMX)
        answers[who] = ('name="beyond"' in told, make.taken(tonight))

    assert answers == {desk: (False, [4]), editor: (True, [5])}
    assert tonight.quotas.get().size == 5


def test_a_walk_in_taken_back_leaves_list_and_counts(
    at_the_desk: Client, desk: User, tonight: Session
) -> None:
    guest = let_in(tonight, by=desk)

    answer = at_the_desk.post(reverse("desk:step"), {"undo": guest.pk}, headers=HTMX)

    assert f'id="person-{guest.pk}"' not in answer.text
    assert make.taken(tonight) == [4]


def test_why_a_step_was_not_taken_is_said_in_the_row(
    at_the_desk: Client, desk: User, tonight: Session
) -> None:
    marisol = arrivals.arrive(of_party(tonight)[0], by=desk)

    answer = at_the_desk.post(reverse("desk:step"), {"no_show": marisol.pk}, headers=HTMX)

    assert "Undo that first." in answer.text


def test_of_personal_talks_the_day_is_one_list(at_the_desk: Client, tonight: Session) -> None:
    Event.objects.update(kind=Event.Kind.TALKS)
    later = make.session(tonight.event, seats=1)
    [second] = make.booked(later)
    on(later, timezone.localdate(), minutes=30)

    page = at_the_desk.get(door(tonight)).text

    assert f'id="person-{second.pk}"' in page
    assert "Someone without a ticket" not in page
    assert at_the_desk.get(reverse("desk:today")).text.count("/desk/events/") == 1


def test_the_overview_tells_who_came(client: Client, editor: User, tonight: Session) -> None:
    arrivals.arrive(of_party(tonight)[0], by=editor)
    let_in(tonight, by=editor)
    client.force_login(editor)
    today = client.get(reverse("event_admin:overview", args=[tonight.event_id])).text
    on(tonight, timezone.localdate() - timedelta(days=1))

    overview = client.get(reverse("event_admin:overview", args=[tonight.event_id])).text
    listed = client.get(reverse("event_admin:index")).text

    assert door(tonight) in today
    assert "1 of 4 came and 1 walk-in" in overview
    assert "1 of 4 came and 1 walk-in" in listed


def test_the_list_takes_no_more_queries_for_more_people(
    at_the_desk: Client, tonight: Session
) -> None:
    today, asked = timezone.localdate(), []
    for more in (1, 3):
        make.booked(on(tonight, today + timedelta(days=1)), more)
        on(tonight, today)
        at_the_desk.get(door(tonight))
        with CaptureQueriesContext(connection) as queries:
            at_the_desk.get(door(tonight))
        asked.append(len(queries))

    assert asked[1] <= asked[0]


def test_who_signed_in_again_on_the_way_to_a_walk_in_finds_the_door(
    at_the_desk: Client, tonight: Session
) -> None:
    """Sign-in leads back to the address that a form was sent to, by GET."""
    answer = at_the_desk.get(walk_in(tonight))

    assert answer.url == door(tonight)
