"""Editors and visitors at the same moment, on real connections: no seat too many, no date twice."""

from collections import Counter
from contextlib import suppress
from datetime import date, time

import pytest
from django.core import mail
from django.db import connection

from events.booking import NotBookable, SoldOut, book_one
from events.editing import times
from events.editing.recurrence import Every, Recurrence
from events.editing.refusals import FewerThanTaken, IsOver, SomebodyBooked
from events.editing.times import Change, Scope
from events.models import Event, Series, Session
from tests.events import make
from tests.events.test_races import at_once
from tests.jobs import run_jobs

pytestmark = pytest.mark.race

THURSDAYS = Recurrence(date(2031, 2, 6), Every.WEEK, weekdays=frozenset({3}), times=4)


@pytest.fixture
def cafe(transactional_db: None) -> Event:
    return make.event(slug="cafe")


@pytest.fixture
def thursdays(cafe: Event) -> list[Session]:
    return times.add_series(cafe, THURSDAYS, time(17), time(19))[1]


def book(session: Session, number: int) -> str:
    own = Session.objects.get(pk=session.pk)
    try:
        book_one(
            session=own,
            quota_ids=list(own.quotas.values_list("pk", flat=True)),
            given_name="P",
            email=f"p{number}@ankomst.example",
            language="en",
        )
    except (SoldOut, NotBookable) as refused:
        return type(refused).__name__
    return "booked"


def test_seats_shrink_to_what_is_taken_and_no_further(thursdays: list[Session]):
    """Twenty people book while an editor takes seats away, five at a time."""

    def book_or_shrink(number: int) -> str:
        if number % 5:
            return book(thursdays[0], number)
        try:
            times.change(thursdays[0], Change(seats=25 - number), scope=Scope.ALL)
        except FewerThanTaken:
            return "fewer than taken"
        return "shrunk"

    answers = Counter(at_once(book_or_shrink, 25))

    quota = thursdays[0].quotas.get()
    assert quota.taken == answers["booked"]
    assert quota.taken <= quota.size
    assert answers["shrunk"] + answers["fewer than taken"] == 5


def test_a_form_sent_by_many_clicks_at_once_makes_its_dates_once(cafe: Event):
    at_once(lambda _n: len(times.add_series(cafe, THURSDAYS, time(17), time(19))[1]), 8)

    assert Series.objects.count() == 1
    assert cafe.sessions.count() == 4


def test_a_change_sent_by_many_clicks_at_once_is_told_once(thursdays: list[Session]):
    book(thursdays[0], 1)
    run_jobs()
    mail.outbox.clear()

    at_once(lambda _n: times.change(thursdays[0], Change(begins=time(18))), 8)
    run_jobs()

    assert Session.objects.get(pk=thursdays[0].pk).revision == 1
    assert len(mail.outbox) == 1


def test_whoever_books_while_a_date_moves_reads_the_new_time(thursdays: list[Session]):
    """In the confirmation, or in the mail of the change: nobody is left with the old one."""

    def book_or_move(number: int) -> str:
        if number == 6:
            times.change(thursdays[0], Change(begins=time(18)))
            return "moved"
        return book(thursdays[0], number)

    at_once(book_or_move, 12)
    run_jobs()

    last = {letter.to[0]: letter.body for letter in mail.outbox}
    assert len(last) == 11
    assert all("18:00–19:00" in body for body in last.values())


def test_a_date_is_booked_or_taken_away_and_never_both(thursdays: list[Session]):
    for session in thursdays:

        def book_or_take_away(number: int, session: Session = session) -> str:
            if number:
                times_left = Session.objects.filter(pk=session.pk).exists()
                return book(session, number) if times_left else "gone"
            try:
                times.take_away(session)
            except SomebodyBooked:
                return "somebody booked"
            return "taken away"

        answers = at_once(lambda number, do=book_or_take_away: _tried(do, number), 2, connections=2)

        stands = Session.objects.filter(pk=session.pk).exists()
        assert stands == ("booked" in answers)
        assert ("taken away" in answers) != stands


def _tried(work, number: int) -> str:
    """The date may go between a visitor's look at it and her booking: then it is not there."""
    try:
        return work(number)
    except (Session.DoesNotExist, ValueError):
        connection.close()
        return "gone"


def test_moving_and_calling_off_at_once_leaves_the_date_called_off(thursdays: list[Session]):
    book(thursdays[0], 1)

    def move_or_cancel(number: int) -> None:
        if number % 2:
            times.cancel([thursdays[0]], reason="Ill")
            return
        with suppress(IsOver):
            times.change(thursdays[0], Change(begins=time(10 + number)))

    at_once(move_or_cancel, 6)

    session = Session.objects.get(pk=thursdays[0].pk)
    assert session.state == Session.State.CANCELLED
    assert make.taken(session) == [0]
