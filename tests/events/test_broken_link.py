"""The link to one's own booking, as a mail program may have broken it."""

from django.test import Client
from django.urls import reverse


def test_it_says_what_to_do(client: Client, db: None) -> None:
    page = client.get(reverse("events:my_booking", args=["1-1.broken"]))

    assert page.status_code == 404
    assert "Links in mails sometimes break" in page.text
