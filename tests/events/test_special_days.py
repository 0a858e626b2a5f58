"""A special day of a centre holds for its registration times from the moment it is written."""

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from events.beside_arrival import of_centre
from events.booking import SoldOut, hold
from events.finding.listing import days_of, times_of
from events.models import Event, Quota, Session
from events.placing.offers import offers_for_group
from events.planning.calendar import weeks_from
from events.planning.staffing import confirm_staffing
from guidance.models import Authority, Centre, SpecialDay
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
