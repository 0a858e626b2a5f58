"""The arrivals desk: it asks before it marks somebody who is expected on another day."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from accounts.models import User
from events import booking
from events.desk import arrivals
from events.desk.day import found, load_by_hour, visitors
from events.emails import paper_missing
from events.models import Attendee, Event, Session
from events.tickets import ticket_address
from outbox.models import Message
from tests.events import make


@pytest.fixture
def later(db: None) -> Attendee:
    """Bob, expected at noon in three days."""
    noon = timezone.localtime().replace(hour=12, minute=0) + timedelta(days=3)
    session = make.session(make.event(of=make.centre()), seats=2, starts=noon)
    [quota] = session.quotas.all()
    held = booking.hold(needs={quota.pk: 1}, contact_name="Bob", contact_email="bob@x.example")
    bob = booking.Person(session.pk, (quota.pk,), "Bob", "Bruun", "bob@x.example")
    booking.confirm(held, people=[bob])
    return Attendee.objects.get()


@pytest.fixture
def today(later: Attendee) -> Attendee:
    earlier(later, days=3)
    return later


@pytest.fixture
def at_the_desk(client: Client, desk: User) -> Client:
    client.force_login(desk)
    return client


def earlier(attendee: Attendee, *, days: int) -> None:
    """What was booked for later has gone by."""
    back = timedelta(days=days)
    session = attendee.session
    Session.objects.filter(pk=session.pk).update(
        starts=session.starts - back, ends=session.ends - back
    )


def state(attendee: Attendee) -> str:
    attendee.refresh_from_db()
    return attendee.state


def test_who_is_expected_today_is_marked_at_once(at_the_desk: Client, today: Attendee) -> None:
    at_the_desk.post(reverse("desk:step"), {"arrive": today.pk})

    assert state(today) == Attendee.State.ARRIVED


def test_for_another_day_a_page_asks_first(at_the_desk: Client, later: Attendee) -> None:
    page = at_the_desk.post(reverse("desk:step"), {"arrive": later.pk, "q": "bob"}).text

    day = timezone.localtime(later.session.starts)
    assert f"Bob Bruun is expected on {day:%A} {day.day} {day:%B}, not today." in page
    assert "Mark as arrived anyway?" in page
    assert state(later) == Attendee.State.EXPECTED


def test_yes_marks_and_leads_back_to_what_was_looked_for(
    at_the_desk: Client, later: Attendee
) -> None:
    answer = at_the_desk.post(reverse("desk:step"), {"arrive-anyway": later.pk, "q": "bob"})

    assert state(later) == Attendee.State.ARRIVED
    assert "?q=bob#person-" in answer["Location"]


def test_with_javascript_the_row_itself_asks(at_the_desk: Client, later: Attendee) -> None:
    row = at_the_desk.post(
        reverse("desk:step"), {"arrive": later.pk}, headers={"HX-Request": "true"}
    ).text

    assert row.lstrip().startswith("<li")
    assert 'name="arrive-anyway"' in row
    assert state(later) == Attendee.State.EXPECTED


def test_the_missing_paper_is_not_forgotten_over_the_question(
    at_the_desk: Client, later: Attendee
) -> None:
    page = at_the_desk.post(reverse("desk:step"), {"send_away": later.pk, "document": "other"}).text

    assert '<input type="hidden" name="document" value="other">' in page
    assert 'name="send_away-anyway"' in page


def test_of_a_day_that_is_over_it_says_was(at_the_desk: Client, later: Attendee) -> None:
    earlier(later, days=5)

    page = at_the_desk.post(reverse("desk:step"), {"serve": later.pk}).text

    assert "Bob Bruun was expected on" in page
    assert "Mark as served anyway?" in page


def test_who_did_not_come_is_marked_later_but_not_ahead(later: Attendee, desk: User) -> None:
    with pytest.raises(arrivals.AnotherDay):
        arrivals.no_show(later, by=desk)
    earlier(later, days=4)

    assert arrivals.no_show(later, by=desk).state == Attendee.State.NO_SHOW


def test_who_is_here_already_is_served_without_asking_again(later: Attendee, desk: User) -> None:
    arrivals.arrive(later, by=desk, sure=True)

    assert arrivals.serve(later, by=desk).state == Attendee.State.SERVED


NOON = datetime(2026, 12, 2, 12, tzinfo=timezone.get_fixed_timezone(60))


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (timedelta(minutes=9), ""),
        (timedelta(minutes=-25), "25 minutes early"),
        (timedelta(hours=23), "23 hours late"),
        (timedelta(hours=-83), "3 days early"),
        (timedelta(days=1), "1 day late"),
        (timedelta(days=10, hours=2), "10 days late"),
    ],
)
def test_from_a_day_on_it_is_counted_in_days(apart: timedelta, words: str) -> None:
    assert arrivals.punctuality(NOON, NOON + apart) == words


def test_without_a_paper_chosen_nobody_is_sent_away(at_the_desk: Client, today: Attendee) -> None:
    answer = at_the_desk.post(reverse("desk:step"), {"send_away": today.pk, "q": "bob"})

    assert state(today) == Attendee.State.EXPECTED
    assert answer["Location"] == f"{reverse('desk:person', args=[today.pk])}?q=bob"
    assert "Choose which paper is missing." in at_the_desk.get(answer["Location"]).text


def test_something_else_may_be_missing(at_the_desk: Client, today: Attendee) -> None:
    at_the_desk.post(reverse("desk:step"), {"send_away": today.pk, "document": "other"})

    assert state(today) == Attendee.State.SENT_AWAY


def test_who_was_sent_away_at_once_is_expected_again_after_an_undo(
    today: Attendee, desk: User
) -> None:
    arrivals.send_away(today, document=None, by=desk)

    assert arrivals.undo(today, by=desk).state == Attendee.State.EXPECTED


def test_who_had_arrived_is_here_again_after_an_undo(today: Attendee, desk: User) -> None:
    arrivals.arrive(today, by=desk)
    arrivals.serve(today, by=desk)

    assert arrivals.undo(today, by=desk).state == Attendee.State.ARRIVED


def test_a_step_brings_the_counts_along(at_the_desk: Client, today: Attendee) -> None:
    immigration = make.authority("immigration")
    today.session.quotas.update(authority=immigration)

    answer = at_the_desk.post(
        reverse("desk:step"), {"arrive": today.pk}, headers={"HX-Request": "true"}
    ).text

    assert 'id="loads"' in answer
    assert 'hx-swap-oob="true"' in answer
    assert "desk-row--fresh" in answer


def test_those_not_served_are_not_counted_as_served(today: Attendee, desk: User) -> None:
    today.session.quotas.update(authority=make.authority("immigration"))
    arrivals.no_show(today, by=desk)

    [load] = load_by_hour(visitors(Attendee.objects.select_related("booking", "session")))

    assert (load.to_come, load.here, load.served, load.not_served) == (0, 0, 0, 1)


def day_of(attendee: Attendee, *, asked: str, days: int = 0) -> str:
    day = timezone.localdate(attendee.session.starts) + timedelta(days=days)
    address = reverse("desk:day", args=[attendee.session.event.centre.key, day.isoformat()])
    return f"{address}?{urlencode({'q': asked})}"


def test_a_search_says_who_is_booked_for_another_day(at_the_desk: Client, later: Attendee) -> None:
    page = at_the_desk.get(day_of(later, asked="bru", days=-3)).text

    assert "Booked for another day or another place" in page
    assert reverse("desk:person", args=[later.pk]) in page


def test_a_scanner_may_type_the_address_of_the_ticket(at_the_desk: Client, later: Attendee) -> None:
    page = at_the_desk.get(day_of(later, asked=ticket_address(later.ticket_code))).text

    assert "1 person found" in page


def test_an_unknown_ticket_leads_to_the_list(at_the_desk: Client, later: Attendee) -> None:
    page = at_the_desk.get(reverse("desk:scan", args=["AAAAAAAAAA"]), follow=True).text

    assert "We do not know this ticket. Look for the person by name." in page


@pytest.fixture
def in_town(today: Attendee) -> Attendee:
    """Bob, at an event that belongs to no centre."""
    Event.objects.update(centre=None)
    return today


def test_a_ticket_of_an_event_without_a_centre_can_be_read(
    at_the_desk: Client, in_town: Attendee
) -> None:
    page = at_the_desk.get(reverse("desk:scan", args=[in_town.ticket_code]), follow=True)

    assert page.status_code == 200
    assert "Bob Bruun" in page.text


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "htmx"])
def test_a_step_at_an_event_without_a_centre_is_taken_and_answered(
    at_the_desk: Client, in_town: Attendee, headers: dict[str, str]
) -> None:
    step = {"arrive": in_town.pk}
    answer = at_the_desk.post(reverse("desk:step"), step, headers=headers, follow=True)

    assert answer.status_code == 200
    assert state(in_town) == Attendee.State.ARRIVED


def test_beginnings_of_words_are_found_first(later: Attendee) -> None:
    [bob] = visitors(Attendee.objects.select_related("booking", "session"))

    assert found([bob], "bru") == [bob]
    assert found([bob], "uun") == [bob]
    assert found([bob], "bruno") == []


def test_who_is_sent_away_is_written_to_once(today: Attendee, desk: User) -> None:
    for _tap in range(2):
        arrivals.send_away(today, document=None, by=desk)

    assert list(Message.objects.values_list("kind", flat=True)) == ["events.paper_missing"]
    letter = paper_missing(today.pk)
    assert letter is not None
    assert "choose a new time" in letter.render().body
