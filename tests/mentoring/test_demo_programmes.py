"""The demo's programmes: who is in them, and that nobody's answers are out of the lists."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.demo import People, applying
from mentoring.demo.programmes import load
from mentoring.models import MentorInvitation, Programme, StudentApplication
from outbox.models import Message
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


def test_applications_to_the_open_one_have_come_in_over_a_week() -> None:
    names = ("student", "mentor", "coordinator", "partnermentor")
    everybody = People(*(person(name, password=None) for name in names))
    today = timezone.localdate()
    programme = load(today, everybody)["open"]
    programme.state = Programme.State.OPEN
    programme.save()

    applying.load(programme, everybody)

    sent = [each.sent_at for each in programme.students.exclude(sent_at=None)]
    days = {timezone.localdate(each) for each in sent}
    assert (len(sent), len(days)) == (8, 4)
    assert max(days) < today
    assert programme.students.filter(changed_at__date=today).count() == 0
    for one in (*programme.students.all(), *programme.mentors.all()):
        assert one.created_at <= one.changed_at
        assert one.sent_at is None or one.created_at <= one.sent_at
        assert one.decided_at is None or one.sent_at < one.decided_at
    invited = MentorInvitation.objects.filter(programme=programme)
    assert {timezone.localdate(each.sent_at) for each in invited} == {today - timedelta(days=8)}
    assert not Message.objects.exists()
