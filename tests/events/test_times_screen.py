"""An editor makes dates, changes them and calls them off in the admin, the effect shown first."""

from datetime import date, time

import pytest

from events.editing import times
from events.editing.dates import Slot
from events.editing.recurrence import Every, Recurrence, local_times
from events.editing.times import Change
from events.models import Event, Session, WaitlistEntry
from tests.events import make, pages
from tests.events.dates import when
from tests.events.look_ahead import looked, save, text, url

THURSDAY = date(2031, 2, 6)


@pytest.fixture(scope="module")
def _cafe(module_db: None) -> Event:
    return pages.published("Language café", seats=12).event


@pytest.fixture
def event(_cafe: Event, db: None) -> Event:
    return Event.objects.get(pk=_cafe.pk)


@pytest.fixture
def at_work(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def thursdays(event) -> list[Session]:
    rule = Recurrence(THURSDAY, Every.WEEK, weekdays=frozenset({3}), times=4)
    return times.add_series(event, rule, time(17), time(19))[1]


def one(**typed) -> dict:
    return {"how": "one", "day": "2031-02-06", **COMMON, **typed}


def rule(**typed) -> dict:
    return {
        "how": "rule",
        "often": "WEEKLY-2",
        "weekdays": ["3"],
        "first": "2031-02-03",
        "end": "until",
        "until": "2031-04-30",
        "weeks": "8",
        "holidays": "on",
        **COMMON,
        **typed,
    }


COMMON = {"begins": "17:00", "ends": "19:00", "seats": "12"}


# Adding


def test_an_event_without_dates_says_what_to_do(at_work, event):
    assert "Add the first below" in text(at_work.get(url("times", event.pk)))


def test_dates_are_looked_at_before_they_are_made(at_work, event):
    page = text(at_work.post(url("times", event.pk), rule() | {"look": "1"}))

    assert "This makes 5 dates" in page
    assert "Every second Thursday, 17:00–19:00, until 30 April, not in week 8" in page
    assert "Thursday 20 February 2031 Week 8" in page
    assert "Thursday 6 March 2031" in page
    assert not Session.objects.exists()


def test_what_was_seen_is_saved(at_work, event):
    save(at_work, url("times", event.pk), rule())

    assert when(event.sessions.all()) == [
        "02-06 17:00",
        "03-06 17:00",
        "03-20 17:00",
        "04-03 17:00",
        "04-17 17:00",
    ]


def test_a_date_is_taken_off_the_list(at_work, event):
    address = url("times", event.pk)
    typed = looked(at_work, address, rule())
    typed["keep"] = typed["keep"][1:]

    at_work.post(address, typed | {"save": "1"})

    assert when(event.sessions.all())[0] == "03-06 17:00"
    assert event.series.get().without == ["2031-02-06", "W08", "holidays"]


def test_a_number_of_dates_does_not_go_on_for_the_one_that_was_taken_off(at_work, event):
    address = url("times", event.pk)
    typed = looked(at_work, address, rule(end="times", times="3"))
    typed["keep"] = typed["keep"][:1] + typed["keep"][2:]

    at_work.post(address, typed | {"save": "1"})

    assert len(when(event.sessions.all())) == 2


def test_what_was_typed_differently_is_looked_at_again_first(at_work, event):
    address = url("times", event.pk)

    page = text(save(at_work, address, rule(), begins="18:00"))

    assert "Something is different from what you saw last" in page
    assert "18:00–19:00" in page
    assert not Session.objects.exists()


def test_a_form_sent_twice_makes_its_dates_once(at_work, event):
    address = url("times", event.pk)
    typed = looked(at_work, address, rule()) | {"save": "1"}

    for _click in range(2):
        answer = at_work.post(address, typed)

    assert answer.status_code == 302
    assert event.sessions.count() == 5
    assert event.series.count() == 1


def test_one_date_has_what_was_typed(at_work, event):
    save(at_work, url("times", event.pk), one(place="The garden", topic_en="Weeds", seats="5"))

    session = event.sessions.get()
    assert (session.place, session.topic_en, session.quotas.get().size) == (
        "The garden",
        "Weeds",
        5,
    )


def test_several_dates_and_room_for_more(at_work, event):
    days = {f"day_{n}": f"2031-02-{n + 10}" for n in range(8)}
    address = url("times", event.pk)

    page = at_work.post(address, COMMON | {"how": "several", "look": "1"} | days)
    save(at_work, address, COMMON | {"how": "several"} | days)

    assert b'name="day_11"' in page.content
    assert event.sessions.count() == 8


def test_a_holiday_and_a_clash_are_marked(at_work, event, thursdays):
    christmas = text(at_work.post(url("times", event.pk), one(day="2031-12-24", look="1")))
    clash = text(at_work.post(url("times", event.pk), one(begins="18:00", ends="20:00", look="1")))
    same = text(at_work.post(url("times", event.pk), one(look="1")))

    assert "Christmas Eve" in christmas
    assert "This event has another date then: 6 February 17:00–19:00" in clash
    assert "There is a date at this time already" in same


def test_another_event_in_the_same_place_is_marked(at_work, event):
    library = pages.venue()
    Event.objects.update(venue=library)
    other = pages.published("Chess", venue=library).event
    times.add_sessions(other, [Slot(*local_times(THURSDAY, time(18), time(20)))])

    page = text(at_work.post(url("times", event.pk), one(look="1")))

    assert "In the same place: Chess, 6 February 18:00–20:00" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (one(day=""), "Give a day."),
        (one(day="2020-01-01"), "That day has passed"),
        (one(ends="17:00"), "It ends when it begins"),
        (one(how="several"), "Give at least one day"),
        (rule(weekdays=[]), "Tick at least one day of the week"),
        (rule(until=""), "Give the last day"),
        (rule(end="times"), "Give the number of dates"),
        (rule(weeks="spring"), "“spring” is not the number of a week"),
        (rule(weeks="54"), "“54” is not the number of a week"),
        (rule(except_days="Easter"), "“Easter” is not a date"),
        (rule(until="2030-01-01"), "No day fits"),
        (rule(until="2060-01-01"), "more than 200 dates"),
    ],
)
def test_a_slip_is_told_with_its_cure_and_nothing_typed_is_lost(at_work, event, typed, words):
    typed = typed | {"place": "The garden"}

    page = at_work.post(url("times", event.pk), typed | {"save": "1"})

    assert words in text(page)
    assert 'value="The garden"' in page.content.decode()
    assert not Session.objects.exists()


