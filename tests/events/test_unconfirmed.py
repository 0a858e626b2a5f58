"""Strangers hold few seats, and not for long; a house full of people still manages."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from events.booking import expire_overdue
from events.models import Booking, Session, WaitlistEntry
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from events.sign_up.unconfirmed import TooManyHeld, network_of, seats_allowed
from tests.events import make
from tests.events.test_races import at_once

HOUSE = network_of("203.0.113.7")


def party(n: int, size: int = 1) -> Party:
    first = Guest(f"P{n}", "", f"p{n}@b.example")
    return Party(people=(first, *(Guest() for _more in range(size - 1))))


def hold(session: Session, n: int, size: int = 1, network: str = HOUSE, **fields) -> Booking:
    return sign_up(
        event=session.event, sessions=[session], party=party(n, size), network=network, **fields
    )


def minutes_left(booking: Booking) -> int:
    assert booking.held_until
    return round((booking.held_until - timezone.now()) / timedelta(minutes=1))


@pytest.fixture
def small(db: None) -> Session:
    return make.session(make.event(), seats=24)


def test_a_network_holds_twelve_seats_of_a_small_date_and_then_waits(small: Session):
    for n in range(3):
        hold(small, n, size=4)

    with pytest.raises(TooManyHeld, match="Press the button in those mails"):
        hold(small, 3)
    assert make.taken(small) == [12]
    assert hold(small, 4, network=network_of("203.0.113.8")).state == Booking.State.HELD


def test_what_is_confirmed_does_not_count(small: Session):
    for n in range(4):
        confirm_sign_up(hold(small, n, size=4))

    assert hold(small, 4, size=4).state == Booking.State.HELD
    assert set(Booking.objects.filter(state="confirmed").values_list("network")) == {("",)}


def test_what_has_run_out_does_not_count_and_keeps_no_trace(small: Session):
    for n in range(3):
        hold(small, n, size=4)
    Booking.objects.update(held_until=timezone.now())
    expire_overdue()

    assert hold(small, 3).state == Booking.State.HELD
    assert set(Booking.objects.exclude(state="held").values_list("network")) == {("",)}


def test_who_is_signed_in_is_not_counted(small: Session):
    for n in range(3):
        hold(small, n, size=4)
    user = User.objects.create_user("p9@b.example")

    booking = hold(small, 9, by=user)
    assert (booking.state, booking.network) == (Booking.State.CONFIRMED, "")


def test_a_network_at_its_limit_learns_nothing_of_an_address(small: Session):
    """Who has seats there is refused like anybody, and the same form sent twice is not."""
    confirm_sign_up(hold(small, 7, network=""))
    last = [hold(small, n, size=4, form_token=f"form {n}") for n in range(3)][-1]

    with pytest.raises(TooManyHeld):
        hold(small, 7)
    assert hold(small, 2, size=4, form_token="form 2") == last


def test_a_network_has_so_many_sign_ups_at_all_dates(small: Session, settings):
    settings.UNCONFIRMED_SIGN_UPS = 2
    later = make.session(small.event, seats=24, starts=small.starts + timedelta(days=7))
    hold(small, 1)
    hold(later, 2)

    with pytest.raises(TooManyHeld):
        hold(later, 3)


def test_a_large_date_leaves_a_school_its_quarter():
    assert [seats_allowed(size) for size in (10, 24, 48, 100, 400)] == [12, 12, 12, 25, 100]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.7", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:aaaa::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
    ],
)
def test_a_house_is_an_address_or_sixty_four_bits_of_one(one: str, other: str, same: bool):
    assert (network_of(one) == network_of(other)) is same
    assert one not in network_of(one)


def test_no_address_is_no_network():
    assert network_of("") == network_of("unix:") == ""


def test_the_button_waits_two_hours_and_half_an_hour_where_seats_are_scarce(db: None):
    table = make.session(make.event(), seats=9)

    assert minutes_left(hold(table, 1, size=4, network="")) == 120
    assert minutes_left(hold(table, 2, size=2, network="")) == 120  # a third is left
    assert minutes_left(hold(table, 3, size=1, network="")) == 30


def test_the_form_counts_by_the_visitors_address_and_says_what_to_do(client, small: Session):
    url = reverse("events:book", args=[small.event.slug, small.pk])
    typed = {"given_name": "Ana", "guest": ["1", "2", "3"]}
    answers = [client.post(url, typed | {"email": f"a{n}@b.example"}) for n in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 409]
    assert "sign in first" in answers[3].content.decode()
    assert "a3@b.example" in answers[3].content.decode()
    assert make.taken(small) == [12]


def test_nobody_is_put_into_line_where_there_is_room(client, small: Session):
    """An offer to the line is held for a day: longer than a stranger may hold a seat."""
    url = reverse("events:book", args=[small.event.slug, small.pk])
    answer = client.post(
        url, {"given_name": "Ana", "email": "ana@ankomst.example", "action": "wait"}
    )

    assert answer.status_code == 409
    assert "There is room for you now" in answer.content.decode()
    assert not WaitlistEntry.objects.exists()
    assert make.taken(small) == [0]


@pytest.mark.race
def test_forms_at_the_same_moment_do_not_pass_the_limit_together(transactional_db: None):
    evening = make.session(make.event(), seats=40)

    def work(n: int) -> bool:
        try:
            return bool(hold(evening, n, size=4))
        except TooManyHeld:
            return False

    assert sum(at_once(work, 8)) == 3
    assert make.taken(evening) == [12]
    make.assert_seats_add_up()
