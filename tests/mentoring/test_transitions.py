"""A programme goes from draft to its end by named steps, each of which says what is lacking."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AccessLog, User
from accounts.roles import Role
from mentoring.models import Programme, ProgrammeUniversity
from mentoring.programmes import (
    NotReady,
    NotThatStep,
    begin_six_months,
    close_applications,
    finish,
    next_steps,
    open_applications,
    reopen_applications,
)
from tests.home.someone_in_mentoring import pair
from tests.mentoring import people
from tests.mentoring.pages import page_of
from tests.personas import person

pytestmark = pytest.mark.django_db

State = Programme.State
DAY = timedelta(days=1)
Way = Callable[..., Programme]


@pytest.fixture
def clara() -> User:
    return person("clara", Role.COORDINATOR, password=None)


def lacking(way: Way, programme: Programme, by: User) -> list[str]:
    with pytest.raises(NotReady) as refusal:
        way(programme.pk, by=by)
    programme.refresh_from_db()
    return refusal.value.lacking


def over(programme: Programme, *, days: int = 1) -> Programme:
    """The last day to apply was so many days ago."""
    programme.apply_until = timezone.localdate() - timedelta(days=days)
    programme.save(update_fields=["apply_until"])
    return programme


def test_an_empty_draft_lacks_a_university_a_page_and_somebody_to_ask(clara: User) -> None:
    draft = people.open_programme(state=State.DRAFT)
    ProgrammeUniversity.objects.all().delete()
    over(draft)

    words = lacking(open_applications, draft, clara)

    assert [sentence.split(" ")[0] for sentence in words] == ["Add", "Publish", "Say", "The"]
    assert draft.state == State.DRAFT


def test_a_page_that_is_not_published_does_not_count(clara: User) -> None:
    draft = people.open_programme(state=State.DRAFT, coordinator=clara)
    page_of(draft, live=False)

    assert len(lacking(open_applications, draft, clara)) == 1


def test_it_opens_once_however_often_one_presses(clara: User) -> None:
    draft = people.open_programme(state=State.DRAFT, coordinator=clara)
    page_of(draft)

    for _press in range(2):
        opened = open_applications(draft.pk, by=clara)

    assert opened.state == State.OPEN
    assert AccessLog.objects.of_record(draft).filter(action="mentoring.open").count() == 1


def test_nobody_loses_days_that_were_promised(clara: User) -> None:
    programme = people.open_programme()
    people.accepted_student(programme)
    people.accepted_mentor(programme)

    assert "change that day" in lacking(close_applications, programme, clara)[0]
    assert close_applications(over(programme).pk, by=clara).state == State.MATCHING


def test_nothing_can_be_matched_without_both_sides(clara: User) -> None:
    words = lacking(close_applications, over(people.open_programme()), clara)

    assert words == ["Accept at least one student.", "Accept at least one mentor."]


def test_applications_are_taken_again_until_pairs_are_proposed(clara: User) -> None:
    programme = people.open_programme(state=State.MATCHING)
    pair(
        people.accepted_student(programme),
        people.accepted_mentor(programme),
        state="proposed",
        student_said=None,
    )

    assert "proposed" in lacking(reopen_applications, programme, clara)[0]
    programme.matches.update(state="lapsed")
    assert reopen_applications(programme.pk, by=clara).state == State.OPEN


def test_the_six_months_begin_with_the_first_yes_and_end_with_the_last_pair(clara: User) -> None:
    programme = over(people.open_programme(state=State.MATCHING))
    assert len(lacking(begin_six_months, programme, clara)) == 1
    pair(people.accepted_student(programme), people.accepted_mentor(programme))

    assert begin_six_months(programme.pk, by=clara).state == State.RUNNING
    assert len(lacking(finish, programme, clara)) == 2

    programme.matches.update(state="completed")
    today = timezone.localdate()
    dates = {"apply_from": today - 230 * DAY, "apply_until": today - 210 * DAY}
    dates |= {"starts_on": today - 200 * DAY, "ends_on": today}
    Programme.objects.filter(pk=programme.pk).update(**dates)
    assert finish(programme.pk, by=clara).state == State.FINISHED
    assert next_steps(finish(programme.pk, by=clara)) == []


@pytest.mark.parametrize(
    ("state", "way"),
    [
        (State.DRAFT, close_applications),
        (State.OPEN, begin_six_months),
        (State.MATCHING, finish),
        (State.RUNNING, open_applications),
        (State.FINISHED, reopen_applications),
    ],
)
def test_no_step_is_left_out(state: str, way: Way, clara: User) -> None:
    programme = people.open_programme(state=state)

    with pytest.raises(NotThatStep):
        way(programme.pk, by=clara)

    assert Programme.objects.get(pk=programme.pk).state == state
