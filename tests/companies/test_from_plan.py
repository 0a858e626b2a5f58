"""From an employer's plan to the first form of a group booking."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from companies import appointment, group_booking
from companies.models import Company, GroupBooking, Membership
from events.models import Session
from guidance.models import Authority, Centre
from tests.events import make
from tests.personas import member

IN_A_MONTH = timezone.localdate() + timedelta(days=30)
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


def test_the_day_of_moving_goes_on_through_signing_in_to_the_booking(
    client: Client, hr: User, nordvind: Company, copenhagen: Centre
) -> None:
    plan = f"{PLAN}&moves={IN_A_MONTH}"
    asked_to_sign_in = client.get(plan)
    client.force_login(hr)
    [*_before, (start, _status)] = client.get(
        parse_qs(urlsplit(asked_to_sign_in["Location"]).query)["next"][0], follow=True
    ).redirect_chain

    client.post(start, {"centre": copenhagen.pk, "how": "headcount", "eu": "12"})

    assert GroupBooking.objects.get(company=nordvind).moves_on == IN_A_MONTH


@pytest.mark.parametrize("day", ["2020-01-01", "0001-01-01", "9999-12-31", "soon", "\0", ""])
def test_a_day_that_helps_nobody_is_left_out(
    client: Client, hr: User, nordvind: Company, copenhagen: Centre, day: str
) -> None:
    client.force_login(hr)
    start = reverse("companies:booking_new", args=[nordvind.pk], query={"moves": day})

    client.post(start, {"centre": copenhagen.pk, "how": "headcount", "eu": "12"})

    assert GroupBooking.objects.get(company=nordvind).moves_on is None


def moving(company: Company, centre: Centre, by: User, day: date) -> GroupBooking:
    return group_booking.start(
        company=company,
        centre=centre,
        names_later=True,
        headcount={"eu": 2},
        moves_on=day,
        by=by,
    )


def days(answer) -> list[date]:
    return [offer.day for offer, _too_early in answer.context["days"]]


def test_the_days_begin_when_they_move_and_those_before_are_one_link_away(
    client: Client, hr: User, nordvind: Company, copenhagen: Centre, morning: Session
) -> None:
    later = make.session(
        morning.event,
        desks=dict.fromkeys(Authority.objects.all(), 10),
        starts=timezone.now() + timedelta(days=32),
    )
    group = moving(nordvind, copenhagen, hr, IN_A_MONTH)
    client.force_login(hr)
    page = reverse("companies:appointment", args=[group.reference])

    from_then_on, all_days = client.get(page), client.get(page, {"all": "1"})

    of_later, of_morning = (timezone.localdate(each.starts) for each in (later, morning))
    assert days(from_then_on) == [of_later]
    assert "Show the days before, too" in from_then_on.content.decode()
    assert days(all_days) == [of_morning, of_later]


def test_while_nothing_is_planned_from_then_on_the_days_before_are_shown_and_it_is_said(
    client: Client, hr: User, nordvind: Company, copenhagen: Centre, morning: Session
) -> None:
    group = moving(nordvind, copenhagen, hr, IN_A_MONTH)
    client.force_login(hr)

    answer = client.get(reverse("companies:appointment", args=[group.reference]))

    assert days(answer) == [timezone.localdate(morning.starts)]
    assert "No days are planned yet from then on" in answer.content.decode()


def test_a_day_that_is_held_before_they_move_is_among_the_days(
    client: Client, hr: User, nordvind: Company, copenhagen: Centre, morning: Session
) -> None:
    group = moving(nordvind, copenhagen, hr, IN_A_MONTH)

    held = appointment.hold_day(group, day=timezone.localdate(morning.starts), by=hr)

    assert appointment.makes_sense_from(held) is None
