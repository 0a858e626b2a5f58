"""A centre with two desks, and an evening with ten seats."""

from collections.abc import Iterator

import pytest
from django.core import mail

from events.models import Event, Quota, Session
from guidance.models import Authority, Centre
from tests.events import dates, make
from tests.jobs import run_jobs


@pytest.fixture
def centre(db: None) -> Centre:
    return make.centre()


@pytest.fixture
def immigration(db: None) -> Authority:
    return make.authority("immigration", order=10)


@pytest.fixture
def citizen_service(db: None) -> Authority:
    return make.authority("citizen-service", order=20)


@pytest.fixture
def morning(centre: Centre, immigration: Authority, citizen_service: Authority) -> Session:
    """A slot of a registration day: 10 seats at immigration, 16 at citizen service."""
    event = make.event(of=centre)
    return make.session(event, desks={immigration: 10, citizen_service: 16})


@pytest.fixture
def evening(db: None) -> Session:
    """An ordinary event with ten seats."""
    return make.session(make.event(), seats=10)


@pytest.fixture
def seats(evening: Session) -> Quota:
    return evening.quotas.get()


@pytest.fixture
def cafe(db: None) -> Event:
    """Twelve seats for each new date."""
    event = make.event(slug="cafe")
    event.seats = 12
    event.save()
    return event


@pytest.fixture
def thursdays(cafe) -> list[Session]:
    """Six Thursdays, 17:00 to 19:00."""
    return dates.weekly(cafe, times=6)


@pytest.fixture
def letters(db: None):
    """The mails that a change sends; those of the bookings before it are put away."""

    def since() -> list:
        run_jobs()
        sent, mail.outbox[:] = list(mail.outbox), []
        return sent

    return since


@pytest.fixture
def course(cafe) -> list[Session]:
    """Three meetings, and Ana comes to all of them with a friend to be named later."""
    cafe.kind = Event.Kind.COURSE
    cafe.save()
    return dates.weekly(cafe, times=3)


@pytest.fixture(autouse=True)
def _seats_add_up(request: pytest.FixtureRequest) -> Iterator[None]:
    """After every test: no counter has drifted."""
    database = {"db", "transactional_db"} & set(request.fixturenames)
    for name in database:
        request.getfixturevalue(name)
    yield
    if database:
        make.assert_seats_add_up()
