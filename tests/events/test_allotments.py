"""Seats that staff reserve for a partner, which says later who comes."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import AccessLog
from events import my_page, personal_data
from events.booking import NotHeld, SoldOut, cancel_session, expire_overdue, warn_before_expiry
from events.models import Attendee, Booking, Event, Quota, Session, WaitlistEntry
from events.sign_up import allotments
from events.sign_up.allotments import NoSeatLeft, TooFew, TooLate
from events.sign_up.allotted import Allotted
from events.sign_up.changes import take_off
from events.sign_up.party import Guest, Party
from events.sign_up.waiting import join
from tests.events import make
from tests.jobs import run_jobs

State = Booking.State
ANA = Guest("Ana", "Almeida", "ana@partner.example")
BO = Guest("Bo", "Bauer")


def reserve(*sessions: Session, seats: int = 4, days: int = 7, **more) -> Booking:
    facts = {
        "organisation": "Newcomers' Network",
        "contact_name": "Pia",
        "contact_email": "pia@partner.example",
        "until": timezone.localdate() + timedelta(days=days),
    }
    return allotments.reserve(sessions=sessions, seats_wanted=seats, **(facts | more))


def in_line(evening: Session, name: str, seats: int = 1) -> WaitlistEntry:
    guests = (Guest(name, "", f"{name.lower()}@b.example"), *[Guest()] * (seats - 1))
    return join(event=evening.event, sessions=[evening], party=Party(people=guests))


def run_out(booking: Booking) -> None:
    Booking.objects.filter(pk=booking.pk).update(held_until=timezone.now())
    expire_overdue()
    booking.refresh_from_db()


def words() -> str:
    run_jobs()
    return " ".join(f"{letter.subject} {letter.body}" for letter in mail.outbox)


def test_reserved_seats_are_taken_and_the_contact_has_the_link(evening: Session):
    booking = reserve(evening)

    run_jobs()
    [letter] = mail.outbox
    assert make.taken(evening) == [4]
    assert letter.to == ["pia@partner.example"]
    assert "4 seats for you" in letter.subject
    assert booking.link in letter.body


def test_the_mail_is_in_the_contact_s_language(evening: Session):
    booking = reserve(evening, language="da")

    run_jobs()
    assert "/da/booking/" in mail.outbox[0].body
    assert booking.language == "da"


def test_more_seats_than_are_free_are_refused_whole(evening: Session):
    with pytest.raises(SoldOut):
        reserve(evening, seats=11)

    assert make.taken(evening) == [0]
    assert not Booking.objects.exists()


def test_a_course_is_reserved_at_all_its_meetings_or_at_none(course: list[Session]):
    Quota.objects.filter(session=course[2]).update(size=3)
    with pytest.raises(SoldOut):
        reserve(*course)
    booking = reserve(*course, seats=3)

    assert [make.taken(meeting) for meeting in course] == [[3], [3], [3]]
    allotments.name_people(booking, {1: ANA})
    assert Attendee.objects.filter(booking=booking).count() == 3


def test_the_same_form_sent_twice_is_one_allotment(evening: Session):
    first, second = (reserve(evening, form_token="one form") for _click in range(2))

    assert first == second
    assert make.taken(evening) == [4]
    assert reserve(evening, seats=2, form_token="one form") != first


def test_seats_cannot_be_held_until_a_day_that_is_over(evening: Session):
    with pytest.raises(TooLate):
        reserve(evening, days=-1)


def test_seats_are_never_held_beyond_the_beginning(evening: Session):
    booking = reserve(evening, days=60)

    assert booking.held_until == evening.starts


def test_a_named_person_has_a_ticket_and_the_others_can_be_named_later(evening: Session):
    booking = reserve(evening)
    booking = allotments.name_people(booking, {1: ANA, 2: BO})

    assert booking.state == State.HELD
    assert Allotted.of(booking).unnamed == 2
    assert make.taken(evening) == [4]
    run_jobs()
    assert mail.outbox[-1].to == ["ana@partner.example"]
    assert "Your ticket" in mail.outbox[-1].subject


def test_the_same_names_sent_twice_are_there_once(evening: Session):
    booking = reserve(evening)
    for _click in range(2):
        allotments.name_people(booking, {1: ANA, 2: Guest()})

    assert booking.attendees.count() == 1
    run_jobs()
    assert len([letter for letter in mail.outbox if "ticket" in letter.subject]) == 1


def test_with_the_last_name_nothing_is_left_to_run_out(evening: Session):
    booking = reserve(evening, seats=2)
    booking = allotments.name_people(booking, {1: ANA, 2: BO})

    assert booking.state == State.CONFIRMED
    assert booking.held_until is None


def test_more_names_than_seats_are_refused_and_nobody_is_named(evening: Session):
    booking = reserve(evening, seats=1)

    with pytest.raises(NoSeatLeft):
        allotments.name_people(booking, {1: ANA, 2: BO})
    assert not booking.attendees.exists()


def test_somebody_else_may_come_instead_and_the_old_ticket_is_dead(evening: Session):
    booking = allotments.name_people(reserve(evening), {1: ANA})
    allotments.name_people(booking, {1: Guest("Cem", "", "cem@partner.example")})

    assert booking.attendees.coming().get().given_name == "Cem"
    assert make.taken(evening) == [4]


def test_when_its_time_is_over_the_named_come_and_the_rest_goes_to_the_line(evening: Session):
    make.booked(evening, 6)
    booking = allotments.name_people(reserve(evening), {1: ANA})
    entry = in_line(evening, "Dana", 3)
    run_out(booking)

    entry.refresh_from_db()
    assert booking.state == State.CONFIRMED
    assert booking.attendees.get().state == Attendee.State.EXPECTED
    assert entry.state == WaitlistEntry.State.OFFERED
    assert "The seats that had no name are free for others now" in words()


def test_when_nobody_was_named_all_of_it_is_over(evening: Session):
    booking = reserve(evening)
    run_out(booking)

    assert booking.state == State.EXPIRED
    assert make.taken(evening) == [0]
    with pytest.raises(NotHeld):
        allotments.name_people(booking, {1: ANA})


def test_the_contact_is_warned_once_the_day_before(evening: Session):
    booking = reserve(evening)
    Booking.objects.update(
        held_until=timezone.now() + timedelta(hours=20),
        created_at=timezone.now() - timedelta(days=5),
    )

    assert [warn_before_expiry(), warn_before_expiry()] == [1, 0]
    assert "4 of your 4 seats have no name yet" in words()
    assert booking.link in mail.outbox[-1].body


def test_fewer_seats_are_free_at_once(evening: Session):
    booking = allotments.resize(reserve(evening), 2)

    assert make.taken(evening) == [2]
    assert booking.state == State.HELD


def test_there_are_never_fewer_seats_than_names(evening: Session):
    booking = allotments.name_people(reserve(evening), {1: ANA, 2: BO})

    with pytest.raises(TooFew):
        allotments.resize(booking, 1)
    assert make.taken(evening) == [4]


def test_staff_take_more_seats_all_or_none(evening: Session, editor):
    booking = reserve(evening)
    with pytest.raises(SoldOut):
        allotments.resize(booking, 11, by=editor)
    allotments.resize(booking, 10, by=editor)

    assert make.taken(evening) == [10]
    assert "They are 10 seats now" in words()


def test_staff_take_up_again_what_has_run_out(evening: Session, editor):
    booking = reserve(evening)
    run_out(booking)
    later = timezone.localdate() + timedelta(days=3)
    booking = allotments.resize(booking, 3, until=later, by=editor)

    assert booking.state == State.HELD
    assert make.taken(evening) == [3]


def test_a_change_asked_for_twice_is_told_once(evening: Session, editor):
    booking = reserve(evening)
    for _click in range(2):
        booking = allotments.resize(booking, 5, by=editor)
    run_jobs()

    assert len([letter for letter in mail.outbox if "have changed" in letter.subject]) == 1


def test_the_rest_given_back_leaves_the_named(evening: Session):
    booking = allotments.name_people(reserve(evening), {1: ANA})
    for _click in range(2):
        booking = allotments.give_back_rest(booking)

    assert booking.state == State.CONFIRMED
    assert make.taken(evening) == [1]


def test_all_given_back_tells_who_had_a_name(evening: Session):
    booking = allotments.name_people(reserve(evening), {1: ANA})
    booking = allotments.give_all_back(booking)

    assert booking.state == State.CANCELLED
    assert make.taken(evening) == [0]
    run_jobs()
    assert mail.outbox[-1].to == ["ana@partner.example"]


def test_the_last_person_taken_off_ends_a_confirmed_allotment(evening: Session):
    booking = allotments.name_people(reserve(evening, seats=1), {1: ANA})
    booking = take_off(booking, 1)

    assert booking.state == State.CANCELLED
    assert make.taken(evening) == [0]


def test_a_date_called_off_ends_the_allotment_and_the_contact_knows_why(evening: Session):
    booking = reserve(evening)
    cancel_session(evening, reason="The speaker is ill")

    booking.refresh_from_db()
    assert booking.state == State.CANCELLED
    assert "The speaker is ill" in words()


def test_every_step_is_in_the_access_log(evening: Session, editor):
    booking = reserve(evening, by=editor)
    allotments.name_people(booking, {1: ANA})
    allotments.resize(booking, 3, by=editor)
    allotments.give_back_rest(booking, by=editor)

    told = set(AccessLog.objects.of_record(booking).values_list("action", flat=True))
    assert told == {
        "allotment.reserved",
        "allotment.named",
        "allotment.changed",
        "booking.released",
    }


def test_a_contact_sees_and_erases_what_is_kept_about_her(evening: Session, editor):
    booking = allotments.name_people(reserve(evening, contact_email=editor.email), {1: ANA})
    assert [each["reference"] for each in personal_data.held(editor)["allotments"]] == [
        booking.reference
    ]
    personal_data.erase(editor)

    booking.refresh_from_db()
    assert (booking.contact_name, booking.contact_email) == ("", "")
    assert booking.attendees.expected().get().given_name == "Ana"
    assert make.taken(evening) == [1]


def test_a_contact_with_an_account_finds_the_seats_on_her_page(evening: Session, editor):
    booking = reserve(evening, contact_email=editor.email)
    [panel] = my_page.panels(editor)

    [row] = panel.context["rows"]
    assert (row.kind, row.people, row.url) == ("reserved", 4, booking.link)
    allotments.give_all_back(booking)
    assert my_page.panels(editor) == []


@pytest.fixture
def page(client, evening: Session) -> str:
    Event.objects.update(public=True)
    return reserve(evening).link


def test_the_link_alone_changes_nothing(client, page: str, evening: Session):
    answer = client.get(page)

    assert "4 seats are yours" in answer.content.decode()
    assert make.taken(evening) == [4]
    assert Booking.objects.get().state == State.HELD


def test_the_contact_names_people_on_the_page(client, page: str):
    names = {"guest_1_given_name": "Ana", "guest_1_email": "ana@partner.example"}
    answer = client.post(f"{page}seats/", names, follow=True)

    assert "Saved" in answer.content.decode()
    assert Attendee.objects.get().given_name == "Ana"


def test_a_family_name_alone_is_asked_about_and_kept(client, page: str):
    answer = client.post(f"{page}seats/", {"guest_1_family_name": "Almeida"})

    assert answer.status_code == 422
    assert "Write the given name too" in answer.content.decode()
    assert 'value="Almeida"' in answer.content.decode()


def test_the_contact_takes_fewer_but_never_more(client, page: str, evening: Session):
    assert client.post(f"{page}seats/fewer/", {"seats": "9"}).status_code == 422
    assert client.post(f"{page}seats/fewer/", {"seats": "x"}).status_code == 422
    assert make.taken(evening) == [4]
    assert client.post(f"{page}seats/fewer/", {"seats": "2"}).status_code == 302
    assert make.taken(evening) == [2]


def test_giving_all_back_is_asked_first(client, page: str, evening: Session):
    assert "Give all 4 seats back?" in client.get(f"{page}cancel/").content.decode()
    assert make.taken(evening) == [4]
    for _click in range(2):
        assert client.post(f"{page}cancel/").status_code == 302
    assert make.taken(evening) == [0]


def test_a_named_person_gives_her_own_seat_back(client, page: str, evening: Session):
    allotments.name_people(Booking.objects.get(), {1: ANA})
    ticket = Attendee.objects.get().link

    assert client.get(ticket).status_code == 200
    client.post(f"{ticket}give-back/")
    assert make.taken(evening) == [3]
    assert "3 seats are yours" in client.get(page).content.decode()
