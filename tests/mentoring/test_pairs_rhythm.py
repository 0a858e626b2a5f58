"""A pair is asked how it goes: on which days, by mail, reminded once, answered by a link."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from mentoring.models import CheckIn, Evaluation, Match, MentoringOutcome, Programme, Side
from mentoring.pairs import check_ins, rhythm
from mentoring.pairs.answers import IsFinal, NotAskedAnyMore
from mentoring.pairs.asked import check_in_url, evaluation_url, open_questions
from mentoring.pairs.days import check_in_days, evaluation_days
from tests.jobs import run_jobs
from tests.mentoring.pair_people import running, said, together

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
GOOD = {"satisfied": "5", "match_fits": "4", "goals_reached": "3", "would_again": "yes"}


def ask() -> list[str]:
    """What the clock sends now: receivers."""
    mail.outbox.clear()
    rhythm.ask_all(timezone.localdate())
    run_jobs()
    return sorted(letter.to[0].partition("@")[0] for letter in mail.outbox)


def check_in_of(match: Match, moment: str = "week_2", side: str = "student") -> CheckIn:
    return CheckIn.objects.get(match=match, side=side, moment=moment)


def asked(match: Match, model: type = CheckIn, *, days: int = 0, **which: str) -> None:
    rows = model.objects.filter(match=match, **which)  # type: ignore[attr-defined]
    rows.update(asked_at=timezone.now() - timedelta(days=days))


# --- the days -----------------------------------------------------------------------------------


def test_six_months_have_four_check_ins_and_two_evaluations() -> None:
    first, last = date(2027, 1, 31), date(2027, 7, 31)

    assert dict(check_in_days(first, last)) == {
        "week_2": date(2027, 2, 14),
        "month_2": date(2027, 3, 31),
        "month_4": date(2027, 5, 31),
        "end": date(2027, 7, 17),
    }
    assert dict(evaluation_days(first, last)) == {"half": date(2027, 5, 1), "end": last}


@pytest.mark.parametrize(
    ("days", "check_in", "evaluation"),
    [
        (90, ["week_2", "month_2", "end"], ["half", "end"]),
        (20, ["end"], ["end"]),
        (-1, ["end"], ["end"]),
    ],
)
def test_whoever_begins_late_is_asked_less(
    days: int, check_in: list[str], evaluation: list[str]
) -> None:
    first = date(2027, 1, 1)
    last = first + timedelta(days=days)

    planned = [*check_in_days(first, last)]
    assert [moment for moment, _day in planned] == check_in
    assert [moment for moment, _day in evaluation_days(first, last)] == evaluation
    assert all(day >= first for _moment, day in planned)


def test_days_count_from_the_kick_off_for_a_pair_that_was_early() -> None:
    early = running(weeks=-3)
    match = together(of=early)
    rhythm.plan(match)

    assert check_in_of(match).due_on == early.starts_on + 14 * DAY
    assert match.check_ins.count() == 8
    assert match.evaluations.count() == 4


def test_days_move_with_the_programme_s_until_they_are_asked() -> None:
    match = together(weeks=3)
    asked(match, moment="week_2")
    first, last = match.programme.starts_on, match.programme.ends_on
    was = check_in_of(match).due_on

    Programme.objects.update(ends_on=first + 60 * DAY)
    rhythm.keep_up()
    assert check_in_of(match).due_on == was
    assert check_in_of(match, "end").due_on == first + 46 * DAY
    assert sorted(set(match.check_ins.values_list("moment", flat=True))) == ["end", "week_2"]

    Programme.objects.update(ends_on=last)
    rhythm.keep_up()
    assert match.check_ins.count() == 8
    assert check_in_of(match, "end").due_on == last - 14 * DAY
    half = match.evaluations.filter(moment="half").values_list("due_on", flat=True)
    assert set(half) == {first + (last - first) / 2}


# --- asking -------------------------------------------------------------------------------------


def test_who_has_given_no_name_is_not_called_by_her_address(client: Client) -> None:
    match = together(weeks=2)
    match.mentor.user.first_name = match.mentor.user.last_name = ""
    match.mentor.user.save()

    assert "nina" in ask()
    letter = next(letter for letter in mail.outbox if letter.to[0].startswith("nina"))
    page = client.get(check_in_url(check_in_of(match)))

    assert "bob@" not in str(letter.message())
    assert b"bob@" not in page.content
    assert b"Mentor is your mentor" in page.content


def test_both_are_asked_on_the_day_and_reminded_once() -> None:
    match = together(weeks=2)

    assert ask() == ["bob", "nina"]
    english = next(letter for letter in mail.outbox if letter.to[0].startswith("nina"))
    danish = next(letter for letter in mail.outbox if letter.to[0].startswith("bob"))
    assert "/en/mentoring/check-in/" in str(english.body)
    assert "/da/mentoring/check-in/" in str(danish.body)
    assert ask() == []

    asked(match, moment="week_2", days=4)
    check_ins.answer(check_in_of(match).pk, going=4, words="", wants_a_call=False)
    assert ask() == ["bob"]
    assert ask() == []


def test_nobody_is_asked_before_the_day_nor_when_the_pair_has_ended() -> None:
    match = together(weeks=1)
    assert ask() == []

    CheckIn.objects.update(due_on=timezone.localdate())
    Match.objects.filter(pk=match.pk).update(state=Match.State.ENDED)
    assert ask() == []


def test_a_clock_that_stood_still_asks_the_latest_alone() -> None:
    match = together(weeks=18)

    # Month 4 and half-time, to each.
    assert ask() == ["bob", "bob", "nina", "nina"]
    assert set(match.check_ins.exclude(asked_at=None).values_list("moment", flat=True)) == {
        "month_4"
    }


def test_the_last_evaluation_waits_until_the_pair_is_completed() -> None:
    match = together(weeks=25)
    Evaluation.objects.update(due_on=timezone.localdate())
    ask()

    assert match.evaluations.filter(moment="end").exclude(asked_at=None).count() == 0


# --- answering ----------------------------------------------------------------------------------


def test_the_link_opens_a_page_that_changes_nothing_and_a_button_that_does(client: Client) -> None:
    match = together(weeks=2)
    ask()
    url = check_in_url(check_in_of(match))

    page = client.get(url)
    assert page.status_code == 200
    assert page["Cache-Control"] == "private, no-store"
    assert check_in_of(match).answered_at is None

    told = {"going": "2", "words": "He has no time.", "wants_a_call": "on"}
    client.post(url, told)
    client.post(url, told)
    answered = check_in_of(match)
    assert (answered.going, answered.words, answered.wants_a_call) == (2, "He has no time.", True)
    assert b"He has no time." in client.get(url).content
    assert open_questions(match, Side.STUDENT) == []
    assert len(open_questions(match, Side.MENTOR)) == 1


def test_what_was_typed_stays_and_hostile_input_gets_words(client: Client) -> None:
    match = together(weeks=2)
    ask()
    url = check_in_url(check_in_of(match))

    page = client.post(url, {"words": "<b>Typed</b>\x00 " + "x" * 700, "going": "9"})

    assert page.status_code == 422
    assert b"&lt;b&gt;Typed&lt;/b&gt;" in page.content
    assert check_in_of(match).answered_at is None
    assert client.get(url[:-3] + "x/").status_code == 404


def test_within_a_week_it_may_be_put_otherwise_and_is_new_to_the_coordinator() -> None:
    match = together(weeks=3)
    row = said(match, Side.STUDENT, 4, seen_at=timezone.now())

    check_ins.answer(row.pk, going=4, words="", wants_a_call=False)
    assert check_in_of(match).seen_at is not None
    check_ins.answer(row.pk, going=1, words="", wants_a_call=False)
    assert check_in_of(match).seen_at is None

    CheckIn.objects.filter(pk=row.pk).update(answered_at=timezone.now() - 8 * DAY)
    with pytest.raises(IsFinal):
        check_ins.answer(row.pk, going=5, words="", wants_a_call=False)


def test_a_question_gives_way_to_the_next_one() -> None:
    match = together(weeks=9)
    asked(match, moment="week_2", days=40)
    asked(match, moment="month_2")

    with pytest.raises(NotAskedAnyMore):
        check_ins.answer(check_in_of(match).pk, going=5, words="", wants_a_call=False)
    assert [each.url for each in open_questions(match, Side.STUDENT)] == [
        check_in_url(check_in_of(match, "month_2"))
    ]


def test_a_student_tells_at_the_end_what_came_of_it_and_whether_she_would_be_a_mentor(
    client: Client,
) -> None:
    match = together(weeks=26, state=Match.State.COMPLETED)
    asked(match, Evaluation, moment="end")
    hers = Evaluation.objects.get(match=match, side="student", moment="end")
    url = evaluation_url(hers)

    client.post(url, GOOD | {"came_of_it": ["thesis", "job"], "mentor_later": "yes"})
    hers.refresh_from_db()
    assert (hers.satisfied, hers.would_again, hers.mentor_later) == (5, True, True)
    assert set(MentoringOutcome.objects.values_list("kind", "told_by")) == {
        ("thesis", "student"),
        ("job", "student"),
    }

    client.post(url, GOOD | {"came_of_it": ["job"], "mentor_later": "no"})
    assert [each.kind for each in MentoringOutcome.objects.all()] == ["job"]


def test_a_student_may_tell_at_half_time_what_has_come_of_it(client: Client) -> None:
    match = together(weeks=13)
    asked(match, Evaluation, moment="half")
    half = Evaluation.objects.get(match=match, side="student", moment="half")

    assert b"mentor_later" not in client.get(evaluation_url(half)).content
    client.post(evaluation_url(half), GOOD | {"came_of_it": ["student_job"]})
    assert [each.kind for each in MentoringOutcome.objects.all()] == ["student_job"]


def test_a_mentor_is_not_asked_what_came_of_it(client: Client) -> None:
    match = together(weeks=26, state=Match.State.COMPLETED)
    asked(match, Evaluation, moment="end")
    his = Evaluation.objects.get(match=match, side="mentor", moment="end")

    assert b"came_of_it" not in client.get(evaluation_url(his)).content
    client.post(evaluation_url(his), GOOD | {"came_of_it": ["job"], "mentor_later": "yes"})
    his.refresh_from_db()
    assert his.goals_reached == 3
    assert his.mentor_later is None
    assert not MentoringOutcome.objects.exists()
