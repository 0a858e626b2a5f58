"""Days and numbers that do not exist, sent by hand to the desk and to the planner's screens."""

import pytest
from django.urls import reverse

from tests.rules import load_rules

pytestmark = pytest.mark.every_database

NUMBERS = ["9" * 30, "9" * 5000, "abc", "", "\x00"]
DAYS = ["2026-02-31", "9999-12-31", "9999-12-30", "0001-01-01", "0001-01-07", "x"]


@pytest.fixture
def at_the_desk(client, desk):
    load_rules()
    client.force_login(desk)
    return client


@pytest.fixture
def as_planner(client, planner):
    load_rules()
    client.force_login(planner)
    return client


@pytest.mark.parametrize("day", DAYS)
def test_the_desk_has_no_such_day(at_the_desk, day):
    assert at_the_desk.get(f"/en/desk/copenhagen/{day}/").status_code == 404


@pytest.mark.parametrize("number", NUMBERS)
def test_the_desk_has_no_such_person(at_the_desk, number):
    assert at_the_desk.post(reverse("desk:step"), {"arrive": number}).status_code == 404


@pytest.mark.parametrize("day", DAYS)
def test_the_planner_has_no_such_day(as_planner, day):
    days = reverse("registration_days:index")

    assert as_planner.get(days, {"from": day}).status_code == 200
    for page in ("", "cancel/", "before-opening/"):
        assert as_planner.get(f"{days}copenhagen/{day}/{page}", follow=True).status_code == 404


@pytest.mark.parametrize("number", NUMBERS)
def test_the_planner_has_no_such_desk(as_planner, number):
    address = reverse("registration_days:confirm", args=["copenhagen"])
    data = {"authority": number, "first": "2026-12-01", "last": "2026-12-01"}

    assert as_planner.post(address, data, follow=True).status_code == 404


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.mark.parametrize("name", ["first", "until", "day"])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2201-01-01"])
def test_a_date_that_cannot_be_reckoned_with_is_none(as_editor, cafe, name, day):
    how = "one" if name == "day" else "rule"
    typed = {"often": "DAILY-1", "first": "2031-01-01", "until": "2031-01-09", name: day}
    times = {"begins": "17:00", "ends": "19:00", "seats": "5"}

    url = reverse("event_admin:times", args=[cafe.pk])
    form = as_editor.post(url, {"how": how, **times, **typed}).context["form"]

    assert name in form.errors


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_no_registration_days_are_planned_at_the_end_of_time(as_planner, day):
    answer = as_planner.post(reverse("registration_days:plan"), {"first": day, "last": day})

    assert {"first", "last"} <= set(answer.context["form"].errors)


@pytest.mark.parametrize("name", ["place", "topic_en", "topic_da"])
def test_no_cpr_number_is_put_into_the_calendar(as_editor, cafe, name):
    typed = {"how": "one", "day": "2031-01-09", "begins": "17:00", "ends": "19:00", "seats": "5"}

    url = reverse("event_admin:times", args=[cafe.pk])
    form = as_editor.post(url, {**typed, name: "Ask 010190-1234"}).context["form"]

    assert name in form.errors
