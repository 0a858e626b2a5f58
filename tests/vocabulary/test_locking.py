import pytest
from django.db.transaction import TransactionManagementError

from events.models import Booking, Session
from tests.events import make


@pytest.fixture
def evening(db: None) -> Session:
    return make.session(make.event(), seats=10)


def test_a_locked_record_is_the_one_in_the_database(evening: Session) -> None:
    Session.objects.update(place="The library")

    found = Session.objects.locked(evening.pk)

    assert found.place == "The library"


def test_those_locked_together_are_those_that_match(evening: Session) -> None:
    other = make.session(evening.event, seats=1, starts=evening.ends)

    assert Session.objects.filter(event=evening.event).all_locked() == [evening, other]
    assert Session.objects.filter(place="Nowhere").all_locked() == []


@pytest.mark.django_db(transaction=True)
def test_nobody_locks_outside_a_transaction() -> None:
    with pytest.raises(TransactionManagementError):
        Booking.objects.locked(1)
