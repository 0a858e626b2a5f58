"""From an employer's plan to the first form of a group booking."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from companies.models import Company, Membership
from tests.personas import member

PLAN = "/en/company/group/?eu=12&third_country=3"


def test_whoever_books_for_one_company_finds_the_numbers_filled_in(
    client: Client, hr: User, nordvind: Company
) -> None:
    client.force_login(hr)

    answer = client.get(PLAN, follow=True)

    [(address, _status)] = answer.redirect_chain
    assert address.startswith(f"/en/company/{nordvind.pk}/bookings/new/")
    form = answer.context["form"]
    assert [form[name].value() for name in ("how", "eu", "third_country", "nordic")] == [
        *("headcount", 12, 3, None)
    ]


def test_whoever_books_for_several_says_for_which_and_keeps_the_numbers(
    client: Client, hr: User, nordvind: Company, havblik: Company
) -> None:
    member(havblik, Membership.Role.BOOKER, hr)
    client.force_login(hr)

    html = client.get(PLAN).content.decode()

    for company in (nordvind, havblik):
        start = reverse("companies:booking_new", args=[company.pk])
        assert f'href="{start}?eu=12&amp;third_country=3"' in html


def test_whoever_books_for_none_is_told_how_to_begin(client: Client, stranger: User) -> None:
    client.force_login(stranger)

    assert "Sign your company up" in client.get(PLAN, follow=True).content.decode()


@pytest.mark.parametrize("count", ["-1", "1001", "x", "１２", "9" * 5000, "1e3", "\0", ""])
def test_what_is_no_number_of_people_is_left_out(
    client: Client, hr: User, nordvind: Company, count: str
) -> None:
    client.force_login(hr)
    start = reverse("companies:booking_new", args=[nordvind.pk])

    form = client.get(start, {"eu": count}).context["form"]

    assert (form["eu"].value(), form["how"].value()) == (None, "roster")
