"""Two hundred invitations, a worker that dies among them, and nobody has none or two."""

from collections import Counter
from pathlib import Path

import pytest
from django.utils import timezone

from accounts.models import User
from companies import appointment, group_booking, roster, sending
from companies.models import Company
from events.models import Session
from guidance.models import Authority, Centre
from outbox.models import Message, SentMail
from tests.companies.test_group_booking import line, pasted
from tests.events import make
from tests.programs import Programs
from tests.rules import load_rules
from tests.workers import kill_in_the_middle, worker

pytestmark = pytest.mark.race

PEOPLE = 200


@pytest.fixture
def large_morning(transactional_db: None) -> Session:
    load_rules()
    event = make.event(of=Centre.objects.get(key="copenhagen"))
    return make.session(event, desks=dict.fromkeys(Authority.objects.all(), PEOPLE))


def test_everybody_gets_exactly_one_invitation_though_the_worker_is_killed(
    large_morning: Session, nordvind: Company, hr: User, programs: Programs, tmp_path: Path
) -> None:
    group = group_booking.start(company=nordvind, centre=large_morning.event.centre, by=hr)
    roster.take_in_text(group, text=pasted(*(line(f"Person{n}") for n in range(PEOPLE))), by=hr)
    appointment.hold_day(group, day=timezone.localdate(large_morning.starts), by=hr)
    sending.send(group, by=hr)

    kill_in_the_middle(programs, tmp_path / "killed", SentMail.objects.count, of=PEOPLE)
    with worker(programs, tmp_path / "started again") as second:
        second.wait_until(lambda: not Message.objects.filter(sent_at=None).exists())

    to_people = SentMail.objects.filter(to__startswith="person")  # the company is told, too
    received = Counter(to_people.values_list("to", flat=True))
    assert received == Counter(f"person{n}@nordvind.example" for n in range(PEOPLE))
