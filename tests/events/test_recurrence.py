"""Rules by which dates repeat: the same days as RFC 5545 has, as an editor says them, in words."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from django.utils import timezone, translation
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from events.editing.recurrence import (
    LAST,
    CannotMove,
    Every,
    Recurrence,
    TooFew,
    TooMany,
    Without,
    all_days,
    begun,
    days,
    from_text,
    local_times,
    moved,
    split,
    text_of,
)
from events.editing.rule_words import in_words

MONDAY, TUESDAY, THURSDAY, SUNDAY = 0, 1, 3, 6
FEBRUARY = date(2027, 2, 1)  # a Monday, in week 5

firsts = st.dates(date(2026, 1, 1), date(2028, 12, 31))
withouts = st.builds(
    Without,
    days=st.frozensets(st.dates(date(2026, 1, 1), date(2030, 1, 1)), max_size=20),
    weeks=st.frozensets(st.integers(1, 53), max_size=8),
    holidays=st.booleans(),
)
how_often = st.one_of(
    st.fixed_dictionaries({"every": st.just(Every.DAY), "interval": st.integers(1, 3)}),
    st.fixed_dictionaries(
        {
            "every": st.just(Every.WEEK),
            "interval": st.integers(1, 4),
            "weekdays": st.frozensets(st.integers(0, 6), min_size=1),
        }
    ),
    st.fixed_dictionaries(
        {
            "every": st.just(Every.MONTH),
            "interval": st.integers(1, 3),
            "nth": st.sampled_from([1, 2, 3, 4, LAST]),
            "weekdays": st.integers(0, 6).map(lambda day: frozenset({day})),
        }
    ),
    st.fixed_dictionaries({"every": st.just(Every.MONTH), "interval": st.integers(1, 3)}),
)


@st.composite
def rules(draw: st.DrawFn) -> Recurrence:
    first = draw(firsts)
    after = st.integers(0, 150).map(lambda n: {"until": first + timedelta(days=n)})
    end = draw(st.one_of(after, st.integers(1, 8).map(lambda n: {"times": n})))
    rule = Recurrence(first, **draw(how_often), **end, without=draw(withouts))
    try:
        all_days(rule), all_days(begun(rule))
    except TooFew:
        reject()
    return rule


def fits(rule: Recurrence, day: date) -> bool:
    """Whether a day is of the rule, its end left out of account: said in another way."""
    if rule.every == Every.DAY:
        return (day - rule.first).days % rule.interval == 0
    if rule.every == Every.WEEK:
        weeks = (_monday(day) - _monday(rule.first)).days // 7
        return day.weekday() in rule.weekdays and weeks % rule.interval == 0
    months = (day.year - rule.first.year) * 12 + day.month - rule.first.month
    if months % rule.interval:
        return False
    if not rule.weekdays:
        return day.day == rule.first.day
    last = (day + timedelta(days=7)).month != day.month
    nth = last if rule.nth == LAST else (day.day - 1) // 7 + 1 == rule.nth
    return day.weekday() in rule.weekdays and nth


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


@given(rules())
def test_a_rule_makes_the_days_that_fit(rule):
    made = all_days(rule)

    last = rule.until or (made[-1] if made else rule.first)
    span = (rule.first + timedelta(days=n) for n in range((last - rule.first).days + 1))
    assert made == [day for day in span if fits(rule, day)]


@given(rules())
def test_anybody_who_reads_the_text_comes_to_the_same_days(rule):
    dtstart = datetime.combine(rule.first, time())

    read = [each.date() for each in rrulestr(text_of(rule), dtstart=dtstart)]

    assert read == all_days(rule)
    assert days(rule) == [day for day in read if day not in rule.without]


@given(rules())
def test_a_text_is_read_as_it_was_said(rule):
    read = from_text(text_of(rule), first=rule.first, without=rule.without.as_list())

    assert read == rule


@given(rules())
def test_so_many_times_are_so_many_dates_whatever_is_left_out(rule):
    made = days(rule)

    assert rule.times in (None, len(made))
    assert not any(day in rule.without for day in made)


@given(rules(), st.data())
def test_the_two_halves_of_a_rule_are_the_whole(rule, data):
    rule = begun(rule)
    made = days(rule)
    if made:
        at = data.draw(st.sampled_from(made))

        before, after = split(rule, at)

        assert (days(before) if before else []) + days(after) == made
        assert before is None or max(days(before)) < at
        assert days(after)[0] == at


@settings(max_examples=300)
@given(rules(), st.data(), st.integers(-10, 10))
def test_a_rule_that_moves_takes_every_date_along(rule, data, step):
    rule = begun(rule)
    had = all_days(rule)
    was = data.draw(st.sampled_from(had)) if had else rule.first
    now = was + timedelta(days=step)
    if not had:
        return
    try:
        other, became = moved(rule, was=was, now=now)
    except CannotMove:
        assert rule.every == Every.MONTH or rule.interval > 1
        return

    assert list(became) == had
    assert became[was] == now
    assert list(became.values()) == all_days(other)[: len(had)]
    assert len(set(became.values())) == len(had)


def test_so_many_times_stay_so_many_when_nothing_is_in_the_way():
    rule = weekly(THURSDAY, times=6)

    other, _became = moved(rule, was=date(2027, 2, 4), now=date(2027, 2, 5))

    assert (other.times, other.until) == (6, None)
    assert days(other)[0] == date(2027, 2, 5)


def test_a_first_monday_that_becomes_a_tuesday_makes_first_tuesdays():
    rule = Recurrence(
        FEBRUARY, Every.MONTH, nth=1, weekdays=frozenset({MONDAY}), until=date(2027, 6, 30)
    )

    other, became = moved(rule, was=date(2027, 3, 1), now=date(2027, 3, 2))

    assert other.nth == 1
    assert other.weekdays == {TUESDAY}
    assert became[date(2027, 6, 7)] == date(2027, 6, 1)  # the first Tuesday comes before


def test_two_days_of_every_second_week_cannot_come_into_different_weeks():
    rule = replace_weekdays(weekly(THURSDAY, interval=2, times=4), {THURSDAY, SUNDAY})

    with pytest.raises(CannotMove):
        moved(rule, was=date(2027, 2, 7), now=date(2027, 2, 8))


def weekly(weekday: int, **rest) -> Recurrence:
    return begun(Recurrence(FEBRUARY, Every.WEEK, weekdays=frozenset({weekday}), **rest))


def replace_weekdays(rule: Recurrence, weekdays: set[int]) -> Recurrence:
    return Recurrence(FEBRUARY, rule.every, rule.interval, frozenset(weekdays), times=rule.times)


def test_every_second_week_counts_from_the_first_date():
    friday = date(2027, 2, 5)
    rule = Recurrence(
        friday, Every.WEEK, interval=2, weekdays=frozenset({MONDAY, THURSDAY}), times=3
    )

    assert days(begun(rule)) == [date(2027, 2, 8), date(2027, 2, 11), date(2027, 2, 22)]


def test_week_7_and_easter_are_left_out():
    without = Without(weeks=frozenset({7}), holidays=True)
    rule = weekly(THURSDAY, until=date(2027, 4, 8), without=without)

    assert date(2027, 2, 18) not in days(rule)  # week 7
    assert date(2027, 3, 25) not in days(rule)  # Maundy Thursday
    assert days(rule)[-1] == date(2027, 4, 8)


def test_a_rule_without_a_sensible_end_is_refused():
    with pytest.raises(TooMany):
        days(Recurrence(FEBRUARY, Every.DAY, until=date(2028, 1, 1)))
    with pytest.raises(TooMany):
        days(Recurrence(FEBRUARY, Every.DAY, until=date(9999, 12, 31)))
    with pytest.raises(TooMany):
        days(Recurrence(FEBRUARY, Every.DAY, times=201))


def test_a_rule_that_leaves_everything_out_is_refused():
    never = Without(weeks=frozenset(range(1, 54)))

    with pytest.raises(TooFew):
        days(weekly(THURSDAY, times=1, without=never))


# The clocks


@pytest.mark.parametrize(
    "night", [date(2027, 3, 28), date(2026, 10, 25), date(2027, 10, 31)], ids=str
)
def test_local_times_stay_local_over_the_nights_on_which_the_clocks_move(night):
    for day in (night + timedelta(days=n) for n in (-1, 0, 1)):
        starts, ends = local_times(day, time(17), time(19))

        assert timezone.localtime(starts).replace(tzinfo=None) == datetime.combine(day, time(17))
        assert timezone.localtime(ends).time() == time(19)
        assert ends - starts == timedelta(hours=2)


def test_a_party_over_midnight_ends_on_the_day_after():
    starts, ends = local_times(date(2026, 12, 31), time(22), time(1))

    assert ends - starts == timedelta(hours=3)
    assert timezone.localdate(ends) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2027, 3, 27), 3), (date(2026, 10, 24), 5), (date(2027, 10, 30), 5)],
    ids=["an hour is leapt over", "an hour comes twice", "again a year later"],
)
def test_over_midnight_into_a_night_on_which_the_clocks_move(day, hours):
    starts, ends = local_times(day, time(23), time(3))

    assert ends - starts == timedelta(hours=hours)
    assert timezone.localtime(ends).time() == time(3)


def test_a_time_that_the_clocks_leap_over_is_read_as_if_they_did_not():
    starts, ends = local_times(date(2027, 3, 28), time(2, 30), time(4))

    assert starts == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)  # the clock shows 03:30
    assert ends == datetime(2027, 3, 28, 2, tzinfo=UTC)


def test_a_time_that_comes_twice_is_the_first_of_the_two():
    starts, ends = local_times(date(2026, 10, 25), time(2, 30), time(2, 45))

    assert starts == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert ends - starts == timedelta(minutes=15)


def test_where_the_leap_would_end_it_before_it_begins_it_takes_its_time():
    starts, ends = local_times(date(2027, 3, 28), time(2, 45), time(3, 15))

    assert ends - starts == timedelta(minutes=30)


@given(
    st.dates(date(2026, 1, 1), date(2029, 1, 1)),
    st.times().map(lambda t: t.replace(microsecond=0)),
    st.times().map(lambda t: t.replace(microsecond=0)),
)
def test_whatever_the_times_it_ends_after_it_begins(day, begins, ends):
    starts, over = local_times(day, begins, ends)

    assert timedelta(0) < over - starts <= timedelta(hours=25)


# In words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            weekly(
                THURSDAY,
                interval=2,
                until=date(2027, 6, 18),
                without=Without(weeks=frozenset({7})),
            ),
            "Every second Thursday, 17:00–19:00, until 18 June, not in week 7",
        ),
        (weekly(TUESDAY, times=6), "Every Tuesday, 17:00–19:00, 6 times"),
        (
            weekly(
                TUESDAY,
                until=date(2028, 1, 4),
                without=Without(
                    frozenset({date(2027, 2, 9), date(2028, 1, 4)}), frozenset({42, 7}), True
                ),
            ),
            "Every Tuesday, 17:00–19:00, until 4 January 2028, not in weeks 7 and 42, "
            "not on 9 February and 4 January 2028, not on public holidays",
        ),
        (
            Recurrence(FEBRUARY, Every.WEEK, 2, frozenset({MONDAY, THURSDAY}), times=1),
            "Every second week, on Monday and Thursday, 17:00–19:00, 1 time",
        ),
        (
            Recurrence(FEBRUARY, Every.WEEK, 3, frozenset({MONDAY}), times=2),
            "Every 3 weeks, on Monday, 17:00–19:00, 2 times",
        ),
        (
            Recurrence(FEBRUARY, Every.WEEK, weekdays=frozenset(range(5)), times=2),
            "Monday to Friday, 17:00–19:00, 2 times",
        ),
        (Recurrence(FEBRUARY, Every.DAY, times=2), "Every day, 17:00–19:00, 2 times"),
        (
            Recurrence(FEBRUARY, Every.MONTH, weekdays=frozenset({0}), nth=LAST, times=2),
            "The last Monday of the month, 17:00–19:00, 2 times",
        ),
        (
            Recurrence(FEBRUARY, Every.MONTH, 2, times=2),
            "On day 1 of the month, every second month, 17:00–19:00, 2 times",
        ),
    ],
)
def test_a_rule_says_what_it_does(rule, words):
    assert in_words(rule, time(17), time(19)) == words


def test_a_rule_is_told_in_danish_too():
    with translation.override("da"):
        words = in_words(weekly(THURSDAY, times=6), time(17), time(19))

    assert "torsdag, 17:00–19:00" in words
