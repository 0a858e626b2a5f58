"""A form is sent when the session has ended: it says so, and leads back to the form."""

from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from companies.models import Company

HOME = "http://testserver"


@pytest.fixture
def booking_new(nordvind: Company) -> str:
    return reverse("companies:booking_new", args=[nordvind.pk])


def test_it_says_that_nothing_was_saved(client: Client, booking_new: str) -> None:
    page = client.post(booking_new, {"how": "roster"}, follow=True)

    assert "You had been signed out, so nothing was saved." in page.text


def test_signing_in_leads_to_the_page_of_the_form(client: Client, nordvind: Company) -> None:
    form = reverse("companies:members", args=[nordvind.pk])
    only_post = reverse("companies:ask_to_join")

    answer = client.post(only_post, headers={"referer": f"{HOME}{form}?only=1"})

    assert unquote(answer["Location"]).endswith(f"?next={form}?only=1")


@pytest.mark.parametrize(
    "form", ["https://evil.example/form", f"{HOME}//evil.example/", f"{HOME}/\\evil.example/", HOME]
)
def test_no_other_site_is_led_to(client: Client, booking_new: str, form: str) -> None:
    answer = client.post(booking_new, headers={"referer": form})

    assert unquote(answer["Location"]).endswith(f"?next={booking_new}")


def test_whoever_only_looks_is_told_nothing(client: Client, booking_new: str) -> None:
    assert "signed out" not in client.get(booking_new, follow=True).text
