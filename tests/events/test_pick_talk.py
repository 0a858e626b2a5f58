"""Who was at a meeting picks a talk with an adviser."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.booking import NotBookable, cancel
from events.emails import talk_taken
from events.models import Answer, Attendee, Booking, Event, Question, Session
from events.sign_up.changes import hand_over, hand_over_all
from events.sign_up.parties import sign_up
from events.sign_up.party import Guest, Party
from events.talks.inviting import forget_topics, invite_to_talks
from events.talks.offered import free_times, seat_of
from events.talks.picking import HasOne, JustTaken, NotThere, pick, pick_another
from tests.events import make, pages
from tests.jobs import run_jobs

ANA, BO = "p0@ankomst.example", "p1@ankomst.example"
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def _yesterday(module_db: None) -> Event:
    """Was yesterday; Ana and Bo came, a third did not."""
    event = pages.published("Starting a business").event
    session = make.session(event, seats=10)
    make.booked(session, 3)
    ended = timezone.now() - 24 * HOUR
    Session.objects.filter(pk=session.pk).update(starts=ended - HOUR, ends=ended)
    session.attendees.exclude(given_name="Person 2").update(state=Attendee.State.SERVED)
    return event


@pytest.fixture
def meeting(_yesterday: Event, db: None) -> Event:
    return Event.objects.get(pk=_yesterday.pk)


@pytest.fixture
def talks(meeting: Event, adviser) -> Event:
    """Three times with the adviser."""
    page = pages.published("Your own plan", kind=Event.Kind.TALKS, follows=meeting, party_limit=1)
    start = timezone.now() + 72 * HOUR
    for number in range(3):
        made = make.session(page.event, seats=1, starts=start + number * HOUR)
        Session.objects.filter(pk=made.pk).update(host=adviser)
    return Event.objects.get(pk=page.event_id)


@pytest.fixture
def times(talks: Event) -> list[Session]:
    return list(Session.objects.filter(event=talks).select_related("event").order_by("starts"))


def guest(meeting: Event, email: str = ANA) -> Attendee:
    return Attendee.objects.select_related("session").get(session__event=meeting, email=email)


def told() -> list[tuple[str, str]]:
    """To whom and what, since it was asked last."""
    run_jobs()
    letters = [(each.to[0].partition("@")[0], each.subject) for each in mail.outbox]
    mail.outbox.clear()
    return letters


# Who is told, and who may


def test_those_who_were_there_are_told_once(meeting, talks):
    assert invite_to_talks() == 2
    assert invite_to_talks() == 0

    run_jobs()
    assert sorted(letter.to[0] for letter in mail.outbox) == [ANA, BO]
    assert guest(meeting).talks_address in mail.outbox[0].body


def test_nobody_is_told_while_there_is_no_time(meeting, talks, times):
    Session.objects.filter(event=talks).update(state=Session.State.CANCELLED)

    assert invite_to_talks() == 0


def test_nobody_is_told_in_the_meeting_itself(meeting, talks):
    Session.objects.filter(event=meeting).update(ends=timezone.now() - timedelta(minutes=5))

    assert invite_to_talks() == 0


@pytest.mark.parametrize("state", [Attendee.State.NO_SHOW, Attendee.State.EXPECTED])
def test_who_was_not_there_has_no_talk(client, meeting, talks, times, state):
    ana = guest(meeting)
    Attendee.objects.filter(pk=ana.pk).update(state=state)

    with pytest.raises(NotThere):
        pick(guest(meeting), times[0])
    assert client.get(ana.talks_address).status_code == 404


def test_a_link_to_one_meeting_opens_no_talk_of_another(client, meeting, times):
    other = pages.published("Another meeting").event
    Event.objects.filter(pk=times[0].event_id).update(follows=other)
    foreign = Session.objects.select_related("event").get(pk=times[0].pk)

    with pytest.raises(NotThere):
        pick(guest(meeting), foreign)
    address = f"{guest(meeting).talks_address}{foreign.pk}/"
    assert client.post(address).status_code == 404


# Picking


def test_it_is_hers_at_once(meeting, times):
    booking = pick(guest(meeting), times[0], topic="My bakery")

    assert booking.state == Booking.State.CONFIRMED
    [seat] = booking.attendees.all()
    assert (seat.email, seat.situation) == (ANA, {"topic": "My bakery"})
    assert make.taken(times[0]) == [1]
    make.assert_seats_add_up()


def test_picked_twice_it_is_one_talk(meeting, times):
    assert pick(guest(meeting), times[0]) == pick(guest(meeting), times[0])
    assert make.taken(times[0]) == [1]


def test_one_talk_for_each_person(meeting, times):
    pick(guest(meeting), times[0])

    with pytest.raises(HasOne, match="Move that one"):
        pick(guest(meeting), times[1])
    assert make.taken(times[1]) == [0]


def test_after_cancelling_she_may_pick_again(meeting, times):
    cancel(pick(guest(meeting), times[0]))

    pick(guest(meeting), times[1])
    assert [make.taken(each) for each in times] == [[0], [1], [0]]


def test_who_was_slower_is_told_so(meeting, times):
    pick(guest(meeting), times[0])

    with pytest.raises(JustTaken, match="Pick another"):
        pick(guest(meeting, BO), times[0])


def test_another_time_instead_frees_the_first(meeting, talks, times):
    pick(guest(meeting), times[0])
    pick(guest(meeting, BO), times[1])

    pick_another(guest(meeting), times[2])
    pick_another(guest(meeting), times[2])
    with pytest.raises(JustTaken):
        pick_another(guest(meeting), times[1])

    assert seat_of(guest(meeting), talks).session_id == times[2].pk
    assert [each.pk for each in free_times(talks)] == [times[0].pk]
    make.assert_seats_add_up()


def test_it_cannot_be_handed_to_who_was_not_there(meeting, times):
    booking = pick(guest(meeting), times[0])
    other = Guest("Cleo", "Roux", "cleo@ankomst.example")

    for give in (lambda: hand_over(booking, 0, other), lambda: hand_over_all(booking, other)):
        with pytest.raises(NotBookable, match="please cancel"):
            give()
    assert booking.attendees.get().email == ANA


def test_two_meetings_of_one_person_are_one_talk(meeting, times):
    pick(guest(meeting), times[0])
    session = make.session(meeting, seats=5)
    make.booked(session, 1)
    Attendee.objects.filter(session=session).update(state=Attendee.State.ARRIVED)
    again = Attendee.objects.select_related("session").get(session=session)

    with pytest.raises(HasOne):
        pick(again, times[1])


# Strangers


def test_a_stranger_is_refused_with_words(client, times):
    party = Party(people=(Guest("Eve", "Black", "eve@ankomst.example"),))
    with pytest.raises(NotBookable, match="Only those who were at the meeting"):
        sign_up(event=times[0].event, sessions=[times[0]], party=party)

    address = reverse("events:book", args=[times[0].event.slug, times[0].pk])
    typed = {"given_name": "Eve", "email": "eve@ankomst.example", "action": "sign_up"}
    for answer in (client.get(address), client.post(address, typed)):
        page = answer.content.decode()
        assert "Only those who were at the meeting" in page
        assert "All seats are taken" not in page
    assert make.taken(times[0]) == [0]


def test_the_page_says_how_one_gets_a_talk(client, meeting, times):
    page = client.get(times[0].event.get_absolute_url()).content.decode()

    assert "How to get a talk" in page
    assert meeting.get_absolute_url() in page
    assert "/book/" not in page
    assert "Sign up" not in page


def test_talks_that_follow_nothing_are_for_everybody(client, times):
    Event.objects.filter(pk=times[0].event_id).update(follows=None)
    page = times[0].event.pages.first()
    pages.publish(page, follows=None)

    text = client.get(times[0].event.get_absolute_url()).content.decode()
    assert reverse("events:book", args=[times[0].event.slug, times[0].pk]) in text


# The adviser


def test_the_adviser_hears_who_comes_what_about_and_who_does_not(meeting, times, adviser):
    booking = pick(guest(meeting), times[0], topic="My bakery")
    run_jobs()
    [letter] = [each for each in mail.outbox if each.to == [adviser.email]]
    assert "Person 0 Example" in letter.subject
    assert "My bakery" in letter.body
    assert letter.reply_to == [ANA]
    [entry] = Calendar.from_ical(letter.attachments[0].content).walk("VEVENT")
    assert entry["SUMMARY"].startswith("Person 0 Example")
    assert "My bakery" in entry["DESCRIPTION"]
    mail.outbox.clear()

    cancel(booking)
    run_jobs()
    [letter] = [each for each in mail.outbox if each.to == [adviser.email]]
    [struck] = Calendar.from_ical(letter.attachments[0].content).walk("VEVENT")
    assert struck["UID"] == entry["UID"]
    assert struck["STATUS"] == "CANCELLED"
    assert "Person 0" not in letter.body


def test_a_moved_talk_is_told_to_both_hosts(meeting, times, adviser, coordinator):
    Session.objects.filter(pk=times[1].pk).update(host=coordinator)
    pick(guest(meeting), times[0])
    told()

    pick_another(guest(meeting), times[1])

    letters = dict(told())
    assert letters["adviser"].startswith("No talk on")
    assert "Person 0 Example" in letters["coordinator"]
    assert "p0" in letters


def test_nothing_is_said_of_a_time_that_somebody_else_has_taken(meeting, times):
    cancel(pick(guest(meeting), times[0]))
    pick(guest(meeting, BO), times[0])

    to_adviser = [subject for to, subject in told() if to == "adviser"]
    assert ["Person 1" in subject for subject in to_adviser] == [True]


def test_who_does_not_come_any_more_is_not_announced(meeting, times):
    booking = pick(guest(meeting), times[0])
    seat = booking.attendees.get()
    cancel(booking)

    assert talk_taken(seat.pk) is None


def test_the_adviser_sees_who_comes_to_her(client, meeting, times, adviser, coordinator):
    Session.objects.filter(pk=times[1].pk).update(host=coordinator)
    pick(guest(meeting), times[0], topic="My bakery")
    pick(guest(meeting, BO), times[1], topic="My boat")
    client.force_login(adviser)

    page = client.get(reverse("event_admin:talks", args=[times[0].event_id])).content.decode()

    assert "Person 0 Example" in page
    assert "My bakery" in page
    assert "My boat" not in page


def test_the_topic_is_forgotten_a_month_later(meeting, times):
    pick(guest(meeting), times[0], topic="My bakery")
    assert forget_topics() == 0
    past = timezone.now() - timedelta(days=31)
    Session.objects.filter(pk=times[0].pk).update(starts=past, ends=past + HOUR)

    assert forget_topics() == 1


# Her pages


def test_she_picks_changes_and_cancels_on_her_own_pages(client, meeting, talks, times):
    address = guest(meeting).talks_address
    assert client.get(address).content.decode().count('class="time"') == 3

    answer = client.post(f"{address}{times[0].pk}/", {"topic": "My bakery"}, follow=True)
    page = answer.content.decode()
    assert "The seat is yours" in page
    assert "You talk with Adviser Jensen" in page
    assert "hand-over" not in page
    assert address in page

    client.post(f"{address}{times[1].pk}/")
    seat = seat_of(guest(meeting), talks)
    assert (seat.session_id, seat.situation) == (times[1].pk, {"topic": "My bakery"})

    client.post(f"{seat.booking.link}cancel/")
    assert seat_of(guest(meeting), talks) is None


def test_opening_the_link_changes_nothing(client, meeting, times):
    client.get(f"{guest(meeting).talks_address}{times[0].pk}/")

    assert make.taken(times[0]) == [0]


def test_refused_she_sees_why_and_the_other_times(client, meeting, times):
    pick(guest(meeting, BO), times[0])

    answer = client.post(f"{guest(meeting).talks_address}{times[0].pk}/", {"topic": ""})

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody else has just taken that time" in page
    assert page.count('class="time"') == 2


def test_the_organisers_questions_are_asked(client, meeting, talks, times):
    question = Question.objects.create(
        event=talks,
        kind=Question.Kind.TEXT,
        text_en="Which permit?",
        reason_en="So that we look it up.",
        required=True,
    )
    address = f"{guest(meeting).talks_address}{times[0].pk}/"

    assert client.post(address, {"topic": ""}).status_code == 422
    client.post(address, {"topic": "", f"question_{question.pk}": "Student"})

    assert Answer.objects.get().value == "Student"


def test_the_link_ends_half_a_year_after_the_meeting(client, meeting, times):
    address = guest(meeting).talks_address
    Session.objects.filter(event=meeting).update(
        starts=timezone.now() - timedelta(days=182), ends=timezone.now() - timedelta(days=181)
    )

    assert client.get(address).status_code == 410


@pytest.mark.parametrize("wrong", ["x", "1-1", "1-1.abc"])
def test_no_other_link_opens_it(client, db, wrong):
    assert client.get(reverse("events:talks", args=[wrong])).status_code == 404
