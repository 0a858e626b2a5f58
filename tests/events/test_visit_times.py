"""How long visits take, and the next days with free times."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from events.beside_arrival import of_centre
from events.desk.visit_times import FEWEST, visit_time
from events.models import Attendee, Event
from tests.events import make

pytestmark = pytest.mark.django_db


def visited(minutes: list[int], days_ago: int = 3) -> Event:
    """So many people were served, each after so long."""
    event = make.event(of=make.centre())
    session = make.session(event, seats=20)
    make.booked(session, len(minutes))
    came = timezone.now() - timedelta(days=days_ago)
    for person, took in zip(Attendee.objects.all(), minutes, strict=True):
        person.state, person.arrived_at = Attendee.State.SERVED, came
        person.finished_at = came + timedelta(minutes=took)
        person.save()
    return event


def test_half_of_the_visits_took_no_longer() -> None:
    event = visited([30, 45, 50, 70, 90])

    found = visit_time(event.centre)

    assert found
    assert (found.minutes, found.visits) == (50, 5)


def test_too_few_visits_say_nothing() -> None:
    assert visit_time(visited([40] * (FEWEST - 1)).centre) is None


def test_visits_of_long_ago_and_of_days_that_were_never_ended_do_not_count() -> None:
    assert visit_time(visited([40] * 6, days_ago=31).centre) is None
    Attendee.objects.update(
        arrived_at=timezone.now() - timedelta(days=2), finished_at=timezone.now()
    )
    assert visit_time(Event.objects.get().centre) is None


def test_only_days_on_which_all_of_her_desks_are_there_are_told() -> None:
    """As in Odense, where one of the two is there three days a week."""
    siri, citizen = make.authority("immigration"), make.authority("citizen-service", order=20)
    event = make.event(of=make.centre())
    first = datetime(2030, 3, 29, 9, tzinfo=timezone.get_default_timezone())
    make.session(event, desks={citizen: 1}, starts=first)
    make.session(event, desks={siri: 1, citizen: 1}, starts=first + timedelta(days=1))

    everybody = of_centre(event.centre)["free_times"]
    hers = of_centre(event.centre, {siri.pk, citizen.pk, 999_999})["free_times"]

    assert [each.note for each in everybody] == ["Only Citizen service", ""]
    assert [each.starts.day for each in hers] == [30]


def test_the_next_three_days_with_room_are_told_with_their_first_time() -> None:
    event = make.event(of=make.centre())
    first = datetime(2030, 3, 29, 9, tzinfo=timezone.get_default_timezone())
    for n in range(4):
        make.session(event, seats=1, starts=first + timedelta(days=n, hours=2))
        make.session(event, seats=1, starts=first + timedelta(days=n))
    make.booked(event.sessions.order_by("starts").first(), 1)

    told = of_centre(event.centre)["free_times"]

    assert [each.starts.strftime("%d %H:%M") for each in told] == [
        "29 11:00",
        "30 09:00",
        "31 09:00",
    ]
