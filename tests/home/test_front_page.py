"""The front page: a greeting, four ways on, and what really comes up."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale, Site
from wagtail_localize.models import LocaleSynchronization

from events.models import Event, Session
from home.coming_up import coming_up
from home.models import HomePage
from tests.events import make

TOMORROW = timezone.now() + timedelta(days=1)


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_new_database_has_a_front_page_in_each_language(client: Client, db: None) -> None:
    assert "Settle in faster." in shown(client, "/en/")
    assert "Kom godt i gang." in shown(client, "/da/")


def test_the_front_pages_are_translations_of_each_other(db: None) -> None:
    english, danish = HomePage.objects.order_by("path")

    assert Site.objects.get(is_default_site=True).root_page_id == english.pk
    assert english.translation_key == danish.translation_key


def test_what_is_written_in_english_is_synchronised_into_danish(db: None) -> None:
    synchronised = LocaleSynchronization.objects.get(locale__language_code="da")

    assert synchronised.sync_from == Locale.get_default()


def test_a_button_may_lead_to_a_page(client: Client, db: None) -> None:
    english, danish = HomePage.objects.order_by("path")
    english.primary_link_text, english.primary_page = "Dansk", danish
    english.save()

    assert 'href="/en/">Dansk</a>' in shown(client, "/en/")


def test_cards_are_shown_in_the_editors_order(client: Client, db: None) -> None:
    page = HomePage.objects.get(locale__language_code="en")
    page.audience_cards = [
        ("card", {"title": title, "icon": "compass", "tint": "sky", "address": "/events/"})
        for title in ("First", "Second")
    ]
    page.save()

    html = shown(client, "/en/")

    assert html.index("First") < html.index("Second")
    assert html.count('class="card card--link tint-sky"') == 2


def test_nothing_planned_is_said_plainly(client: Client, db: None) -> None:
    assert "Nothing is planned just now" in shown(client, "/en/")


@pytest.fixture
def workshop(db: None) -> Event:
    return make.event()


def test_all_times_of_an_event_on_one_day_are_one_row(workshop: Event) -> None:
    noon = TOMORROW.replace(hour=11, minute=0)
    for hours in (0, 2):
        make.session(workshop, seats=10, starts=noon + timedelta(hours=hours), minutes=60)

    with override("en"):
        (row,) = coming_up()

    assert row.title == "Danish tax for newcomers"
    assert row.ends - row.starts == timedelta(hours=3)


def test_a_row_says_how_many_seats_are_left(client: Client, workshop: Event) -> None:
    make.session(workshop, seats=2, starts=TOMORROW)

    assert "2 seats left" in shown(client, "/en/")
    assert "Dansk skat for nytilkomne" in shown(client, "/da/")


@pytest.mark.parametrize(
    "fields",
    [
        {"state": Session.State.DRAFT},
        {"state": Session.State.CANCELLED},
        {"admission": Session.Admission.BEFORE_OPENING},
        {"starts": timezone.now() - timedelta(hours=1)},
    ],
)
def test_what_cannot_be_booked_by_everybody_is_not_shown(workshop: Event, fields: dict) -> None:
    make.session(workshop, seats=10, **({"starts": TOMORROW} | fields))

    assert coming_up() == []


def test_an_event_that_is_not_public_is_not_shown(workshop: Event) -> None:
    Event.objects.update(public=False)
    make.session(workshop, seats=10, starts=TOMORROW)

    assert coming_up() == []


def test_registration_days_leave_room_for_events(workshop: Event) -> None:
    registration = make.event(of=make.centre())
    for days in range(6):
        starts = TOMORROW + timedelta(days=days)
        make.session(workshop, seats=10, starts=starts)
        make.session(registration, desks={make.authority("immigration"): 4}, starts=starts)

    with override("en"):
        titles = [row.title for row in coming_up()]

    assert titles.count("Registration") == 1
    assert titles.count("Danish tax for newcomers") == 4


def test_what_a_seat_costs_is_said_of_no_row_or_of_all(client: Client, workshop: Event) -> None:
    """Nothing costs anything; said of one kind only, it would seem that the other does."""
    registration = make.event(of=make.centre())
    make.session(workshop, seats=10, starts=TOMORROW)
    make.session(registration, desks={make.authority("immigration"): 4}, starts=TOMORROW)

    rows = shown(client, "/en/").split('class="event-list"')[1].split("</ul>")[0]

    assert rows.count("event-row__facts") == 2
    assert rows.count("Free of charge") in (0, 2)
