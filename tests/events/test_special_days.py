"""A special day of a centre holds for its registration times from the moment it is written."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from accounts.models import User
from events.beside_arrival import of_centre
from events.booking import SoldOut, hold
from events.finding.listing import days_of, times_of
from events.models import Event, Quota, Session
from events.placing.offers import offers_for_group
from events.planning.calendar import weeks_from
from events.planning.registration_days import Pattern, plan
from events.planning.staffing import confirm_staffing
from guidance.models import Authority, Centre, SpecialDay
from outbox.delivery import deliver_all_due
from outbox.models import Message
from tests.events import make
from vocabulary.danish_days import add_working_days


@pytest.fixture
def day() -> date:
    return add_working_days(timezone.localdate(), 10)


@pytest.fixture
def event(centre: Centre, day: date, immigration: Authority, citizen_service: Authority) -> Event:
    """9 and 14 o'clock on that day, and 9 o'clock on the day after."""
    event = make.event(of=centre)
    desks = {immigration: 4, citizen_service: 6}
    for on, hour in ((day, 9), (day, 14), (day + timedelta(days=1), 9)):
        starts = timezone.make_aware(datetime.combine(on, time(hour)))
        make.session(event, desks=desks, starts=starts)
    return event


def close(centre: Centre, day: date, **more: object) -> SpecialDay:
    return SpecialDay.objects.create(
        centre=centre, first_day=day, reason_en="The staff are on a course", **more
    )


def test_a_closed_day_is_offered_nowhere(event: Event, centre: Centre, day: date) -> None:
    close(centre, day)

    assert [each.day for each in days_of(event)] == [day + timedelta(days=1)]
    assert {each.starts.date() for each in of_centre(centre)["free_times"]} == {
        day + timedelta(days=1)
    }
    [offer] = offers_for_group(
        {frozenset(Authority.objects.values_list("pk", flat=True)): 2},
        centre=centre,
        first=day,
        last=day,
    )
    assert "does not receive people at this centre on this day" in offer.refusal


def test_a_seat_of_a_closed_day_cannot_be_had(event: Event, centre: Centre, day: date) -> None:
    close(centre, day)
    seat = Quota.objects.filter(session__event=event).order_by("session__starts").first()

    with pytest.raises(SoldOut):
        hold(needs={seat.pk: 1}, contact_name="A", contact_email="a@ankomst.example")


def test_who_had_a_seat_keeps_it(event: Event, centre: Centre, day: date) -> None:
    first = event.sessions.order_by("starts").first()
    make.booked(first, 1)

    close(centre, day)

    first.refresh_from_db()
    assert first.state == Session.State.OPEN
    assert sum(quota.taken for quota in first.quotas.all()) > 0


def test_one_desk_that_is_away_leaves_the_other(
    event: Event, centre: Centre, day: date, immigration: Authority
) -> None:
    close(centre, day, authority=immigration)

    [first, second] = times_of(event, day)

    assert (first.note, second.note) == ("Only Citizen service", "Only Citizen service")


def test_a_shorter_day_keeps_the_times_within_it(event: Event, centre: Centre, day: date) -> None:
    close(centre, day, opens=time(9), closes=time(12))

    assert [timezone.localtime(each.session.starts).hour for each in times_of(event, day)] == [9]


def test_a_special_day_taken_away_gives_its_times_back(
    event: Event, centre: Centre, day: date
) -> None:
    special = close(centre, day)

    special.delete()

    assert len(times_of(event, day)) == 2


def test_a_time_that_is_staffed_later_stays_closed(event: Event, centre: Centre, day: date) -> None:
    Session.objects.update(state=Session.State.DRAFT)
    Quota.objects.update(closed=True, staffing_confirmed_at=None)
    close(centre, day)

    confirm_staffing(list(Quota.objects.select_related("authority")))

    assert times_of(event, day) == []
    assert len(times_of(event)) == 1


def test_the_planner_s_calendar_says_why(event: Event, centre: Centre, day: date) -> None:
    close(centre, day)

    [week] = weeks_from(centre, day - timedelta(days=day.weekday()), 1)

    assert week.days[day.weekday()].closed == "Closed · The staff are on a course"


def test_the_desk_sees_why_nobody_more_comes(
    client: Client, event: Event, centre: Centre, day: date, desk: User
) -> None:
    close(centre, day)
    client.force_login(desk)

    page = client.get(f"/en/desk/{centre.key}/{day}/").content.decode()

    assert "Closed · The staff are on a course" in page


def test_a_plan_leaves_out_what_a_special_day_closes(
    centre: Centre, day: date, immigration: Authority, citizen_service: Authority
) -> None:
    pattern = Pattern(
        centre=centre,
        weekdays=frozenset(range(5)),
        first=day,
        last=day,
        opens=time(9),
        closes=time(11),
        slot_minutes=60,
        seats={immigration.pk: 5, citizen_service.pk: 8},
    )
    special = close(centre, day, authority=immigration)
    assert len(plan(pattern).new_slots) == 2, "the other desk is there"

    special.authority = None
    special.save()
    [closed] = plan(pattern).days
    special.opens, special.closes = time(10), time(12)
    special.save()
    [later] = plan(pattern).new_slots

    assert (closed.new, closed.skipped) == (0, "Closed · The staff are on a course")
    assert timezone.localtime(later.starts).hour == 10


def deliver_now() -> None:
    Message.objects.update(not_before=timezone.now())
    deliver_all_due()


def test_planners_are_told_once_of_closed_days_with_people(
    event: Event, centre: Centre, day: date, planner: User, mailoutbox: list[EmailMessage]
) -> None:
    make.booked(event.sessions.order_by("starts").first(), 2)
    close(centre, day)
    close(centre, day + timedelta(days=1))
    assert Message.objects.get().not_before > timezone.now()

    deliver_now()

    [told] = [each for each in mailoutbox if each.to == [planner.email]]
    assert told.subject == "1 closed day still has people"
    assert "1 time, 2 seats taken (The staff are on a course)" in told.body
    assert f"/registration-days/{centre.key}/{day}/" in told.body


def test_nobody_is_told_of_days_that_were_opened_again(
    event: Event, centre: Centre, day: date, planner: User, mailoutbox: list[EmailMessage]
) -> None:
    make.booked(event.sessions.order_by("starts").first(), 2)
    close(centre, day).delete()

    deliver_now()

    assert not mailoutbox


def test_the_planner_s_first_page_names_closed_days_with_people(
    client: Client, event: Event, centre: Centre, day: date, planner: User, editor: User
) -> None:
    first, second, _other = event.sessions.order_by("starts")
    make.booked(first, 2)
    make.booked(second, 1)
    close(centre, day)

    pages = []
    for user in (planner, editor):
        client.force_login(user)
        pages.append(client.get("/admin/").content.decode())

    assert "2 times" in pages[0]
    assert "3 seats taken" in pages[0]
    assert f"/registration-days/{centre.key}/{day}/" in pages[0]
    assert "seats taken" not in pages[1]
