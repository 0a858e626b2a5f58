"""Who came to which meeting of a course, said by staff."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from events.courses.attendance import Mark, NotYet, mark, mark_the_others
from events.courses.roll import roll_of
from events.desk.arrivals import DoesNotFit
from events.models import Attendee, Event, Session
from events.sign_up.changes import hand_over, name_guests, take_off
from events.sign_up.party import Guest
from tests.events import course, make
from tests.events.course import ANA, BO

State = Attendee.State


@pytest.fixture(scope="module")
def _planned(module_db: None) -> Event:
    return course.course()


@pytest.fixture
def danish(_planned: Event, db: None) -> Event:
    return Event.objects.get(pk=_planned.pk)


def seats_of(event: Event, name: str) -> list[Attendee]:
    return next(list(each.seats) for each in roll_of(event).people if each.name == name)


def names(event: Event) -> list[tuple[str, int]]:
    return [(each.name, len(each.seats)) for each in roll_of(event).people]


def test_each_person_is_one_row_with_all_her_meetings(danish):
    course.sign_up_for(danish, ANA, BO, Guest())
    course.company_brings(danish, 2)

    assert names(danish) == [
        ("Ana Silva", 4),
        ("Bo Olsen", 4),
        ("Person 0 Example", 4),
        ("Person 1 Example", 4),
        ("Guest, name to follow", 4),
    ]


def test_a_seat_handed_over_is_the_next_ones_from_then_on(danish):
    booking = course.sign_up_for(danish, ANA, BO)
    course.pass_weeks(danish, 2.5)
    hand_over(booking, 1, Guest("Cleo", "Roux", "cleo@ankomst.example"))

    assert names(danish) == [("Ana Silva", 4), ("Bo Olsen", 2), ("Cleo Roux", 2)]


def test_a_guest_named_between_two_meetings_is_one_person(danish):
    booking = course.sign_up_for(danish, ANA, Guest())
    course.pass_weeks(danish, 2.5)
    name_guests(booking, {1: Guest("Cleo", "Roux", "cleo@ankomst.example")})

    assert names(danish) == [("Ana Silva", 4), ("Cleo Roux", 4)]


def test_who_gave_the_seat_back_and_what_was_called_off_is_not_on_the_roll(danish):
    booking = course.sign_up_for(danish, ANA, BO)
    take_off(booking, 1)
    last = danish.sessions.order_by("starts").last()
    Session.objects.filter(pk=last.pk).update(state=Session.State.CANCELLED)

    assert names(danish) == [("Ana Silva", 3)]
    assert len(roll_of(danish).meetings) == 3


@pytest.mark.parametrize(("percent", "needed"), [(75, 3), (76, 4), (1, 1), (100, 4), (None, 0)])
def test_how_many_meetings_are_enough_is_rounded_up(db, percent, needed):
    assert roll_of(course.course(percent=percent)).needed == needed


def test_what_is_said_can_be_said_again_otherwise_and_taken_back(danish, editor):
    course.sign_up_for(danish, ANA)
    course.over(danish)
    seat = seats_of(danish, "Ana Silva")[0]

    states = []
    for says in (Mark.CAME, Mark.CAME, Mark.MISSED, Mark.CAME, Mark.OPEN, Mark.MISSED):
        states.append(mark(seat, says, by=editor).state)

    assert states == [
        *(State.ARRIVED, State.ARRIVED, State.NO_SHOW),
        *(State.ARRIVED, State.EXPECTED, State.NO_SHOW),
    ]
    actions = AccessLog.objects.of_record(seat).values_list("action", flat=True)
    assert list(actions).count("attendee.arrived") == 2


def test_who_was_served_at_the_desk_came(danish, editor):
    course.sign_up_for(danish, ANA)
    course.over(danish)
    seat = seats_of(danish, "Ana Silva")[0]
    Attendee.objects.filter(pk=seat.pk).update(
        state=State.SERVED, arrived_at=timezone.now(), finished_at=timezone.now()
    )

    assert mark(seat, Mark.CAME, by=editor).state == State.SERVED
    assert mark(seat, Mark.MISSED, by=editor).state == State.NO_SHOW


def test_who_is_marked_afterwards_was_not_hours_late(danish, editor):
    course.sign_up_for(danish, ANA)
    course.over(danish)
    seat = seats_of(danish, "Ana Silva")[0]

    assert mark(seat, Mark.CAME, by=editor).arrived_at == seat.session.starts


def test_nobody_is_marked_before_the_day(danish, editor):
    course.sign_up_for(danish, ANA)

    with pytest.raises(NotYet, match="Say then who came"):
        mark(seats_of(danish, "Ana Silva")[0], Mark.CAME, by=editor)


def test_a_seat_given_back_meanwhile_is_not_marked(danish, editor):
    booking = course.sign_up_for(danish, ANA)
    seat = seats_of(danish, "Ana Silva")[0]
    take_off(booking, 0)
    course.over(danish)

    with pytest.raises(DoesNotFit, match="given the seat back"):
        mark(Attendee.objects.get(pk=seat.pk), Mark.CAME, by=editor)


def test_everybody_else_came_in_one_tap(danish, editor):
    course.sign_up_for(danish, ANA, BO, Guest("Cleo"))
    course.over(danish)
    meeting = danish.sessions.order_by("starts")[0]
    mark(seats_of(danish, "Bo Olsen")[0], Mark.MISSED, by=editor)

    assert mark_the_others(meeting, by=editor) == 2
    assert mark_the_others(meeting, by=editor) == 0
    assert meeting.attendees.filter(state=State.ARRIVED).count() == 2


# The screen


@pytest.fixture
def at_work(client, editor):
    client.force_login(editor)
    return client


def address(event: Event) -> str:
    return reverse("event_admin:attendance", args=[event.pk])


def test_taps_are_counted_for_each_meeting_and_person(at_work, danish):
    course.sign_up_for(danish, ANA, BO)
    course.over(danish)
    for seat in [*seats_of(danish, "Ana Silva")[:3], seats_of(danish, "Bo Olsen")[0]]:
        at_work.post(address(danish), {"mark": f"{seat.pk}-came"})

    grid = at_work.get(address(danish)).context["grid"]

    assert [column.came for column in grid.columns] == [2, 1, 1, 0]
    assert [(row.attended, row.has_enough) for row in grid.rows] == [(3, True), (1, False)]


def test_after_a_tap_one_is_back_at_the_same_person_of_the_same_meeting(at_work, danish):
    course.sign_up_for(danish, ANA)
    course.over(danish)
    seat = seats_of(danish, "Ana Silva")[1]
    shown = f"{address(danish)}?meeting={seat.session_id}"

    answer = at_work.post(shown, {"mark": f"{seat.pk}-came"})

    assert answer.url == f"{shown}#seat-{seat.pk}"
    assert at_work.get(shown).context["column"].meeting.pk == seat.session_id


def test_the_list_opens_at_the_meeting_of_today(at_work, danish):
    course.sign_up_for(danish, ANA)
    course.pass_weeks(danish, 2)

    context = at_work.get(address(danish)).context

    assert context["column"].number == 2
    assert [cell.may_mark for cell in context["grid"].rows[0].cells] == [True, True, False, False]


@pytest.mark.parametrize(
    "typed",
    [{"mark": "x-came"}, {"mark": "1-gone"}, {"mark": ""}, {"others": "x"}, {"mark": "9" * 30}],
)
def test_a_tap_on_what_is_not_there_changes_nothing(at_work, danish, typed):
    course.sign_up_for(danish, ANA)
    course.over(danish)

    assert at_work.post(address(danish), typed).status_code in (302, 404)
    assert set(Attendee.objects.values_list("state", flat=True)) == {State.EXPECTED}


def test_people_of_another_course_are_not_marked_here(at_work, danish):
    other = make.event(slug="other")
    Event.objects.filter(pk=other.pk).update(kind=Event.Kind.COURSE)
    course.sign_up_for(danish, ANA)
    course.over(danish)
    seat = seats_of(danish, "Ana Silva")[0]

    at_work.post(address(other), {"mark": f"{seat.pk}-came"})

    assert Attendee.objects.get(pk=seat.pk).state == State.EXPECTED


def test_only_courses_have_it_and_only_their_editors_see_it(at_work, client, danish, adviser):
    talk = make.event(slug="talk")
    assert at_work.get(address(talk)).status_code == 302  # Wagtail's way to say 404

    client.force_login(adviser)
    assert client.get(address(danish)).status_code == 302
