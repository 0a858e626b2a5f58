"""Two people of one company at the same moment, on real connections."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from companies import appointment, group_booking, roster
from companies.after_sending import correct_address
from companies.models import Company, GroupBooking, NewHire
from events import booking
from events.desk import arrivals
from events.models import Booking, Quota, Session
from outbox.models import Message
from tests.companies import people
from tests.companies.test_group_booking import line, pasted
from tests.events import make
from tests.events.test_races import ROUNDS, at_once
from tests.races import outcome

pytestmark = pytest.mark.race


CONTACT = {"contact_name": "Bo", "contact_email": "bo@ankomst.example"}


def draft_of(company: Company, at: Session, by: User, name: str = "Lukas") -> GroupBooking:
    group = group_booking.start(company=company, centre=at.event.centre, by=by)
    roster.take_in_text(group, text=pasted(line(name)), by=by)
    return group


def expire_soon(held: Booking, *, seconds_ago: int = 0) -> None:
    over = timezone.now() - timedelta(seconds=seconds_ago)
    Booking.objects.filter(pk=held.pk).update(held_until=over)


@pytest.fixture
def draft(transactional_db: None, morning: Session, nordvind: Company, hr: User) -> GroupBooking:
    return draft_of(nordvind, morning, hr)


def test_a_day_held_by_many_clicks_at_once_is_held_once(
    draft: GroupBooking, morning: Session, hr: User
) -> None:
    """Each sees the booking that another made while it waited."""
    day = timezone.localdate(morning.starts)

    answers = at_once(lambda _n: outcome(appointment.hold_day, draft, day=day, by=hr), 8)

    assert Counter(answers) == {"done": 8}
    assert Booking.objects.get().reference == draft.reference
    make.assert_seats_add_up()


def test_days_are_held_while_the_holds_of_others_run_out(
    transactional_db: None, morning: Session, nordvind: Company, hr: User
) -> None:
    """Nobody waits in a circle: the clock alone gives seats back, one booking at a time."""
    day = timezone.localdate(morning.starts)
    quotas = list(morning.quotas.order_by("pk").values_list("pk", flat=True))
    drafts: list[GroupBooking] = []

    def work(n: int) -> str:
        if n % 2:
            return outcome(expire_soon, booking.hold(needs=dict.fromkeys(quotas, 1), **CONTACT))
        return outcome(appointment.hold_day, drafts[n // 2], day=day, by=hr)

    for _round in range(ROUNDS):
        drafts[:] = [draft_of(nordvind, morning, hr, f"Person{n}") for n in range(4)]
        for number, quota in enumerate(reversed(quotas)):
            expire_soon(booking.hold(needs={quota: 1}, **CONTACT), seconds_ago=60 - number)

        assert Counter(at_once(work, 8)) == {"done": 8}

        booking.expire_overdue()
        for draft in drafts:
            group_booking.cancel(draft, by=hr)
        assert set(make.taken(morning)) == {0}


def test_a_booking_is_cancelled_while_its_last_person_is_served(
    transactional_db: None, morning: Session, nordvind: Company, hr: User, desk: User
) -> None:
    """The desk locks a person and the company its booking: they do not wait for each other."""
    Quota.objects.update(size=4 * ROUNDS)
    for _round in range(ROUNDS):
        group = people.group_at(morning, nordvind)
        hires = [people.hire(group, morning, f"P{number}") for number in range(3)]

        def work(n: int, group: GroupBooking = group, hires: list[NewHire] = hires) -> str:
            if n == 0:
                return outcome(group_booking.cancel, group, by=hr)
            return outcome(arrivals.serve, hires[n - 1].attendee, by=desk, sure=True)

        answers = at_once(work, 4, connections=4)

        assert set(answers) <= {"done", "DoesNotFit", "NotExpected"}
        make.assert_seats_add_up()


def test_an_address_corrected_by_many_clicks_at_once_has_one_new_link(
    transactional_db: None, ana: NewHire, hr: User
) -> None:
    def click(_n: int) -> int:
        own = NewHire.objects.get(pk=ana.pk)
        return correct_address(own, email="new@ankomst.example", by=hr).link_version

    assert set(at_once(click, 8)) == {ana.link_version + 1}
    assert Message.objects.filter(kind="companies.invitation").count() == 1