@pytest.mark.parametrize("weeks", ["7, 42-43", "week 7 og uge 42 – 43", "7;42;43", " 7 42-43 "])
def test_weeks_are_written_as_people_write_them(at_work, event, weeks):
    page = text(at_work.post(url("times", event.pk), rule(weeks=weeks, look="1")))

    assert "not in weeks 7, 42 and 43" in page


def test_days_of_the_month_are_found_by_weekday(at_work, event):
    typed = rule(often="MONTHLY-1", nth="-1", weekday="0", end="times", times="3", weekdays=[])

    page = text(at_work.post(url("times", event.pk), typed | {"look": "1"}))

    assert "The last Monday of the month" in page
    assert "Monday 24 February 2031" in page


def test_a_day_of_the_month_is_that_of_the_first_date(at_work, event):
    typed = rule(often="MONTHLY-1", nth="0", end="times", times="3", weekdays=[])

    assert "On day 3 of the month" in text(at_work.post(url("times", event.pk), typed))


def test_a_course_says_that_its_meetings_belong_together(at_work, event, thursdays):
    Event.objects.update(kind=Event.Kind.COURSE)
    make.booked(thursdays[3], 2)

    page = text(at_work.post(url("times", event.pk), one(day="2031-05-05", look="1")))

    assert "people sign up for all its meetings together" in page
    assert "2 people who have signed up for the course come along" in page


def test_a_meeting_without_seats_for_everybody_is_refused_in_words(at_work, event, thursdays):
    Event.objects.update(kind=Event.Kind.COURSE)
    make.booked(thursdays[3], 2)

    page = save(at_work, url("times", event.pk), one(day="2031-05-05", seats="1"))

    assert "all seats are taken" in text(page)
    assert event.sessions.count() == 4


# The list


def test_the_list_shows_seats_line_and_rule(at_work, event, thursdays):
    make.booked(thursdays[0], 3)
    WaitlistEntry.objects.create(
        event=event, session=thursdays[0], contact_name="Wu", contact_email="w@b.example", seats=1
    )
    times.change(thursdays[1], Change(day=date(2031, 2, 14)))

    page = text(at_work.get(url("times", event.pk)))

    assert "3/12 seats taken 1 waits" in page
    assert "Every Thursday, 17:00–19:00, 4 times" in page
    assert "Changed by hand, by the rule Thursday 13 February" in page


def test_past_dates_are_folded_away(at_work, event):
    times.add_sessions(event, [Slot(*local_times(date(2020, 1, 2), time(17), time(19)))])

    page = at_work.get(url("times", event.pk)).content.decode()

    assert "1 date is over" in page
    assert "Change Thursday 2 January" not in page


def test_the_list_takes_few_queries_for_any_number_of_dates(
    at_work, event, thursdays, django_assert_max_num_queries
):
    days = [date(2032, 1, 1 + n) for n in range(28)]
    times.add_sessions(event, [Slot(*local_times(day, time(9), time(10))) for day in days])
    at_work.get(url("times", event.pk))

    with django_assert_max_num_queries(30):
        at_work.get(url("times", event.pk))


# Who may


@pytest.mark.parametrize("name", ["planner", "adviser", "desk", "analyst", "stranger", "hr"])
def test_only_editors_of_the_event_come_here(request, client, event, thursdays, name):
    client.force_login(request.getfixturevalue(name))
    pk = thursdays[0].pk

    addresses = [url("times", event.pk), url("talks", event.pk)]
    addresses += [url(f"{act}_time", event.pk, pk) for act in ("change", "cancel", "take_away")]

    assert {client.get(address).status_code for address in addresses} <= {302, 404}
    for address in addresses:
        client.post(address, one(save="1") | {"scope": "all", "reason": "Mischief"})
    assert when(event.sessions.all()) == [
        "02-06 17:00",
        "02-13 17:00",
        "02-20 17:00",
        "02-27 17:00",
    ]
    assert not event.sessions.filter(state=Session.State.CANCELLED).exists()


def test_a_date_of_another_event_is_not_changed_by_this_address(at_work, event, thursdays):
    other = pages.published("Chess").event

    page = at_work.get(url("change_time", other.pk, thursdays[0].pk), follow=True)

    assert page.status_code == 404


def test_registration_days_are_not_changed_here(at_work, morning):
    addresses = [
        url("times", morning.event.pk),
        url("change_time", morning.event.pk, morning.pk),
        url("cancel_time", morning.event.pk, morning.pk),
    ]

    assert {at_work.get(each, follow=True).status_code for each in addresses} == {404}
