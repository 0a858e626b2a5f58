"""What a company is told before it sends: in words that fit one person as well as many."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from companies import appointment, group_booking, roster
from companies.checking import check
from companies.models import Company, GroupBooking
from events.models import Session
from guidance.models import Centre
from tests.companies.roster_reads import GOOD


@pytest.fixture
def draft(copenhagen: Centre, nordvind: Company, hr: User, morning: Session) -> GroupBooking:
    return group_booking.start(company=nordvind, centre=copenhagen, by=hr)


def put_on(group: GroupBooking, *names: str, by: User, **fields: str) -> None:
    for name in names:
        values = GOOD | fields | {"given_name": name, "email": f"{name.lower()}@nordvind.example"}
        roster.add_row(group, values=values, by=by)


def after(morning: Session) -> str:
    return (timezone.localdate(morning.starts) + timedelta(days=1)).isoformat()


def told(group: GroupBooking) -> str:
    plan = check(group)
    return " ".join(note.message for note in (*plan.blockers, *plan.advice))


SITUATIONS = [
    ({"citizenship": "SE", "municipality": "Vejle"}, "Take this person off", "Take them off"),
    ({"citizenship": "IN"}, "This person needs a residence", "These people need their residence"),
    ({"household": "2"}, "This person brings family", "These people bring family"),
]


@pytest.mark.parametrize(("fields", "of_one", "of_two"), SITUATIONS)
def test_one_person_is_spoken_of_as_one(
    draft: GroupBooking, hr: User, fields: dict[str, str], of_one: str, of_two: str
) -> None:
    put_on(draft, "Sara", by=hr, **fields)
    assert of_one in told(draft)

    put_on(draft, "Nora", by=hr, **fields)
    assert of_two in told(draft)
    assert of_one not in told(draft)


def test_who_arrives_after_the_appointment_is_pointed_out_at_the_check(
    draft: GroupBooking, morning: Session, hr: User
) -> None:
    put_on(draft, "Lukas", by=hr, arrival_date=after(morning))
    appointment.hold_day(draft, day=timezone.localdate(morning.starts), by=hr)
    draft.refresh_from_db()

    assert "This person arrives in Denmark after the appointment" in told(draft)


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (["Lukas"], "1 person arrives in Denmark after this day"),
        (["Lukas", "Sara"], "2 people arrive in Denmark after this day"),
    ],
)
def test_choosing_a_day_tells_how_many_arrive_only_later(
    draft: GroupBooking, morning: Session, hr: User, client: Client, late: list[str], words: str
) -> None:
    put_on(draft, "Ana", by=hr, arrival_date=timezone.localdate(morning.starts).isoformat())
    put_on(draft, *late, by=hr, arrival_date=after(morning))
    client.force_login(hr)

    assert words in client.get(reverse("companies:appointment", args=[draft.reference])).text


def test_a_day_on_which_everybody_is_here_carries_no_warning(
    draft: GroupBooking, morning: Session, hr: User, client: Client
) -> None:
    put_on(draft, "Ana", by=hr, arrival_date=timezone.localdate(morning.starts).isoformat())
    client.force_login(hr)

    page = client.get(reverse("companies:appointment", args=[draft.reference])).text

    assert 'name="day"' in page
    assert "in Denmark after this day" not in page
