"""What a person with an account finds of hers: on My page, in her file, and after erasing."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from accounts.models import User
from events import my_page, personal_data
from events.booking import Person, confirm, hold
from events.models import (
    Answer,
    Attendee,
    Booking,
    Event,
    Feedback,
    Question,
    Session,
    WaitlistEntry,
)
from events.sign_up.changes import hand_over
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from events.sign_up.waiting import join
from tests.events import make
from tests.jobs import run_jobs

ANA = Guest("Ana", "Silva", "ana@ankomst.example")
BO = Guest("Bo", "Olsen", "bo@ankomst.example")


@pytest.fixture
def ana(db: None) -> User:
    return User.objects.create_user(ANA.email)


@pytest.fixture
def later(evening: Session) -> Session:
    return make.session(evening.event, seats=0, starts=evening.starts + timedelta(days=7))


def party(session: Session, *people: Guest) -> Booking:
    return sign_up(event=session.event, sessions=[session], party=Party(people=people))


def rows(user: User) -> list[tuple[str, int]]:
    return [
        (row.kind, row.people) for panel in my_page.panels(user) for row in panel.context["rows"]
    ]


def test_nothing_is_shown_to_who_has_signed_up_for_nothing(ana: User, evening: Session):
    confirm_sign_up(party(evening, BO))

    assert my_page.panels(ana) == []


def test_seats_places_in_line_and_what_waits_for_her_are_shown(
    ana: User, evening: Session, later: Session
):
    booking = party(evening, ANA, Guest())
    join(event=evening.event, sessions=[later], party=Party(people=(ANA, BO)))
    assert rows(ana) == [("held", 1), ("waiting", 2)]

    confirm_sign_up(booking)
    assert rows(ana) == [("seat", 2), ("waiting", 2)]


def test_a_seat_that_somebody_else_took_for_her_is_shown(client, ana: User, evening: Session):
    booking = confirm_sign_up(party(evening, BO, ANA))
    client.force_login(ana)

    page = client.get("/en/my/").content.decode()
    assert booking.attendees.get(number=1).link in page
    assert booking.link not in page


def test_a_course_is_shown_once_with_its_next_meeting(
    client, ana: User, evening: Session, later: Session
):
    later.quotas.update(size=5)
    Event.objects.update(kind=Event.Kind.COURSE)
    event = Event.objects.get()
    meetings = list(event.sessions.prefetch_related("quotas").order_by("starts"))
    confirm_sign_up(sign_up(event=event, sessions=meetings, party=Party(people=(ANA, BO))))
    client.force_login(ana)

    assert rows(ana) == [("seat", 2)]
    assert "and 1 more meeting" in client.get("/en/my/").content.decode()


def test_of_what_is_online_alone_there_is_nothing_to_show_at_a_door(
    client, ana: User, evening: Session
):
    booking = confirm_sign_up(party(evening, ANA))
    Event.objects.update(venue=None, online_link="https://talk.example/1")

    page = client.get(booking.link).content.decode()

    assert "Open the meeting" in page
    assert "ticket__code" not in page


def test_in_danish_it_leads_to_the_danish_page(ana: User, evening: Session):
    booking = confirm_sign_up(party(evening, ANA))

    with translation.override("da"):
        [panel] = my_page.panels(ana)

    assert [row.url for row in panel.context["rows"]] == [booking.link.replace("/en/", "/da/")]


def test_what_is_over_is_not_shown(ana: User, evening: Session):
    confirm_sign_up(party(evening, ANA))
    Session.objects.update(starts=timezone.now() - timedelta(hours=3), ends=timezone.now())

    assert rows(ana) == []


@pytest.fixture
def history(evening: Session, later: Session) -> Booking:
    """Ana brought Bo, answered, came, and told how it was; and waits for another date."""
    booking = confirm_sign_up(party(evening, ANA, BO))
    question = Question.objects.create(
        event=evening.event, kind="text", text_en="Food?", reason_en="Why"
    )
    Answer.objects.create(booking=booking, question=question, value="No nuts")
    first = booking.attendees.get(number=0)
    Feedback.objects.create(session=evening, attendee=first, stars=4)
    join(event=evening.event, sessions=[later], party=Party(people=(ANA,)))
    return booking


def test_she_gets_what_is_hers_and_nothing_of_her_guests(ana: User, history: Booking):
    held = personal_data.held(ana)

    names = ("sign_ups", "seats", "answers", "waiting", "feedback")
    assert {name: len(rows) for name, rows in held.items() if rows} == dict.fromkeys(names, 1)
    assert "Bo" not in str(held)


def test_erased_her_seats_are_free_and_her_name_is_nowhere(
    ana: User, history: Booking, evening: Session
):
    run_jobs()
    personal_data.erase(ana)
    run_jobs()

    assert make.taken(evening) == [0]
    assert not Answer.objects.exists()
    assert Feedback.objects.get().attendee is None
    left = [
        *Booking.objects.values_list("contact_name", "contact_email"),
        *WaitlistEntry.objects.values_list("contact_name", "contact_email"),
        *Attendee.objects.values_list("given_name", "email"),
    ]
    assert "ana@" not in str(left).lower()
    assert "Silva" not in str(left)


def test_erasing_a_guest_leaves_the_party_its_seat(ana: User, evening: Session):
    booking = confirm_sign_up(party(evening, BO, ANA))
    personal_data.erase(ana)

    assert make.taken(evening) == [2]
    assert booking.attendees.get(number=1).full_name == "Guest, name to follow"


def test_a_seat_that_she_handed_over_is_not_hers_to_take_along_or_to_erase(
    ana: User, evening: Session
):
    booking = confirm_sign_up(party(evening, ANA, BO))
    booking = hand_over(booking, 0, Guest("Cy", "Li", "cy@ankomst.example"))

    assert "Cy" not in str(personal_data.held(ana))

    past = timezone.now() - timedelta(days=1)
    Session.objects.update(starts=past, ends=past + timedelta(hours=1))
    personal_data.erase(ana)
    assert booking.attendees.get(number=0, email="cy@ankomst.example").given_name == "Cy"


def test_a_companys_booking_has_no_page_of_its_own_by_a_link(client, evening: Session):
    quota = evening.quotas.get()
    held = hold(needs={quota.pk: 1}, contact_name="HR", contact_email="hr@ankomst.example")
    person = Person(session_id=evening.pk, quota_ids=(quota.pk,), given_name="Eva")
    confirm(held, people=[person])

    for page in ("", "cancel/", "calendar.ics"):
        assert client.get(f"{held.link}{page}").status_code == 404
