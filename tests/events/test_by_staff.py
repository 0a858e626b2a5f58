"""What staff do for somebody: through the same seats as everybody."""

import pytest
from django.core import mail

from events.booking import NotBookable, NotConfirmed, SoldOut, cancel_session
from events.models import Attendee, Booking, Event, Quota, Session, SignUp, WaitlistEntry
from events.sign_up import by_staff, line_by_staff
from events.sign_up.by_staff import SignedUpAlready
from events.sign_up.line_by_staff import NotOffered
from events.sign_up.parties import sign_up
from events.sign_up.party import Guest, Party
from tests.events import make
from tests.events.test_allotments import reserve
from tests.events.test_line import in_line, party
from tests.jobs import run_jobs

State = WaitlistEntry.State


def sign_up_for(session: Session, editor, name: str = "Ana", size: int = 1, **more) -> Booking:
    return by_staff.sign_up_for(
        event=session.event, sessions=[session], party=party(name, size), by=editor, **more
    )


def test_staff_sign_somebody_up_and_the_ticket_is_in_the_mail(evening: Session, editor):
    booking = sign_up_for(evening, editor, size=2)

    run_jobs()
    assert booking.state == Booking.State.CONFIRMED
    assert make.taken(evening) == [2]
    assert [letter.to for letter in mail.outbox] == [["ana@ankomst.example"]]


def test_nobody_is_written_to_where_staff_say_so(evening: Session, editor):
    sign_up_for(evening, editor, tell=False)

    run_jobs()
    assert mail.outbox == []


def test_several_people_without_an_address_can_be_signed_up(evening: Session, editor):
    for name in ("Ana", "Bo"):
        by_staff.sign_up_for(
            event=evening.event, sessions=[evening], party=Party((Guest(name),)), by=editor
        )

    assert make.taken(evening) == [2]


def test_staff_get_no_seat_that_is_not_there(evening: Session, editor):
    with pytest.raises(SoldOut):
        sign_up_for(evening, editor, size=11)

    assert make.taken(evening) == [0]
    assert not Booking.objects.exists()


def test_the_limits_for_the_public_do_not_bind_staff(evening: Session, editor):
    Event.objects.update(party_limit=1, closes_hours=24 * 60)
    evening.event.refresh_from_db()

    assert sign_up_for(evening, editor, size=3).state == Booking.State.CONFIRMED


def test_what_is_called_off_is_not_booked_by_staff_either(evening: Session, editor):
    cancel_session(evening, reason="Ill")
    evening.refresh_from_db()

    with pytest.raises(NotBookable):
        sign_up_for(evening, editor)


def test_the_form_of_staff_sent_twice_is_one_booking(evening: Session, editor):
    first, second = (sign_up_for(evening, editor, form_token="one form") for _click in range(2))

    assert first == second
    assert make.taken(evening) == [1]


def test_an_address_that_has_signed_up_is_not_signed_up_twice(evening: Session, editor):
    sign_up(event=evening.event, sessions=[evening], party=party("Ana"))
    with pytest.raises(SignedUpAlready, match="not confirmed it yet"):
        sign_up_for(evening, editor)
    by_staff.confirm_for(Booking.objects.get(), by=editor)
    with pytest.raises(SignedUpAlready, match="signed up with this address already"):
        sign_up_for(evening, editor)

    assert make.taken(evening) == [1]


def test_a_course_is_booked_whole(course: list[Session], editor):
    booking = by_staff.sign_up_for(
        event=course[0].event, sessions=course, party=party("Ana"), by=editor
    )

    assert booking.attendees.count() == 3


def test_who_is_moved_keeps_the_ticket_and_frees_the_old_seat(evening: Session, editor):
    later = make.session(evening.event, seats=1, starts=evening.ends)
    seat = sign_up_for(evening, editor).attendees.get()
    by_staff.move(seat, later, by=editor)

    assert make.taken(evening) == [0]
    assert make.taken(later) == [1]
    assert Attendee.objects.get().ticket_code == seat.ticket_code


def test_one_of_a_party_is_cancelled_or_all_of_it(evening: Session, editor):
    booking = sign_up_for(evening, editor, size=3)
    by_staff.cancel_for(booking.attendees.get(number=2), by=editor)
    assert make.taken(evening) == [2]
    by_staff.cancel_for(booking.attendees.get(number=1), everybody=True, by=editor)
    assert make.taken(evening) == [0]


