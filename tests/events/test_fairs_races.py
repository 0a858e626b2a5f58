"""A finger twice, or two telephones, at the same moment: what is shared is shared once."""

from contextlib import suppress

import pytest

from accounts.models import AccessLog
from events.booking import cancel
from events.fairs import contacts
from events.fairs.sharing import NotYours, share, take_back
from events.fairs.stands import invite
from events.models import Attendee, Stand, StandContact
from outbox.models import Message
from tests.events import fair as make_fair
from tests.events.test_races import at_once

pytestmark = pytest.mark.race

ROUNDS = 6


@pytest.fixture
def stand(transactional_db: None) -> Stand:
    return make_fair.stand(make_fair.job_fair())


@pytest.fixture
def ana(stand: Stand) -> Attendee:
    return make_fair.visitor(stand.event.sessions.select_related("event").get())


def fresh(ana: Attendee) -> Attendee:
    return Attendee.objects.select_related("session", "booking").get(pk=ana.pk)


def test_pressed_twice_at_once_it_is_shared_once(stand: Stand, ana: Attendee) -> None:
    at_once(lambda number: share(stand, fresh(ana), make_fair.CARD), 8)

    assert StandContact.objects.count() == 1
    assert AccessLog.objects.filter(action="stand.shared").count() == 1


def test_sharing_and_taking_back_at_once_leave_all_or_nothing(stand: Stand, ana: Attendee) -> None:
    def one_of_both(number: int) -> None:
        if number % 2:
            take_back(stand, fresh(ana))
        else:
            share(stand, fresh(ana), make_fair.CARD)

    for _round in range(ROUNDS):
        at_once(one_of_both, 4)

        contact = StandContact.objects.get()
        assert bool(contact.email) == (contact.taken_back_at is None)


def test_who_gives_her_seat_back_meanwhile_is_seen_by_nobody(stand: Stand, ana: Attendee) -> None:
    def one_of_both(number: int) -> None:
        if number:
            cancel(fresh(ana).booking, reason="by the personal link")
            return
        with suppress(NotYours):
            share(stand, fresh(ana), make_fair.CARD)

    at_once(one_of_both, 2)

    assert not contacts.contacts_of(stand).exists()


def test_two_of_the_staff_invite_a_company_once(stand: Stand) -> None:
    at_once(lambda number: invite(stand), 4)

    assert Message.objects.filter(kind="events.stand_invited").count() == 1
