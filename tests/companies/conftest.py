"""The real rules, a registration morning in Copenhagen, and people who come to it."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from companies.models import Company, GroupBooking, NewHire
from events.models import Session
from guidance.models import Authority, Centre
from tests.companies import people
from tests.events import make
from tests.rules import load_rules


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Whatever language a page of the test before was read in."""
    with translation.override("en"):
        yield


@pytest.fixture
def copenhagen(db: None) -> Centre:
    load_rules()
    return Centre.objects.get(key="copenhagen")


@pytest.fixture
def morning(copenhagen: Centre) -> Session:
    """10 seats at each desk, in two weeks."""
    return make.session(make.event(of=copenhagen), desks=dict.fromkeys(Authority.objects.all(), 10))


@pytest.fixture
def group(morning: Session, nordvind: Company) -> GroupBooking:
    return people.group_at(morning, nordvind)


@pytest.fixture
def ana(group: GroupBooking, morning: Session) -> NewHire:
    """A German, living in Copenhagen, who passes immigration and the citizen service."""
    return people.hire(group, morning, "Ana")
