"""Two people of one company at the same moment, on real connections."""

from collections import Counter

import pytest
from django.utils import timezone

from accounts.models import User
from companies import appointment, group_booking, roster
from companies.after_sending import correct_address
from companies.models import Company, GroupBooking, NewHire
from events.models import Booking, Session
from outbox.models import Message
from tests.companies.test_group_booking import line, pasted
from tests.events import make
from tests.events.test_races import at_once
from vocabulary.refused import Refused

pytestmark = pytest.mark.race


@pytest.fixture
def draft(transactional_db: None, morning: Session, nordvind: Company, hr: User) -> GroupBooking:
    group = group_booking.start(company=nordvind, centre=morning.event.centre, by=hr)
    roster.take_in_text(group, text=pasted(line("Lukas")), by=hr)
    return group


def outcome(work, *args, **kwargs) -> str:
    try:
        work(*args, **kwargs)
    except Refused as refusal:
        return type(refusal).__name__
    return "done"


def test_a_day_held_by_many_clicks_at_once_is_held_once(
    draft: GroupBooking, morning: Session, hr: User
) -> None:
    """Each sees the booking that another made while it waited."""
    day = timezone.localdate(morning.starts)

    answers = at_once(lambda _n: outcome(appointment.hold_day, draft, day=day, by=hr), 8)

    assert Counter(answers) == {"done": 8}
    assert Booking.objects.get().reference == draft.reference
    make.assert_seats_add_up()


def test_an_address_corrected_by_many_clicks_at_once_has_one_new_link(
    transactional_db: None, ana: NewHire, hr: User
) -> None:
    def click(_n: int) -> int:
        own = NewHire.objects.get(pk=ana.pk)
        return correct_address(own, email="new@ankomst.example", by=hr).link_version

    assert set(at_once(click, 8)) == {ana.link_version + 1}
    assert Message.objects.filter(kind="companies.invitation").count() == 1
