"""A company books seats at an event: a date, a list, a look, and everybody has a ticket."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from companies import group_booking, roster, sending
from companies.event_seats import holding, starting
from companies.models import Company, GroupBooking, NewHire
from companies.occasions import occasion_of
from companies.roster_reading.problems import RosterRefused
from events import booking
from events.models import Attendee, Booking, Event, Quota, Session, SignUp
from outbox.models import Message
from tests.companies import event_people as seats
from tests.events import make


@pytest.fixture
def evening(db: None) -> Session:
    """Ten seats in two weeks."""
    return make.session(make.event(), seats=10)


@pytest.fixture
def course(db: None) -> Event:
    event = make.event(slug="danish")
    event.kind = Event.Kind.COURSE
    event.save()
    for week in range(3):
        make.session(event, seats=6, starts=timezone.now() + timedelta(days=7 + 7 * week))
    return event


def test_a_list_holds_as_many_seats_as_it_has_people(
    evening: Session, nordvind: Company, hr: User
) -> None:
    group = seats.listed(evening, nordvind, hr, "Lukas", "Sara", "Ines")

    assert seats.taken(evening) == 3
    assert group.holds_seats
    hours = (group.booking.held_until - timezone.now()) / timedelta(hours=1)
    assert hours == pytest.approx(72, abs=0.1)


def test_a_hold_ends_when_sign_up_closes(nordvind: Company, hr: User, db: None) -> None:
    soon = make.session(make.event(), seats=5, starts=timezone.now() + timedelta(hours=30))

    group = seats.started(soon, nordvind, hr, people=2)

    assert group.booking.held_until == soon.starts


def test_a_number_holds_seats_that_the_names_then_take(
    evening: Session, nordvind: Company, hr: User
) -> None:
    group = seats.started(evening, nordvind, hr, people=5)
    assert seats.taken(evening) == 5

    roster.take_in_text(group, text=seats.pasted("Lukas", "Sara"), by=hr)
    assert seats.taken(evening) == 5
    sending.send(GroupBooking.objects.get(), by=hr)

    assert seats.taken(evening) == 2
    make.assert_seats_add_up()


def test_only_what_an_event_asks_is_asked_and_kept(
    evening: Session, nordvind: Company, hr: User
) -> None:
    text = (
        "Navn\tE-mail\tStatsborgerskab\tBopælskommune\tFørste arbejdsdag\tSprog\n"
        "Lukas Weber\tlukas@nordvind.example\tTyskland\tIngensteds\ti morgen\tDansk"
    )
    group = seats.started(evening, nordvind, hr)

    found = roster.take_in_text(group, text=text, by=hr)

    [row] = found.rows.all()
    assert (row.problems, row.wrong) == ([], False)
    kept = {name: value for name, value in row.values.items() if value}
    assert kept == {
        "given_name": "Lukas",
        "family_name": "Weber",
        "email": "lukas@nordvind.example",
        "language": "da",
    }
    assert set(found.mapping) == {"full_name", "email", "language"}


def test_a_cpr_number_in_a_column_that_is_not_asked_is_removed_and_told(
    evening: Session, nordvind: Company, hr: User
) -> None:
    text = "Name\tE-mail\tRemark\nLukas Weber\tlukas@nordvind.example\tcpr 010190-1234"

    found = roster.take_in_text(seats.started(evening, nordvind, hr), text=text, by=hr)

    [row] = found.rows.all()
    assert "010190" not in str(row.cells) + str(row.values)
    assert [problem["code"] for problem in row.problems] == ["cpr_removed"]


def test_a_list_without_column_names_is_told_what_an_event_needs(
    evening: Session, nordvind: Company, hr: User
) -> None:
    with pytest.raises(RosterRefused) as refused:
        roster.take_in_text(seats.started(evening, nordvind, hr), text="1\n2\n3", by=hr)

    assert "Language" in str(refused.value)
    assert "Citizenship" not in str(refused.value)


def test_sending_gives_everybody_a_seat_and_a_mail_in_her_language(
    evening: Session, nordvind: Company, hr: User
) -> None:
    group = seats.started(evening, nordvind, hr)
    text = "\n".join((seats.HEADER, seats.line("Lukas"), seats.line("Sara", "Dansk")))
    roster.take_in_text(group, text=text, by=hr)

    sending.send(group, by=hr)
    sending.send(group, by=hr)

    people = Attendee.objects.filter(session=evening)
    assert {(one.given_name, one.language) for one in people} == {("Lukas", "en"), ("Sara", "da")}
    assert {one.booking.organisation for one in people} == {nordvind.name}
    assert Message.objects.filter(kind="companies.invitation").count() == 2
    assert seats.taken(evening) == 2
    make.assert_seats_add_up()


def test_too_few_seats_book_nobody_and_say_what_else_there_is(
    evening: Session, nordvind: Company, hr: User
) -> None:
    later = make.session(evening.event, seats=20, starts=evening.starts + timedelta(days=7))
    make.booked(evening, 8)

    with pytest.raises(holding.NoSeats) as refused:
        seats.started(evening, nordvind, hr, people=3)

    assert "2 seats are left, and you are 3" in str(refused.value)
    assert f"{timezone.localtime(later.starts):%H:%M}" in str(refused.value)
    assert not GroupBooking.objects.exists()
    assert seats.taken(evening) == 8


def test_a_list_longer_than_the_seats_keeps_those_that_are_held(
    evening: Session, nordvind: Company, hr: User
) -> None:
    make.booked(evening, 7)
    group = seats.listed(evening, nordvind, hr, "Lukas", "Sara")

    roster.take_in_text(group, text=seats.pasted("Lukas", "Sara", "Ines", "Bo"), by=hr)

    assert seats.taken(evening) == 9
    blockers = occasion_of(group).check(group).blockers
    assert [note.step for note in blockers] == ["date"]
    with pytest.raises(sending.CannotSend):
        sending.send(group, by=hr)
    assert not NewHire.objects.exists()


def test_the_same_form_twice_is_one_booking(evening: Session, nordvind: Company, hr: User) -> None:
    form = {"company": nordvind, "event": evening.event, "session": evening, "by": hr}

    first = starting.start(**form, people=3, form_token="abc")
    again = starting.start(**form, people=3, form_token="abc")

    assert first == again
    assert seats.taken(evening) == 3


def test_a_company_brings_no_more_people_than_the_event_lets_it(
    evening: Session, nordvind: Company, hr: User
) -> None:
    Event.objects.update(company_limit=4)
    seats.started(evening, nordvind, hr, people=3)

    with pytest.raises(holding.TooMany) as refused:
        seats.started(evening, nordvind, hr, people=2)

    assert "4 people" in str(refused.value)
    assert "You have 3 seats there already" in str(refused.value)
    assert seats.taken(evening) == 3


@pytest.mark.parametrize(
    "facts",
    [
        {"company_limit": 0},
        {"sign_up": SignUp.NOT_NEEDED},
        {"public": False},
        {"for_newcomers": False, "for_students": True},
        {"kind": Event.Kind.TALKS},
    ],
)
def test_what_is_not_for_companies_cannot_be_booked_by_one(
    evening: Session, nordvind: Company, hr: User, facts: dict[str, object]
) -> None:
    Event.objects.update(**facts)
    evening.event.refresh_from_db()

    with pytest.raises(holding.NotOffered):
        seats.started(evening, nordvind, hr, people=1)


def test_a_date_whose_sign_up_has_closed_is_not_held(
    evening: Session, nordvind: Company, hr: User
) -> None:
    Event.objects.update(closes_hours=24 * 30)

    with pytest.raises(holding.NotOffered):
        seats.started(evening, nordvind, hr, people=1)


def test_another_date_gives_the_first_seats_back(
    evening: Session, nordvind: Company, hr: User
) -> None:
    later = make.session(evening.event, seats=20, starts=evening.starts + timedelta(days=7))
    group = seats.listed(evening, nordvind, hr, "Lukas", "Sara")

    holding.hold(group, by=hr, session=later)

    assert (seats.taken(evening), seats.taken(later)) == (0, 2)
    group.refresh_from_db()
    assert group.session == later


def test_a_hold_that_ran_out_is_taken_again_with_the_next_change(
    evening: Session, nordvind: Company, hr: User
) -> None:
    group = seats.listed(evening, nordvind, hr, "Lukas")
    Booking.objects.update(held_until=timezone.now())
    booking.expire_overdue()
    assert seats.taken(evening) == 0
    group.refresh_from_db()
    assert [note.step for note in occasion_of(group).check(group).blockers] == ["date"]

    roster.add_row(group, values={"given_name": "Bo", "email": "bo@nordvind.example"}, by=hr)

    assert seats.taken(evening) == 2


def test_a_course_is_booked_at_all_its_meetings_or_at_none(
    course: Event, nordvind: Company, hr: User
) -> None:
    first, *_others, last = course.sessions.order_by("starts")
    make.booked(last, 5)

    with pytest.raises(holding.NoSeats):
        seats.started(first, nordvind, hr, people=2)
    assert list(Quota.objects.order_by("pk").values_list("taken", flat=True)) == [0, 0, 5]

    group = seats.sent(first, nordvind, hr, "Lukas")

    assert Attendee.objects.filter(booking=group.booking).count() == 3
    hire = seats.hire(group, "Lukas")
    assert hire.attendee.session == first
    make.assert_seats_add_up()


def test_people_of_other_municipalities_are_refused_in_words(
    copenhagen, nordvind: Company, hr: User
) -> None:
    evening = make.session(make.event(), seats=10)
    evening.event.residents_of.add(copenhagen.host)
    group = seats.started(evening, nordvind, hr)
    header = f"{seats.HEADER}\tMunicipality"
    rows = [f"{seats.line('Lukas')}\tKøbenhavn", f"{seats.line('Sara')}\tVejle"]
    roster.take_in_text(group, text="\n".join((header, *rows)), by=hr)
    group = GroupBooking.objects.with_company().get()

    [note] = occasion_of(group).check(group).blockers

    assert copenhagen.host.name in note.message
    assert note.names == ("Sara Weber",)
    roster.remove_rows(group, row_pks=note.leave_out, by=hr)
    sending.send(group, by=hr)
    assert Attendee.objects.get().situation == {"municipality": copenhagen.host.code}


def test_cancelling_frees_the_seats_and_tells_everybody_once(
    course: Event, nordvind: Company, hr: User
) -> None:
    group = seats.sent(course.sessions.first(), nordvind, hr, "Lukas", "Sara")

    group_booking.cancel(group, by=hr)
    group_booking.cancel(group, by=hr)

    assert set(Quota.objects.values_list("taken", flat=True)) == {0}
    assert Message.objects.filter(kind="companies.visit_cancelled").count() == 2
    assert not Message.objects.filter(kind="events.seat_cancelled").exists()
