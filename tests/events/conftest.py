"""A centre with two desks, and an evening with ten seats."""

from collections.abc import Iterator

import pytest

from events.models import Quota, Session
from guidance.models import Authority, Centre
from tests.events import make


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


@pytest.fixture(autouse=True)
def _seats_add_up(request: pytest.FixtureRequest) -> Iterator[None]:
    """After every test: no counter has drifted."""
    database = {"db", "transactional_db"} & set(request.fixturenames)
    for name in database:
        request.getfixturevalue(name)
    yield
    if database:
        make.assert_seats_add_up()
