"""What a company still does with people who have their invitation."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AccessLog, User
from companies import after_sending
from companies.group_booking import NotInThisState
from companies.models import NewHire
from events import booking
from events.desk import arrivals
from events.models import Attendee
from outbox.models import Message

WRONG, RIGHT = "ana@ankomst.example", "ana.silva@ankomst.example"


def invitations() -> int:
    return Message.objects.filter(kind="companies.invitation").count()


def invited(hire: NewHire, **ago: float) -> NewHire:
    NewHire.objects.filter(pk=hire.pk).update(invited_at=timezone.now() - timedelta(**ago))
    return NewHire.objects.get(pk=hire.pk)


def test_a_link_sent_to_a_wrong_address_dies(client, ana: NewHire, hr: User) -> None:
    first = ana.link

    again = after_sending.correct_address(ana, email=RIGHT, by=hr)

    assert again.attendee.email == RIGHT
    assert client.get(first).status_code == 410
    assert client.get(again.link).status_code == 200


def test_an_address_corrected_by_two_clicks_is_corrected_once(
    client, ana: NewHire, hr: User
) -> None:
    """The second click read her record before the first one had changed it."""
    first, second = NewHire.objects.get(pk=ana.pk), NewHire.objects.get(pk=ana.pk)

    after_sending.correct_address(first, email=RIGHT, by=hr)
    after_sending.correct_address(second, email=RIGHT, by=hr)

    assert client.get(ana.link).status_code == 410
    assert invitations() == 1


def test_a_lost_invitation_is_sent_again_with_the_same_link(client, ana: NewHire, hr: User) -> None:
    after_sending.correct_address(invited(ana, days=3), email=WRONG, by=hr)
    after_sending.correct_address(ana, email=WRONG, by=hr)

    assert client.get(ana.link).status_code == 200
    assert invitations() == 1


def test_two_clicks_take_a_person_off_once(ana: NewHire, hr: User) -> None:
    first, second = NewHire.objects.get(pk=ana.pk), NewHire.objects.get(pk=ana.pk)
    assert second.attendee.state == Attendee.State.EXPECTED

    after_sending.take_out(first, by=hr)
    gone = after_sending.take_out(second, by=hr)

    assert gone.attendee.state == Attendee.State.CANCELLED
    taken_out = AccessLog.objects.of_record(ana).filter(action="new_hire.taken_out")
    assert taken_out.count() == 1


def test_who_has_been_received_is_not_taken_off(ana: NewHire, hr: User, desk: User) -> None:
    arrivals.arrive(ana.attendee, by=desk, sure=True)

    with pytest.raises(booking.NotExpected, match="too late"):
        after_sending.take_out(ana, by=hr)


def test_who_is_off_the_booking_is_not_invited_again(ana: NewHire, hr: User) -> None:
    after_sending.take_out(ana, by=hr)

    with pytest.raises(NotInThisState, match="taken off"):
        after_sending.correct_address(ana, email=RIGHT, by=hr)
