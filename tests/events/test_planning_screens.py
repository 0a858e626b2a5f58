"""A planner plans, staffs, changes and calls off registration days in the admin."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from events.booking import book_one, hold
from events.models import Quota, Session
from guidance.models import Centre, OpeningHours
from tests.events import make
from tests.jobs import run_jobs


@pytest.fixture
def at_work(client, planner):
    client.force_login(planner)
    return client


@pytest.fixture
def hours(centre, immigration, citizen_service) -> list[OpeningHours]:
    return [
        OpeningHours.objects.create(
            centre=centre, authority=desk, weekday=0, opens="09:00", closes="15:00"
        )
        for desk in (immigration, citizen_service)
    ]


@pytest.fixture
def pattern(hours, centre, immigration, citizen_service) -> dict:
    return {
        "centre": centre.pk,
        "weekdays": [0, 1],
        "first": "2031-02-03",
        "last": "2031-02-09",
        "opens": "09:00",
        "closes": "10:00",
        "slot_minutes": 30,
        "except_days": "",
        f"seats_{immigration.pk}": 4,
        f"seats_{citizen_service.pk}": 6,
    }


def url(name: str, *args) -> str:
    return reverse(f"registration_days:{name}", args=args)


def day_of(session: Session) -> str:
    return timezone.localdate(session.starts).isoformat()


def test_a_pattern_is_looked_at_before_it_is_made(at_work, pattern):
    page = at_work.post(url("plan"), pattern)

    assert "This would plan 4 times" in page.content.decode()
    assert not Session.objects.exists()


def looked_at(at_work, pattern) -> dict[str, str]:
    """What the button of the plan says that it makes."""
    page = at_work.post(url("plan"), pattern).text
    return {"make": re.search(r'name="make" value="(\d+)"', page)[1]}


def test_a_pattern_is_made_once(at_work, pattern):
    seen = looked_at(at_work, pattern)

    for _click in range(2):
        at_work.post(url("plan"), pattern | seen)

    assert Session.objects.count() == 4


def test_a_plan_that_was_changed_is_looked_at_again(at_work, pattern):
    seen = looked_at(at_work, pattern)

    page = at_work.post(url("plan"), pattern | {"closes": "11:00"} | seen).text

    assert "Look at it again before you make it." in page
    assert "This would plan 8 times" in page
    assert not Session.objects.exists()


def test_what_is_cancelled_already_leads_back_to_the_day(at_work, morning, centre):
    Session.objects.update(state=Session.State.CANCELLED)

    one = at_work.get(url("cancel", morning.pk), follow=True).text
    whole_day = at_work.get(url("cancel_day", centre.key, day_of(morning)), follow=True).text

    assert "it is cancelled already" in one
    assert "it is cancelled already" in whole_day
    assert "Cancel the whole day" not in whole_day


def test_the_seats_screen_says_which_time_it_is(at_work, morning):
    page = at_work.get(url("seats", morning.pk)).text

    assert f"{timezone.localtime(morning.starts):%H:%M}</h2>" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"last": "2031-01-01"}, "The last day comes after the first"),
        ({"first": "2020-01-01"}, "That day has passed"),
        ({"except_days": "Christmas"}, "“Christmas” is not a date"),
        ({"weekdays": []}, "Choose at least one"),
    ],
)
def test_a_slip_is_told_with_its_cure(at_work, pattern, wrong, words):
    page = at_work.post(url("plan"), pattern | wrong | {"make": "1"})

    assert words in page.content.decode()
    assert not Session.objects.exists()


def test_a_pattern_without_seats_is_refused(at_work, pattern, immigration, citizen_service):
    none = {f"seats_{desk.pk}": "" for desk in (immigration, citizen_service)}

    page = at_work.post(url("plan"), pattern | none | {"make": "1"})

    assert "Give at least one desk some seats" in page.content.decode()


def test_the_calendar_shows_taken_and_size_per_desk(at_work, morning, centre):
    first = morning.quotas.order_by("pk").first()
    hold(needs={first.pk: 3}, contact_name="A", contact_email="a@ankomst.example")

    page = at_work.get(url("index"), {"centre": centre.key, "from": day_of(morning)})

    assert "3/10" in page.content.decode()
    assert "0/16" in page.content.decode()


def test_the_calendar_takes_few_queries_for_any_number_of_times(
    at_work, morning, centre, immigration, django_assert_max_num_queries
):
    for n in range(1, 30):
        make.session(
            morning.event, desks={immigration: 2}, starts=morning.starts + n * timedelta(hours=1)
        )
    at_work.get(url("index"))

    with django_assert_max_num_queries(15):
        at_work.get(url("index"), {"centre": centre.key, "from": day_of(morning)})


def test_a_desk_is_staffed_with_one_button(at_work, centre, immigration, morning):
    Session.objects.update(state=Session.State.DRAFT)
    Quota.objects.filter(authority=immigration).update(staffing_confirmed_at=None)
    span = {"first": day_of(morning), "last": day_of(morning)}

    page = at_work.get(url("day", centre.key, day_of(morning))).content.decode()
    at_work.post(url("confirm", centre.key), span | {"authority": immigration.pk})

    assert "Confirm staff for this day" in page
    morning.refresh_from_db()
    assert morning.state == Session.State.OPEN


def test_the_time_before_opening_is_planned_for_a_day(at_work, morning, centre, immigration):
    seats = {"minutes": 60, f"seats_{immigration.pk}": 12}

    at_work.post(url("before_opening", centre.key, day_of(morning)), seats)

    early = Session.objects.get(admission=Session.Admission.BEFORE_OPENING)
    assert early.ends == morning.starts
    assert early.quotas.get().size == 12


def test_fewer_seats_than_taken_are_refused_in_words(at_work, morning):
    first, second = morning.quotas.order_by("pk")
    hold(needs={first.pk: 3}, contact_name="A", contact_email="a@ankomst.example")

    page = at_work.post(url("seats", morning.pk), {f"size_{first.pk}": 2, f"size_{second.pk}": 1})

    assert "3 seats are taken" in page.content.decode()
    assert list(morning.quotas.order_by("pk").values_list("size", flat=True)) == [10, 16]


def test_more_seats_are_saved(at_work, morning):
    sizes = {f"size_{quota.pk}": 20 for quota in morning.quotas.all()}

    at_work.post(url("seats", morning.pk), sizes)

    assert set(morning.quotas.values_list("size", flat=True)) == {20}


@pytest.fixture
def visitor(morning) -> None:
    book_one(
        session=morning,
        quota_ids=list(morning.quotas.values_list("pk", flat=True)),
        given_name="Ana",
        email="ana@ankomst.example",
        language="en",
    )


def test_calling_off_shows_its_effect_first(at_work, morning, visitor):
    page = at_work.get(url("cancel", morning.pk)).content.decode()

    assert "1 person is told by mail" in page
    assert make.taken(morning) == [1, 1]


def test_a_whole_day_is_called_off_with_a_reason(at_work, morning, centre, visitor):
    run_jobs()
    mail.outbox.clear()

    at_work.post(url("cancel_day", centre.key, day_of(morning)), {"reason": "Snow"})
    run_jobs()

    assert make.taken(morning) == [0, 0]
    assert "Snow" in mail.outbox[0].body


def test_calling_off_without_a_reason_does_nothing(at_work, morning, visitor):
    at_work.post(url("cancel", morning.pk), {"reason": ""})

    assert make.taken(morning) == [1, 1]


@pytest.mark.parametrize("name", ["editor", "desk", "stranger"])
def test_only_planners_find_these_screens(request, client, morning, name):
    client.force_login(request.getfixturevalue(name))

    for address in (url("index"), url("plan"), url("cancel", morning.pk)):
        assert client.get(address).status_code in (302, 404)
    client.post(url("cancel", morning.pk), {"reason": "Mischief"})
    morning.refresh_from_db()
    assert morning.state == Session.State.OPEN


@pytest.mark.parametrize("day", ["nonsense", "2026-13-45"])
def test_a_day_that_is_none_does_not_exist(at_work, centre, day):
    assert at_work.get(url("day", centre.key, day), follow=True).status_code == 404


def test_a_site_without_a_centre_says_so(at_work):
    Centre.objects.all().delete()

    assert "There is no centre yet" in at_work.get(url("index")).content.decode()


def test_today_is_where_the_calendar_begins(at_work, centre):
    page = at_work.get(url("index"), {"centre": centre.key})

    [first, *_rest] = page.context["weeks"][0].days
    assert first.day == timezone.localdate() - timedelta(days=timezone.localdate().weekday())


def test_a_desk_that_confirms_first_is_told_whom_the_times_wait_for(at_work, pattern, centre):
    at_work.post(url("plan"), pattern | looked_at(at_work, pattern))
    first, second = Quota.objects.order_by("pk")[:2]
    day = day_of(first.session)
    sent = {"authority": first.authority_id, "first": day, "last": day}

    page = at_work.post(url("confirm", centre.key), sent, follow=True).text

    assert f"The times open when {second.authority.short_name} has, too." in page


def test_staff_confirmed_by_mistake_is_taken_back(at_work, morning):
    session = morning
    sent = {"authority": session.quotas.first().authority_id, "take_back": "1"}
    sent |= {"first": day_of(session), "last": day_of(session)}
    for _click in range(2):
        page = at_work.post(url("confirm", session.event.centre.key), sent, follow=True).text

    session.refresh_from_db()
    assert session.state == Session.State.DRAFT
    assert session.quotas.filter(staffing_confirmed_at=None).count() == 1
    assert set(session.quotas.values_list("closed", flat=True)) == {True}
    assert "Confirm staff for this day" in page


def test_a_time_that_somebody_is_booked_for_stays_open(at_work, morning, visitor):
    session, desk = morning, morning.quotas.first()
    sent = {"authority": desk.authority_id, "take_back": "1"}
    sent |= {"first": day_of(session), "last": day_of(session)}

    page = at_work.post(url("confirm", session.event.centre.key), sent, follow=True).text

    session.refresh_from_db()
    assert session.state == Session.State.OPEN
    assert "Times at which somebody has a seat stay open" in page


def test_the_day_and_cancelling_it_name_the_companies(at_work, morning, visitor):
    session, desk = morning, morning.quotas.first()
    hold(
        needs={desk.pk: 2},
        contact_name="Carol",
        contact_email="carol@nordvind.example",
        organisation="Nordvind A/S",
    )

    for page in (
        at_work.get(url("day", session.event.centre.key, day_of(session))).text,
        at_work.get(url("cancel", session.pk)).text,
    ):
        assert "<li>Nordvind A/S: names to follow</li>" in page
        assert "<li>Booked for themselves: 1 person</li>" in page
        assert "Ana" not in page


def test_turned_letters_are_taken_out_of_a_reason(at_work, morning):
    """Else they turn what follows in everybody's mail."""
    at_work.post(
        url("cancel", morning.pk), {"reason": "\u202eThe heating failed.\nVarmen svigtede."}
    )

    morning.refresh_from_db()
    assert morning.cancelled_because == "The heating failed.\nVarmen svigtede."
