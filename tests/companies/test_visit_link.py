"""The personal link: whom it opens for, and what is said when it no longer does."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from companies.models import NewHire, visit_link
from events import booking
from events.models import Session


def page_of(token: str) -> str:
    return reverse("companies:visit", args=[token])


def test_her_page_says_when_where_and_with_whom(client, ana) -> None:
    words = client.get(ana.link).content.decode()

    assert "Welcome, Ana" in words
    assert "Nordvind A/S" in words
    assert ana.group.centre.full_address in words
    assert ana.attendee.ticket_code in words


def test_the_ticket_holds_an_address_for_the_desk_and_no_name(client, ana) -> None:
    ticket = client.get(ana.link).context["qr"]

    assert ticket.startswith("<svg")
    assert "style=" not in ticket


def test_the_first_look_is_remembered(client, ana) -> None:
    client.get(ana.link)
    client.get(ana.link)

    ana.refresh_from_db()
    assert ana.opened_at is not None
    assert AccessLog.objects.of_record(ana).filter(action="new_hire.opened").count() == 1


@pytest.mark.parametrize("header", ["Sec-Purpose", "Purpose"])
def test_a_browser_that_fetches_ahead_is_no_look(client, ana, header) -> None:
    client.get(ana.link, headers={header: "prefetch;prerender"})

    ana.refresh_from_db()
    assert ana.opened_at is None


def test_asking_for_the_head_is_no_look(client, ana) -> None:
    client.head(ana.link)

    ana.refresh_from_db()
    assert ana.opened_at is None


def test_the_page_is_kept_by_nobody_and_told_to_nobody(client, ana) -> None:
    page = client.get(ana.link)

    assert page["Cache-Control"] == "private, no-store"
    assert page["Referrer-Policy"] == "same-origin"
    assert "noindex" in page["X-Robots-Tag"]
    assert "canonical" not in page.content.decode()


@pytest.mark.parametrize(
    "token", ["1-1", "nonsense", "9999999-1.forged", visit_link.token(2**62, 1)[:-1]]
)
def test_a_link_that_is_not_ours_is_not_there(client, db, token) -> None:
    assert client.get(page_of(token)).status_code == 404


def test_unknown_and_foreign_links_look_the_same(client, ana) -> None:
    tokens = visit_link.token(ana.pk + 1000, 1), visit_link.token(ana.pk, 1)[:-1] + "!"

    unknown, forged = [client.get(page_of(token)) for token in tokens]

    assert unknown.status_code == forged.status_code == 404
    assert unknown.text.replace(tokens[0], "") == forged.text.replace(tokens[1], "")


def test_a_link_for_another_purpose_does_not_open(client, ana) -> None:
    token = ana.attendee.booking.link.rstrip("/").split("/")[-1]

    assert client.get(page_of(token)).status_code == 404


def test_a_replaced_link_tells_nothing_about_her(client, ana) -> None:
    old = ana.link
    NewHire.objects.update(link_version=2)

    page = client.get(old)

    assert page.status_code == 410
    assert "There is a newer link" in page.content.decode()
    assert not any(secret in page.content.decode() for secret in ("Ana", "Silva", "Nordvind"))


def test_a_cancelled_visit_is_explained(client, ana) -> None:
    booking.remove_person(ana.attendee)

    page = client.get(ana.link)

    assert page.status_code == 410
    assert "This visit is cancelled" in page.content.decode()


@pytest.mark.parametrize(("days", "status"), [(29, 200), (30, 410)])
def test_the_link_expires_thirty_days_after_the_visit(client, ana, days, status) -> None:
    over = timezone.now() - timedelta(days=days, minutes=1)
    Session.objects.update(starts=over - timedelta(hours=1), ends=over)

    assert client.get(ana.link).status_code == status


@pytest.mark.parametrize(
    "name", ["visit_tick", "visit_application", "visit_keep_time", "visit_language"]
)
def test_what_changes_something_is_never_a_link(client, ana, name) -> None:
    assert client.get(reverse(f"companies:{name}", args=[ana.token])).status_code == 405


@pytest.mark.parametrize(
    "name",
    [
        "visit_tick",
        "visit_application",
        "visit_language",
        "visit_details",
        "visit_another_time",
        "visit_keep_time",
    ],
)
def test_a_closed_link_changes_nothing(client, ana, name) -> None:
    token = ana.token
    NewHire.objects.update(link_version=2)

    assert client.post(reverse(f"companies:{name}", args=[token])).status_code == 410


def test_her_page_takes_few_queries(client, ana, django_assert_max_num_queries) -> None:
    client.get(ana.link)

    with django_assert_max_num_queries(15):
        client.get(ana.link)
