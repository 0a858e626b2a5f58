"""The page for a form that came too late, or from elsewhere."""

from django.test import Client


def test_it_says_what_to_do_and_that_nothing_is_lost(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "x" * 32

    response = client.post("/en/accounts/login/?next=/en/my/", {"login": "kim@example.com"})

    html = response.content.decode()
    assert response.status_code == 403
    assert "What you typed is in the form again." in html
    assert 'href="/en/accounts/login/?next=/en/my/"' in html


def test_it_shows_nothing_of_what_was_sent(db: None) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post("/en/accounts/login/", {"login": "kim@example.com"})

    assert "kim@example.com" not in response.content.decode()


def test_it_tells_browsers_without_cookies_why(db: None) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post("/da/accounts/login/", {"login": "kim@example.com"})

    assert response.status_code == 403
    assert '<html lang="da">' in response.content.decode()
    assert response.context["without_cookies"]
