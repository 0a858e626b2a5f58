"""Searching costs a processor more than any page that is kept."""

from django.test import Client


def test_a_program_that_searches_all_the_time_has_to_wait(client: Client, guide, settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"content.search": "1/5m/ip"}
    client.get("/en/search/", {"q": "tax card"})

    often = client.get("/en/search/", {"q": "tax card"})

    assert often.status_code == 429
    assert b"Wait five minutes" in often.content
    assert b'value="tax card"' in often.content
