"""The report of an event: who signed up, came and waited, and nobody in it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import User
from events.booking import cancel
from events.desk.walk_ins import let_in
from events.editing import partners
from events.models import Answer, Attendee, Booking, Event, Question, Session
from events.report import figures
from events.report.answers import hide_small, told_by
from tests.events import dates, make, pages
from tests.events.test_people_screen import signed_up
from tests.personas import person

State = Attendee.State


@pytest.fixture
def desktop(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def open_evening(evening: Session) -> Session:
    Event.objects.update(party_limit=5)
    evening.event.refresh_from_db()
    return evening


def over(session: Session) -> None:
    past = timezone.now() - timedelta(days=3)
    Session.objects.filter(pk=session.pk).update(starts=past, ends=past + timedelta(hours=1))


def came(name: str) -> None:
    Attendee.objects.filter(given_name=name).update(state=State.SERVED)


def page(client: Client, event: Event) -> str:
    return client.get(reverse("event_admin:report", args=[event.pk])).content.decode()


def test_who_came_who_did_not_and_how_full_it_was(open_evening):
    for name in ("Ana", "Bo", "Eva", "Ida"):
        signed_up(open_evening, name)
    came("Ana")
    came("Bo")
    over(open_evening)

    [row] = figures.rows_of(open_evening.event)
    assert (row.signed_up, row.came, row.missed, row.used) == (4, 2, 2, 20)


def test_where_nobody_was_received_nobody_knows_who_came(open_evening):
    signed_up(open_evening, "Ana")
    over(open_evening)

    [row] = figures.rows_of(open_evening.event)
    assert (row.signed_up, row.came, row.missed, row.used) == (1, None, None, None)


def test_who_cancelled_and_who_waits_are_counted_by_date(open_evening):
    cancel(signed_up(open_evening, "Ana"))
    entry = dates.waits(open_evening, open_evening.event)
    type(entry).objects.update(seats=3)

    [row] = figures.rows_of(open_evening.event)
    assert (row.signed_up, row.cancelled, row.waited) == (0, 1, 3)


def test_a_date_that_was_called_off_is_shown_and_not_counted(cafe):
    first = make.session(cafe, seats=5)
    second = make.session(cafe, seats=7, starts=first.starts + timedelta(days=7))
    Session.objects.filter(pk=first.pk).update(state=Session.State.CANCELLED)

    rows = figures.rows_of(cafe)
    assert [row.session for row in rows] == [first, second]
    assert figures.together(rows).seats == 7


def test_how_people_came_to_their_seats(open_evening, editor):
    signed_up(open_evening, "Ana", 3)
    dates.seat(open_evening, "bo@b.example")
    Session.objects.update(starts=timezone.now(), ends=timezone.now() + timedelta(hours=1))
    let_in(Session.objects.get(), by=editor)

    ways = figures.ways_of(open_evening.event)
    assert (ways.themselves, ways.brought, ways.walk_in, ways.company) == (2, 2, 1, 0)


def answered(session: Session, values: list[str]) -> Question:
    question = Question.objects.create(
        event=session.event, kind="choice", text_en="What do you eat?", reason_en="For the cook",
        options_en=["Meat", "Fish", "Plants"],
    )  # fmt: skip
    for n, value in enumerate(values):
        booking = Booking.objects.create(
            kind=Booking.Kind.SIGN_UP, contact_name=f"P{n}", contact_email=f"p{n}@b.example",
            state=Booking.State.CONFIRMED,
        )  # fmt: skip
        Attendee.objects.create(booking=booking, session=session, given_name=f"P{n}")
        Answer.objects.create(booking=booking, question=question, value=value)
    return question


@pytest.fixture
def hall(db: None) -> Session:
    """Where nobody's seats are counted."""
    return make.session(make.event(slug="hall"), seats=0)


def test_small_numbers_of_answers_are_hidden_and_cannot_be_reckoned(hall):
    answered(hall, ["Meat"] * 9 + ["Fish"] * 2 + ["Plants"] * 6)

    [told] = told_by(hall.event)
    assert dict(told.counts) == {"Meat": 9, "Fish": None, "Plants": None}


def test_fewer_than_five_answers_are_not_shown_at_all(hall):
    answered(hall, ["Meat"] * 4)

    assert told_by(hall.event) == []


def test_nothing_is_hidden_where_nothing_is_small():
    assert hide_small({"a": 5, "b": 0, "c": 12}) == {"a": 5, "b": 0, "c": 12}
    assert hide_small({"a": 1, "b": 4, "c": 12}) == {"a": None, "b": None, "c": 12}


def test_answers_whose_time_is_over_are_not_counted(hall):
    answered(hall, ["Meat"] * 9)
    past = timezone.now() - timedelta(days=40)
    Session.objects.update(starts=past, ends=past + timedelta(hours=1))

    assert told_by(hall.event) == []


def test_the_page_tells_bars_with_their_numbers_and_no_name(desktop, open_evening):
    signed_up(open_evening, "Zenobia")

    shown = page(desktop, open_evening.event)
    assert "How they came to their seats" in shown
    assert "<rect" in shown
    assert "Zenobia" not in shown


def test_an_event_without_dates_has_a_word_for_it(desktop, cafe):
    assert "There is no date yet" in page(desktop, cafe)


def test_the_spreadsheet_shows_a_formula_and_does_not_run_it(desktop, open_evening):
    Session.objects.update(topic_en="=HYPERLINK(0)")
    url = reverse("event_admin:report_xlsx", args=[open_evening.event_id])

    sheet = load_workbook(BytesIO(desktop.get(url).content)).active
    [_head, row] = sheet.iter_rows(values_only=True)
    assert row[1] == "'=HYPERLINK(0)"
    assert row[3] == 10


@pytest.mark.parametrize("screen", ["report", "report_xlsx"])
def test_whoever_may_not_edit_it_finds_no_report(client, screen, db):
    others = pages.published("Danish tax", organiser=pages.organiser("ankomst"))
    network = pages.organiser("network")

    partners.open_to_partner(network)
    network.refresh_from_db()
    paula = person("paula")
    partners.invite(network, email=paula.email)
    client.force_login(User.objects.get(pk=paula.pk))

    url = reverse(f"event_admin:{screen}", args=[others.event_id])
    assert client.get(url, follow=True).status_code == 404


def test_people_of_a_course_are_counted_once(course, cafe):
    signed_up_for_all = [dates.seat(meeting) for meeting in course]

    rows = figures.rows_of(cafe)
    assert len(signed_up_for_all) == 3
    assert figures.together(rows).signed_up == 3
    assert figures.signed_up_for(cafe, rows) == 1
    assert figures.ways_of(cafe).themselves == 1