def test_somebody_of_a_course_is_cancelled_at_all_its_meetings(course: list[Session], editor):
    booking = by_staff.sign_up_for(
        event=course[0].event, sessions=course, party=party("Ana"), by=editor
    )
    by_staff.cancel_for(booking.attendees.first(), by=editor)

    assert [make.taken(meeting) for meeting in course] == [[0], [0], [0]]


def test_a_ticket_is_sent_again_to_whom_it_belongs(evening: Session, editor, letters):
    booking = sign_up_for(evening, editor, size=2)
    booking.attendees.filter(number=1).update(given_name="Bo", email="bo@b.example")
    letters()
    to = [by_staff.send_ticket_again(each, by=editor) for each in booking.attendees.order_by("pk")]

    assert to == ["ana@ankomst.example", "bo@b.example"]
    assert sorted(letter.to[0] for letter in letters()) == sorted(to)


def test_who_has_no_address_is_sent_nothing(evening: Session, editor):
    booking = sign_up_for(evening, editor, size=2)

    with pytest.raises(NotConfirmed):
        by_staff.send_ticket_again(booking.attendees.get(number=1), by=editor)


@pytest.fixture
def full(evening: Session, editor) -> Booking:
    """Its three seats are one party's, and a party of two waits before one of one."""
    Quota.objects.update(size=3)
    Event.objects.update(party_limit=4, sign_up=SignUp.HERE)
    evening.event.refresh_from_db()
    return sign_up_for(evening, editor, "First", 3, tell=False)


def states() -> dict[str, str]:
    return dict(WaitlistEntry.objects.values_list("contact_name", "state"))


def test_a_seat_is_offered_out_of_order_and_the_reason_is_kept(full, evening, editor, letters):
    in_line(evening, "Ana", 3)
    entry = in_line(evening, "Bo", 2)
    by_staff.cancel_for(full.attendees.get(number=1), by=editor)
    Quota.objects.update(size=4)
    letters()
    for _click in range(2):
        line_by_staff.offer_now(entry, by=editor, reason="Has come from far away")

    assert states() == {"Ana Example": State.WAITING, "Bo Example": State.OFFERED}
    assert make.taken(evening) == [4]
    assert [letter.to for letter in letters()] == [["bo@ankomst.example"]]


def test_seats_that_are_not_free_are_offered_to_nobody(full, evening, editor):
    entry = in_line(evening, "Ana", 2)

    with pytest.raises(NotOffered, match="needs 2 seats, and 0 are free"):
        line_by_staff.offer_now(entry, by=editor, reason="")
    assert states() == {"Ana Example": State.WAITING}


def test_who_left_the_list_is_offered_nothing(full, evening, editor):
    entry = in_line(evening, "Ana")
    line_by_staff.take_off_line(entry, by=editor, reason="By telephone")

    with pytest.raises(NotOffered, match="does not wait any more"):
        line_by_staff.offer_now(entry, by=editor, reason="")


def test_who_is_taken_off_is_told_once_and_her_offer_goes_to_the_next(
    full, evening, editor, letters
):
    first, _second = in_line(evening, "Ana"), in_line(evening, "Bo")
    by_staff.cancel_for(full.attendees.get(number=1), by=editor)
    letters()
    for _click in range(2):
        line_by_staff.take_off_line(first, by=editor, reason="By telephone")

    assert states() == {"Ana Example": State.DECLINED, "Bo Example": State.OFFERED}
    told = [letter.to[0] for letter in letters() if "Waiting list" in letter.subject]
    assert told == ["ana@ankomst.example"]


def test_what_happens_next_is_said_in_words(full, evening, editor):
    def words() -> str:
        waiting = list(WaitlistEntry.objects.waiting())
        return line_by_staff.what_next(waiting, evening, 0)

    assert "Nobody waits" in words()
    in_line(evening, "Ana", 2)
    assert "needs several seats" in words()
    in_line(evening, "Bo")
    assert "Ana Example needs 2 seats and keeps the place" in words()
    WaitlistEntry.objects.filter(contact_name="Ana Example").delete()
    assert "is offered to Bo Example" in words()


def test_an_allotment_and_staff_s_own_booking_share_the_seats(evening: Session, editor):
    reserve(evening, seats=8)
    with pytest.raises(SoldOut):
        sign_up_for(evening, editor, size=3)
    sign_up_for(evening, editor, size=2)

    assert make.taken(evening) == [10]
