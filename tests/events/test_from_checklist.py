"""Who comes from her checklist to book a time is not asked again what she has answered there."""

from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Booking, Event, Session
from guidance.models import Centre
from tests.events import make, pages
from tests.rules import load_rules

ANSWERS = {
    "citizenship": "eu",
    "purpose": "study",
    "with": "partner",
    "partner": "third_country",
    "municipality": "0461",
}
QUERY = urlencode(ANSWERS)
ANA = {"given_name": "Ana", "family_name": "Silva", "email": "ana@ankomst.example"}


@pytest.fixture
def odense(db: None) -> Centre:
    load_rules()
    return Centre.objects.get(key="odense")


@pytest.fixture
def event(odense: Centre) -> Event:
    """Thirteen times on each of two days: the days are chosen first."""
    event = make.event(of=odense)
    desks = {make.authority("immigration"): 2, make.authority("citizen_service"): 2}
    morning = timezone.localtime().replace(hour=8, minute=0) + timedelta(days=3)
    for n in range(14):
        at = morning + timedelta(days=n % 2, minutes=30 * n)
        make.session(event, desks=desks, starts=at)
    return event


def form_url(session: Session) -> str:
    return reverse("events:book", args=[session.event.slug, session.pk])


def seen(client: Client, url: str) -> str:
    return unescape(client.get(url).content.decode())


def test_the_answers_go_from_the_list_to_the_times_and_to_the_form(
    client: Client, event: Event
) -> None:
    url = f"{event.get_absolute_url()}?{QUERY}"

    assert f'href="{url}"' in seen(client, f"/en/arrival/?{QUERY}")
    page = seen(client, url)
    assert f'href="{form_url(event.sessions.first())}?{QUERY}"' in page
    assert page.count(f"&{QUERY}#times") == 2
    assert f'href="/en/arrival/?{QUERY}"' in page


def test_the_form_is_filled_in_and_asks_only_which_country(client: Client, event: Event) -> None:
    answer = client.get(f"{form_url(event.sessions.first())}?{QUERY}")

    form, page = answer.context["form"], unescape(answer.content.decode())
    given = {name: form[name].value() for name in ("purpose", "municipality", "family")}
    assert given == {"purpose": "study", "municipality": "0461", "family": True}
    _empty, (group, own), (_others, rest) = form.fields["citizenship_code"].choices
    assert "DE" in dict(own)
    assert "DK" in dict(rest)
    assert "IN" in dict(rest)
    assert f'<optgroup label="{group}">' in page
    assert f'href="{event.get_absolute_url()}?{QUERY}"' in page


def test_what_the_form_says_in_the_end_counts(client: Client, event: Event) -> None:
    given = ANA | {"citizenship_code": "SE", "purpose": "work", "municipality": "0461"}

    client.post(f"{form_url(event.sessions.first())}?{QUERY}", given)

    assert Booking.objects.get().attendees.get().citizenship == "SE"


@pytest.mark.parametrize(
    "odd", ["purpose=%00&municipality=9999&citizenship=DE", "purpose=<script>", "with=&partner=x"]
)
def test_answers_that_are_none_are_left_out(client: Client, event: Event, odd: str) -> None:
    page = seen(client, f"{event.get_absolute_url()}?{odd}")
    form = client.get(f"{form_url(event.sessions.first())}?{odd}")

    assert "from the checklist" not in page
    assert "script>?" not in page
    assert form.status_code == 200
    assert form.context["form"]["purpose"].value() is None


def test_who_does_not_know_where_yet_is_not_given_a_municipality(
    client: Client, event: Event
) -> None:
    query = urlencode(ANSWERS | {"municipality": "unknown"})

    form = client.get(f"{form_url(event.sessions.first())}?{query}").context["form"]

    assert form["municipality"].value() is None


def test_pages_with_answers_are_not_kept_and_nobody_else_gets_them(
    client: Client, event: Event, settings, django_assert_num_queries
) -> None:
    settings.PAGES_KEPT = 50
    client = Client()
    url = event.get_absolute_url()

    client.get(f"{url}?{QUERY}"), client.get(url), client.get(url)
    asked = seen(client, f"{url}?{QUERY}")
    with django_assert_num_queries(1):
        plain = seen(client, url)

    assert f"?{QUERY}" in asked
    assert "from the checklist" in asked
    assert "municipality=" not in plain
    assert "from the checklist" not in plain


def test_an_event_with_a_page_is_kept_once_whatever_is_asked(
    db: None, settings, django_assert_num_queries
) -> None:
    settings.PAGES_KEPT = 50
    client, page = Client(), pages.published("Danish tax", venue=pages.venue())
    url = page.event.get_absolute_url()
    client.get(url), client.get(url)

    with django_assert_num_queries(1):
        client.get(f"{url}?{QUERY}")
