"""No page of the journey asks the database more the more people there are."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from companies import appointment, group_booking, roster, sending
from companies.models import Company, GroupBooking
from events.models import Quota, Session
from guidance.models import Centre
from tests.companies.test_group_booking import line, pasted

pytestmark = pytest.mark.every_database

PEOPLE = 500
MOST = 15

Ask = Callable[[str], int]


@pytest.fixture
def draft(copenhagen: Centre, nordvind: Company, hr: User) -> GroupBooking:
    group = group_booking.start(company=nordvind, centre=copenhagen, by=hr)
    wrong = "Nora\tHansen\tnora@nordvind\tNorge\tKøbenhavn\t2027-02-01"
    roster.take_in_text(
        group, text=pasted(*(line(f"Person{n}") for n in range(PEOPLE - 1)), wrong), by=hr
    )
    return group


@pytest.fixture
def held(draft: GroupBooking, morning: Session, hr: User) -> GroupBooking:
    Quota.objects.update(size=PEOPLE)
    appointment.hold_day(draft, day=timezone.localdate(morning.starts), by=hr)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def sent(held: GroupBooking, hr: User) -> GroupBooking:
    [row] = held.roster.rows.filter(wrong=True)
    roster.correct(held, corrections={row.pk: {"email": "nora@nordvind.example"}}, by=hr)
    return sending.send(held, by=hr)


def queries(client: Client, url: str) -> list[str]:
    client.get(url)  # makes the site's settings, the first time ever
    client.get(url)  # what is cached for everybody is cached now
    with CaptureQueriesContext(connection) as asked:
        response = client.get(url)
    assert response.status_code == 200, url
    return [query["sql"][:120] for query in asked.captured_queries]


def assert_little(asked: list[str]) -> None:
    assert len(asked) <= MOST, "\n".join(asked)


@pytest.mark.parametrize("page", ["roster", "appointment", "check"])
def test_a_page_of_the_booking_asks_little_with_500_people(
    held: GroupBooking, hr: User, client: Client, page: str
) -> None:
    client.force_login(hr)

    assert_little(queries(client, reverse(f"companies:{page}", args=[held.reference])))


@pytest.mark.parametrize("page", ["booking", "export"])
def test_the_companys_own_pages_ask_little_with_500_people(
    sent: GroupBooking, hr: User, client: Client, page: str
) -> None:
    client.force_login(hr)

    assert_little(queries(client, reverse(f"companies:{page}", args=[sent.reference])))


def test_the_desk_asks_little_with_500_people(
    sent: GroupBooking, morning: Session, desk: User, client: Client, settings
) -> None:
    settings.PAGES_KEPT = True  # rules are read once in a process, not with every page
    client.force_login(desk)
    day = timezone.localdate(morning.starts).isoformat()
    address = reverse("desk:day", args=["copenhagen", day])

    assert f"Person{PEOPLE - 2}" in client.get(address).text
    assert_little(queries(client, address))


def test_one_persons_pages_ask_little(
    sent: GroupBooking, hr: User, desk: User, client: Client
) -> None:
    hire = sent.new_hires.first()
    assert_little(queries(client, hire.link))
    client.force_login(hr)
    assert_little(queries(client, reverse("companies:person", args=[sent.reference, hire.pk])))
    client.force_login(desk)
    assert_little(queries(client, reverse("desk:person", args=[hire.attendee_id])))


def test_before_there_is_a_list(
    nordvind: Company, hr: User, client: Client, copenhagen: Centre
) -> None:
    client.force_login(hr)
    group = group_booking.start(company=nordvind, centre=copenhagen, by=hr)

    assert_little(queries(client, reverse("companies:company", args=[nordvind.pk])))
    assert_little(queries(client, reverse("companies:booking_new", args=[nordvind.pk])))
    assert_little(queries(client, reverse("companies:roster", args=[group.reference])))
