"""When their time is over the people of a programme are forgotten; what was counted stays."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from mentoring.models import Match, MatchRun, MentoringOutcome, Programme, StudentApplication
from mentoring.programmes.figures import figures_of, in_words
from mentoring.programmes.forgetting import forget
from tests.home.someone_in_mentoring import pair
from tests.mentoring import people

pytestmark = pytest.mark.django_db


def ended(days: int) -> Programme:
    """So many days before the limit, with a pair and what came of it."""
    limit = timezone.localdate() - settings.RETENTION["mentoring"].period
    day = timedelta(days=1)
    last = limit - days * day
    programme = people.open_programme(
        state="finished",
        apply_from=last - 240 * day,
        apply_until=last - 220 * day,
        starts_on=last - 180 * day,
        ends_on=last,
    )
    student, mentor = people.accepted_student(programme), people.accepted_mentor(programme)
    pair(student, mentor, state="completed")
    MentoringOutcome.objects.create(student=student, kind="job", on=last)
    MatchRun.objects.create(programme=programme, number=1, frozen={"students": {"1": {}}})
    return programme


def test_only_those_whose_time_is_over_are_forgotten() -> None:
    old, young = ended(1), ended(0)
    before = figures_of(old)

    for _day in range(2):
        forget()

    old.refresh_from_db()
    assert old.figures == before
    assert before["outcomes"]["job"] == 1
    assert list(StudentApplication.objects.values_list("programme", flat=True)) == [young.pk]
    assert list(Match.objects.values_list("programme", flat=True)) == [young.pk]
    assert old.runs.get().frozen == {}


def test_few_are_not_told_to_everybody() -> None:
    figures = {"pairs": 38, "meetings": 4, "outcomes": {"job": 5, "thesis": 4}}

    assert list(in_words(figures)) == [(38, "pairs went through it"), (5, "jobs")]
