"""The demo's programmes: who is in them, and that nobody's answers are out of the lists."""

from collections import Counter

import pytest
from django.utils import timezone

from mentoring.demo import People
from mentoring.demo.programmes import load
from mentoring.models import Programme, StudentApplication
from tests.personas import person

pytestmark = pytest.mark.django_db


def test_one_is_being_matched_with_forty_students_and_forty_six_mentors() -> None:
    names = ("student", "mentor", "coordinator", "partnermentor")
    student, mentor, coordinator, partner = (person(name, password=None) for name in names)
    everybody = People(student, mentor, coordinator, partner)

    made = load(timezone.localdate(), everybody)

    matching, running = made["matching"], made["running"]
    taken, offered = matching.students.accepted(), list(matching.mentors.accepted())
    assert (taken.count(), len(offered)) == (40, 46)
    assert len(set(taken.values_list("university", flat=True))) == 5
    assert Counter(str(each.partner) for each in offered).most_common()[-1][1] >= 15
    assert running.students.filter(user=student).exists()
    assert running.mentors.filter(user=mentor).exists()
    for application in (*taken[:5], *offered[:5]):
        application.full_clean()
    assert load(timezone.localdate(), everybody) == {}
    assert Programme.objects.count() == 4
    assert not StudentApplication.objects.exclude(user__email__endswith="@ankomst.example").exists()
