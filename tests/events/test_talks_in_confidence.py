"""Talks whose times are chosen in another app, by whomever that one lets in."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from events.booking import NotBookable, cancel
from events.models import Attendee, Booking, Event, Session
from events.permissions import editable_events, received_people, user_can_see_people
from events.sign_up.changes import hand_over
from events.sign_up.parties import sign_up
from events.sign_up.party import Guest, Party
from events.sign_up.reminders import ask_how_it_was, remind
from events.talks.offered import offer_to
from events.talks.picking import HasOne, JustTaken, take, take_another
from tests.events import make
from tests.events.look_ahead import save, url
from tests.jobs import run_jobs

ANA = Guest("Ana", "Silva", "ana@visitors.example")
BO = Guest("Bo", "Lund", "bo@visitors.example")
DAY = timedelta(days=1)


@pytest.fixture
def talks(db: None) -> Event:
    return Event.objects.create(
        slug="in-confidence",
        title_en="A talk with an adviser",
        kind=Event.Kind.TALKS,
        public=False,
        picked_at="home:my",
        party_limit=1,
    )


@pytest.fixture
def times(talks: Event, adviser) -> list[Session]:
    start = timezone.now() + 3 * DAY
    made = [make.session(talks, seats=1, starts=start + n * DAY) for n in range(3)]
    talks.sessions.update(host=adviser)
    return made


def test_a_time_is_hers_at_once_and_she_has_its_page(times):
    booking = take(ANA, times[0], language="en", topic="My CV")

    run_jobs()
    assert {letter.to[0] for letter in mail.outbox} == {ANA.email, "adviser@ankomst.example"}
    assert "My CV" in mail.outbox[-1].body or "My CV" in mail.outbox[0].body
    assert booking.attendees.get().session == times[0]


def test_the_page_of_her_talk_leads_to_the_other_apps_page(client, times):
    booking = take(ANA, times[0], language="en")

    page = client.get(booking.link).content.decode()

    assert reverse("home:my") in page
    assert "/events/in-confidence/" not in page
    assert "Your ticket" not in page


def test_it_has_no_ticket_because_no_desk_receives_her(times):
    take(ANA, times[0], language="en")

    run_jobs()

    [letter] = [each for each in mail.outbox if each.to == [ANA.email]]
    assert [name for name, _content, _type in letter.attachments if name.endswith("png")] == []
    assert "ticket" not in letter.body


def test_she_has_one_talk_to_come_and_may_move_it(times):
    take(ANA, times[0], language="en")

    with pytest.raises(HasOne):
        take(ANA, times[1], language="en")
    take_another(ANA.email, times[1])

    assert Attendee.objects.coming().get().session == times[1]
    assert [each.pk for each in offer_to(ANA.email, times[0].event).times] == [
        times[0].pk,
        times[2].pk,
    ]


def test_a_talk_that_is_over_does_not_stand_in_the_way_of_the_next(times):
    take(ANA, times[0], language="en")
    over = timezone.now() - DAY
    Session.objects.filter(pk=times[0].pk).update(starts=over, ends=over + timedelta(hours=1))

    assert offer_to(ANA.email, times[0].event).seat is None
    take(ANA, times[1], language="en")

    assert Attendee.objects.coming().count() == 2


def test_a_time_that_somebody_has_is_refused(times):
    take(ANA, times[0], language="en")

    with pytest.raises(JustTaken):
        take(BO, times[0], language="en")


def test_cancelled_it_is_free_again(times):
    cancel(take(ANA, times[0], language="en"))

    assert take(BO, times[0], language="en").attendees.get().session == times[0]


def test_nobody_signs_up_by_herself_or_hands_it_over(times):
    booking = take(ANA, times[0], language="en")

    with pytest.raises(NotBookable):
        sign_up(event=times[1].event, sessions=[times[1]], party=Party(people=(BO,)))
    with pytest.raises(NotBookable):
        hand_over(booking, 0, BO)


def test_it_is_nobody_elses_to_find(client, talks, times):
    addresses = [
        reverse("events:event", args=[talks.slug]),
        reverse("events:event_ics", args=[talks.slug]),
    ]

    assert {client.get(address).status_code for address in addresses} == {404}


def test_staff_who_do_not_hold_it_see_nobody(admin, editor, desk, adviser, talks, times):
    take(ANA, times[0], language="en")

    assert not editable_events(editor).filter(pk=talks.pk).exists()
    assert not user_can_see_people(desk, talks)
    assert not received_people(desk).exists()
    assert received_people(adviser).get().given_name == "Ana"


def test_she_is_reminded_and_not_asked_how_it_was(times):
    take(ANA, times[0], language="en")
    Booking.objects.update(created_at=timezone.now() - 3 * DAY)
    soon = timezone.now() + DAY
    Session.objects.filter(pk=times[0].pk).update(starts=soon, ends=soon + timedelta(hours=1))

    assert remind() == 1

    Session.objects.filter(pk=times[0].pk).update(starts=soon - 3 * DAY, ends=soon - 2 * DAY)
    assert ask_how_it_was() == 0


def test_an_adviser_offers_times_on_several_days(client, adviser, talks):
    client.force_login(adviser)
    typed = {
        "host": adviser.pk,
        "day": "2031-02-06",
        "more_days": "2031-02-13, 2031-02-20",
        "begins": "13:00",
        "ends": "14:00",
        "minutes": "30",
        "pause": "0",
        "place": "https://meet.example/adviser",
    }

    save(client, url("talks", talks.pk), typed)

    assert talks.sessions.count() == 6


def test_an_adviser_has_to_say_where(client, adviser, talks):
    client.force_login(adviser)
    typed = {"host": adviser.pk, "day": "2031-02-06", "begins": "13:00", "ends": "14:00"}

    page = client.post(url("talks", talks.pk), typed | {"minutes": "30", "pause": "0", "look": "1"})

    assert "Say where" in page.content.decode()
