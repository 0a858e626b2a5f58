"""A party's own page by its link: confirm, change, hand over, cancel; and a guest's ticket."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from events.booking import cancel_session, expire_overdue
from events.models import Attendee, Booking, Event, Quota, Session
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from tests.events import make
from tests.jobs import run_jobs

ANA = Guest("Ana", "Silva", "ana@ankomst.example")
BO = Guest("Bo", "Olsen", "bo@ankomst.example")
CY = {"given_name": "Cy", "family_name": "Li", "email": "cy@ankomst.example"}

State = Booking.State


def signed_up(*sessions: Session, others: tuple[Guest, ...] = (BO, Guest())) -> Booking:
    event = Event.objects.get(pk=sessions[0].event_id)
    return sign_up(event=event, sessions=sessions, party=Party(people=(ANA, *others)))


@pytest.fixture
def held(evening: Session) -> Booking:
    return signed_up(evening)


@pytest.fixture
def three(held: Booking) -> Booking:
    """Ana, Bo, and somebody to be named."""
    booking = confirm_sign_up(held)
    run_jobs()
    mail.outbox.clear()
    return booking


@pytest.fixture
def course(evening: Session) -> list[Session]:
    Event.objects.update(kind=Event.Kind.COURSE)
    later = make.session(evening.event, seats=10, starts=evening.starts + timedelta(days=7))
    return [evening, later]


def words(answer) -> str:
    return answer.content.decode()


def names(booking: Booking) -> list[str]:
    people = booking.attendees.coming().order_by("number", "session__starts")
    return [person.full_name for person in people]


def subjects() -> list[str]:
    run_jobs()
    return [f"{letter.to[0].partition('@')[0]}: {letter.subject}" for letter in mail.outbox]


def test_opening_the_link_confirms_nothing(client, held):
    page = words(client.get(held.link))

    held.refresh_from_db()
    assert held.state == State.HELD
    assert "3 seats are held for you" in page
    assert "Bo Olsen" in page


def test_the_button_confirms_and_shows_the_tickets(client, held):
    answer = client.post(f"{held.link}confirm/", follow=True)

    page = words(answer)
    assert "The 3 seats are yours" in page
    for person in held.attendees.all():
        assert person.ticket_code in page


def test_a_guest_with_an_address_gets_her_own_ticket(held):
    confirm_sign_up(held)

    assert subjects() == [
        "ana: You are signed up: Danish tax for newcomers",
        "bo: Your ticket: Danish tax for newcomers",
    ]
    bo = held.attendees.get(number=1)
    assert bo.link in mail.outbox[1].body
    assert held.link not in mail.outbox[1].body
    assert f"ticket-{bo.ticket_code}.png" in [name for name, *_rest in mail.outbox[1].attachments]


def test_too_late_the_page_says_where_to_sign_up_again(client, held):
    Booking.objects.update(held_until=timezone.now())
    expire_overdue()

    assert client.post(f"{held.link}confirm/").status_code == 409
    page = words(client.get(held.link))
    assert "The time to confirm is over" in page
    assert "/events/tax-for-newcomers/" in page


def test_a_guest_is_named_later_and_gets_her_ticket(client, three):
    answer = client.post(
        f"{three.link}people/",
        {
            "guest_1_given_name": "Bo",
            "guest_1_family_name": "Olsen",
            "guest_1_email": "bo@ankomst.example",
            **{f"guest_2_{name}": value for name, value in CY.items()},
        },
    )

    assert answer.status_code == 302
    assert names(three) == ["Ana Silva", "Bo Olsen", "Cy Li"]
    assert subjects() == ["cy: Your ticket: Danish tax for newcomers"]


def test_a_ticket_that_went_to_another_address_stops_to_work(client, three):
    bo = three.attendees.get(number=1)
    client.post(
        f"{three.link}people/",
        {"guest_1_given_name": "Bo", "guest_1_email": "right@ankomst.example"},
    )

    now = three.attendees.coming().get(number=1)
    assert now.ticket_code != bo.ticket_code
    assert "not yours any more" in words(client.get(bo.link))
    assert subjects() == ["right: Your ticket: Danish tax for newcomers"]


def test_an_address_without_a_name_is_asked_for_one(client, three):
    answer = client.post(f"{three.link}people/", {"guest_2_email": "x@ankomst.example"})

    assert answer.status_code == 422
    assert "Write the given name too" in words(answer)


def test_one_more_comes_once_however_often_the_form_is_sent(client, three, evening):
    url = f"{three.link}people/add/"
    form = client.get(url).context["form"]
    data = {"number": form.initial["number"], **CY}

    for _click in range(2):
        assert client.post(url, data).status_code == 302

    assert names(three)[-1] == "Cy Li"
    assert make.taken(evening) == [4]
    assert client.get(url).status_code == 302  # four is the limit


def test_one_more_without_a_seat_is_refused_in_words(client, three, evening):
    Quota.objects.update(size=3)

    answer = client.post(f"{three.link}people/add/", {"number": 3, **CY})

    assert answer.status_code == 409
    assert "all seats are taken" in words(answer)
    assert make.taken(evening) == [3]


def test_one_less_gives_a_seat_back_and_the_others_keep_theirs(client, three, evening):
    url = f"{three.link}people/1/remove/"
    assert "Does Bo Olsen not come?" in words(client.get(url))
    for _click in range(2):
        client.post(url)

    assert make.taken(evening) == [2]
    three.refresh_from_db()
    assert three.state == State.CONFIRMED
    assert subjects() == ["bo: Cancelled: Danish tax for newcomers"]


def test_she_who_signed_up_may_stay_away_and_look_after_the_others(client, three):
    client.post(f"{three.link}people/0/remove/")

    assert names(three) == ["Bo Olsen", "Guest, name to follow"]
    assert client.get(three.link).status_code == 200


def test_the_last_one_taken_off_ends_the_sign_up(client, evening):
    alone = confirm_sign_up(signed_up(evening, others=()))
    client.post(f"{alone.link}people/0/remove/")

    alone.refresh_from_db()
    assert (alone.state, alone.once) == (State.CANCELLED, "")
    assert "This sign-up is cancelled" in words(client.get(alone.link))


def test_a_seat_handed_over_has_a_new_ticket_and_both_are_told(client, three, evening):
    bo = three.attendees.get(number=1)
    client.post(f"{three.link}people/1/hand-over/", CY)

    assert names(three) == ["Ana Silva", "Cy Li", "Guest, name to follow"]
    assert make.taken(evening) == [3]
    assert subjects() == [
        "cy: A seat for you: Danish tax for newcomers",
        "bo: Handed over: Danish tax for newcomers",
    ]
    gone = mail.outbox[1].attachments[0][1]
    assert b"METHOD:CANCEL" in (gone if isinstance(gone, bytes) else gone.encode())
    bo.refresh_from_db()
    assert bo.state == Attendee.State.CANCELLED


def test_everything_handed_over_makes_the_old_link_dead(client, evening):
    alone = confirm_sign_up(signed_up(evening, others=()))
    mail.outbox.clear()
    old = alone.link

    answer = client.post(f"{old}people/0/hand-over/", CY)

    assert "Handed over to Cy Li" in words(answer)
    alone.refresh_from_db()
    assert alone.contact_email == "cy@ankomst.example"
    assert client.get(old).status_code == 404
    assert "Cy Li" in words(client.get(alone.link))
    assert (
        alone.link in next(one.body for one in mail.outbox if "Yours now" in one.subject)
        if (subjects())
        else False
    )


def test_who_signed_up_for_several_chooses_what_to_hand_over(client, three):
    url = f"{three.link}people/0/hand-over/"
    assert "What do you hand over?" in words(client.get(url))

    client.post(url, CY | {"what": "one"})
    three.refresh_from_db()
    assert three.contact_email == ANA.email
    assert names(three)[0] == "Cy Li"


def test_handing_over_to_somebody_with_seats_tells_nobody_so(client, three, evening):
    other = sign_up(event=evening.event, sessions=[evening], party=Party(people=(Guest(**CY),)))
    confirm_sign_up(other)

    answer = client.post(f"{three.link}people/0/hand-over/", CY | {"what": "all"})

    assert answer.status_code == 200
    assert Booking.objects.filter(contact_email=CY["email"], state=State.CONFIRMED).count() == 2


def test_everything_is_cancelled_by_a_page_that_asks_first(client, three, evening):
    url = f"{three.link}cancel/"
    assert "Cancel all 3 seats?" in words(client.get(url))
    assert make.taken(evening) == [3]
    for _click in range(2):
        client.post(url)

    assert make.taken(evening) == [0]
    assert subjects() == [
        "ana: Cancelled: Danish tax for newcomers",
        "bo: Cancelled: Danish tax for newcomers",
    ]


def test_unconfirmed_seats_can_be_given_back_at_once(client, held, evening):
    assert "Give the seats back?" in words(client.get(f"{held.link}cancel/"))
    client.post(f"{held.link}cancel/")

    assert make.taken(evening) == [0]


@pytest.mark.parametrize(
    "path", ["people/", "people/add/", "people/1/remove/", "people/1/hand-over/", "cancel/"]
)
def test_nothing_is_changed_once_it_has_begun(client, three, evening, path):
    Session.objects.update(starts=timezone.now())

    client.post(three.link + path, CY | {"number": 3, "guest_1_given_name": "Other"})

    assert names(three) == ["Ana Silva", "Bo Olsen", "Guest, name to follow"]
    assert make.taken(evening) == [3]


def test_a_guest_gives_her_seat_back_herself(client, three, evening):
    bo = three.attendees.get(number=1)
    assert bo.ticket_code in words(client.get(bo.link))

    client.get(f"{bo.link}give-back/")
    assert make.taken(evening) == [3]
    for _click in range(2):
        client.post(f"{bo.link}give-back/")

    assert make.taken(evening) == [2]
    assert "not yours any more" in words(client.get(bo.link))


def test_a_guest_s_link_opens_nothing_else(client, three):
    token = three.attendees.get(number=1).link.split("/ticket/")[1]

    assert client.get(f"/en/booking/{token}").status_code == 404
    assert client.get(f"/en/feedback/{token}").status_code == 404


def test_a_course_is_changed_at_all_its_meetings(client, course):
    booking = confirm_sign_up(signed_up(*course))
    client.post(f"{booking.link}people/add/", {"number": 3, **CY})
    client.post(f"{booking.link}people/1/remove/")
    client.post(f"{booking.link}people/2/hand-over/", CY)

    assert names(booking) == ["Ana Silva"] * 2 + ["Cy Li"] * 4
    assert [make.taken(session) for session in course] == [[3], [3]]
    page = words(client.get(booking.link))
    assert "2 meetings" in page


def test_one_mail_however_many_meetings_are_cancelled(client, course):
    booking = confirm_sign_up(signed_up(*course, others=()))
    run_jobs()
    mail.outbox.clear()
    client.post(f"{booking.link}cancel/")

    assert subjects() == ["ana: Cancelled: Danish tax for newcomers"]
    calendar = mail.outbox[0].attachments[0][1]
    text = calendar if isinstance(calendar, str) else calendar.decode()
    assert text.count("BEGIN:VEVENT") == 2


def test_a_meeting_called_off_leaves_the_course(client, course):
    booking = confirm_sign_up(signed_up(*course))
    cancel_session(course[0], reason="Ill")

    booking.refresh_from_db()
    assert booking.state == State.CONFIRMED
    assert names(booking) == ["Ana Silva", "Bo Olsen", "Guest, name to follow"]


def test_all_dates_are_in_one_calendar_file(client, course):
    booking = confirm_sign_up(signed_up(*course))

    text = words(client.get(f"{booking.link}calendar.ics"))
    assert text.count("BEGIN:VEVENT") == 2
    assert text.count("BEGIN:VTIMEZONE") == 1


def test_the_address_of_an_online_event_is_on_the_page(client, three):
    Event.objects.update(online_link="https://meet.example/x")

    assert "https://meet.example/x" in words(client.get(three.link))


def test_the_link_closes_a_month_after_the_last_date(client, three):
    long_ago = timezone.now() - timedelta(days=31)
    Session.objects.update(starts=long_ago, ends=long_ago + timedelta(hours=1))

    assert client.get(three.link).status_code == 410
    assert client.get(three.attendees.get(number=1).link).status_code == 410


@override_settings(ACCOUNT_RATE_LIMITS={"events.guests": "1/m/key"})
def test_nobody_sends_mails_to_the_whole_world_by_handing_over(client, three):
    client.post(f"{three.link}people/1/hand-over/", CY)

    again = client.post(f"{three.link}people/2/hand-over/", CY | {"email": "x@ankomst.example"})
    assert again.status_code == 422
    assert "That was often" in words(again)


def test_the_page_asks_few_questions_of_the_database(client, course, django_assert_max_num_queries):
    booking = confirm_sign_up(signed_up(*course))
    client.get(booking.link)
    with django_assert_max_num_queries(15):
        client.get(booking.link)
