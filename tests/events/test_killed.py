"""A process that is killed in the middle of a booking: all of it or nothing."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import pytest

from accounts.models import AccessLog
from events.booking import confirm, hold
from events.models import Attendee, Booking, SeatClaim, Session
from outbox.models import Message
from tests.events import make
from tests.programs import Programs
from tests.website import WITHIN, Guest, website

pytestmark = pytest.mark.race

SITE = "tests.events.standing_still"
FORM = {"given_name": "Ana", "email": "ana@ankomst.example", "token": "one form"}


@pytest.fixture
def evening(transactional_db: None) -> Session:
    return make.session(make.event(), seats=200)


def wait_for(marker: Path) -> None:
    deadline = monotonic() + WITHIN
    while not marker.exists():
        assert monotonic() < deadline, "It never got to where it should be killed."
        sleep(0.02)


def send(guest: Guest, url: str) -> int:
    try:
        return guest.post(url, FORM).status
    except OSError:
        return 0  # the process died under us


@pytest.mark.parametrize("place", ["events.sign_up.parties.post", "events.booking.seats.change"])
def test_a_web_process_killed_in_a_booking_leaves_nothing(
    evening: Session, programs: Programs, tmp_path: Path, place: str
):
    url = f"/en/events/{evening.event.slug}/sessions/{evening.pk}/book/"
    still = {"STANDS_STILL_IN": place, "STANDS_STILL_AT": str(tmp_path / "here")}
    with (
        website(programs, tmp_path / "log", SITE, **still) as site,
        ThreadPoolExecutor() as one,
    ):
        guest = site.guest()
        guest.get(url)
        answer = one.submit(send, guest, url)
        wait_for(tmp_path / "here")
        site.kill()
        assert answer.result() == 0

    left = (Booking, Attendee, SeatClaim, Message, AccessLog)
    assert [model.objects.count() for model in left] == [0] * len(left)
    assert make.taken(evening) == [0]

    with website(programs, tmp_path / "log2") as site:
        guest.port = site.port
        assert [send(guest, url) for _click in range(2)] == [302, 302]
    assert make.taken(evening) == [1]


@pytest.mark.parametrize(
    "place",
    [
        "events.booking.confirming.seat_people",
        "events.booking.confirming.AccessLog.add",
        "events.booking.confirming.line.change",
        "django.db.backends.base.base.BaseDatabaseWrapper._commit",
    ],
)
def test_a_process_killed_in_a_confirm_leaves_the_hold_as_it_was(
    evening: Session, programs: Programs, tmp_path: Path, place: str
):
    quota = evening.quotas.get()
    held = hold(needs={quota.pk: 200}, contact_name="HR", contact_email="hr@ankomst.example")
    marker = tmp_path / "here"
    still = {"STANDS_STILL_IN": place, "STANDS_STILL_AT": str(marker)}
    with programs.start(SITE, str(held.pk), log=tmp_path / "log", **still):
        wait_for(marker)

    assert not Attendee.objects.exists()
    assert held.claims.get().seats == 200
    assert len(confirm(held, people=make.people(200, evening))) == 200
    assert make.taken(evening) == [200]
