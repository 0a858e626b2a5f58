"""Staff read applications: decisions with reasons, places, conflicts, and the list as CSV."""

import csv
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AccessLog, User
from mentoring.applying import conflicts, filling, reviewing
from mentoring.models import PairRule, Programme, Side, StudentApplication
from mentoring.models.applications import State
from outbox.models import Message
from tests.mentoring import people
from vocabulary.refused import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return people.open_programme()


@pytest.fixture
def student(programme: Programme) -> StudentApplication:
    return sent(programme)


@pytest.fixture
def staff(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def sent(programme: Programme, **answers: object) -> StudentApplication:
    return people.accepted_student(programme, state=State.SENT, decided_at=None, **answers)


def one(application: StudentApplication) -> str:
    where = [application.programme_id, application.side, application.pk]
    return reverse("mentoring_admin:application", args=where)


def kinds() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


# --- deciding ---------------------------------------------------------------------------------


def test_accepting_twice_is_one_mail_and_leads_to_the_next_one(
    staff: Client, student: StudentApplication
) -> None:
    behind = sent(student.programme)

    first = staff.post(one(student), {"act": "accept", "words": "Welcome"})
    again = staff.post(one(student), {"act": "accept", "words": "Welcome"})

    student.refresh_from_db()
    assert first["Location"] == one(behind)
    assert again.status_code == 302
    assert (student.state, student.reason) == (State.ACCEPTED, "Welcome")
    assert kinds() == ["mentoring.student_accepted"]
    assert AccessLog.objects.about(student.user).filter(action="mentoring.accepted").count() == 1


@pytest.mark.parametrize(("act", "state"), [("ask", State.ASKED), ("decline", State.DECLINED)])
def test_asking_and_declining_need_a_reason(
    staff: Client, student: StudentApplication, act: str, state: State
) -> None:
    without = staff.post(one(student), {"act": act, "words": " "})
    staff.post(one(student), {"act": act, "words": "Until when?"})

    student.refresh_from_db()
    assert "Write what is missing or why" in without.content.decode()
    assert (student.state, student.reason) == (state, "Until when?")
    assert kinds() == [f"mentoring.student_{state}"]


def test_what_changed_while_it_was_read_is_read_again(
    staff: Client, student: StudentApplication
) -> None:
    seen = student.changed_at.isoformat()
    filling.save(Side.STUDENT, student.pk, {"motivation": "Something new"})

    answer = staff.post(one(student), {"act": "accept", "words": "Hi", "seen": seen})

    student.refresh_from_db()
    assert "has changed something while you were reading" in answer.content.decode()
    assert "Something new" in answer.content.decode()
    assert student.state == State.SENT


def test_changes_after_acceptance_are_marked_until_they_are_read(
    staff: Client, programme: Programme, coordinator: User
) -> None:
    student = people.accepted_student(programme)
    filling.save(Side.STUDENT, student.pk, {"motivation": "Something new"})
    address = reverse("mentoring_admin:applications", args=[programme.pk])
    assert "Changed after review" in staff.get(address, {"state": "changed"}).content.decode()

    reviewing.accept(Side.STUDENT, student.pk, by=coordinator)

    assert not StudentApplication.objects.get(pk=student.pk).is_changed_since
    assert kinds() == []


def test_places_are_counted_and_not_given_twice(staff: Client, coordinator: User) -> None:
    programme = people.open_programme(capacity=2)
    waiting = [sent(programme) for _number in range(3)]
    address = reverse("mentoring_admin:accept_many", args=[programme.pk, "student"])

    answer = staff.post(address, {"chosen": [each.pk for each in waiting]}, follow=True)

    assert StudentApplication.objects.accepted().count() == 2
    assert "2 are accepted" in answer.content.decode()
    assert "All 2 places for students are given" in answer.content.decode()


@pytest.mark.parametrize("typed", ["", "x", "-1", "9" * 40, "\0"])
def test_ticks_that_are_no_applications_accept_nobody(
    staff: Client, student: StudentApplication, typed: str
) -> None:
    address = reverse("mentoring_admin:accept_many", args=[student.programme_id, "student"])

    answer = staff.post(address, {"chosen": [typed]})

    student.refresh_from_db()
    assert answer.status_code == 302
    assert student.state == State.SENT


def test_a_draft_is_not_decided_and_not_listed(programme: Programme, staff: Client) -> None:
    draft = people.draft_student(programme)
    address = reverse("mentoring_admin:applications", args=[programme.pk])

    with pytest.raises(Refused, match="nothing to decide"):
        reviewing.decline(Side.STUDENT, draft.pk, by=draft.user, words="No")

    assert draft.user.email not in staff.get(address).content.decode()
    assert draft.user.email in staff.get(address, {"state": "draft"}).content.decode()


def test_the_list_is_narrowed_by_university_and_name(staff: Client, programme: Programme) -> None:
    there = people.university("Elsewhere")
    people.takes_university(programme, there)
    found = sent(programme, university=there, user=people.anybody("zoe"))
    left = sent(programme)
    address = reverse("mentoring_admin:applications", args=[programme.pk])

    page = staff.get(address, {"belongs": there.pk, "q": "zoe"}).content.decode()

    assert found.user.email in page
    assert left.user.email not in page


def test_for_whoever_does_not_run_mentoring_there_are_no_applications(
    client: Client, student: StudentApplication, editor: User
) -> None:
    client.force_login(editor)
    programme = [student.programme_id]
    accept = reverse("mentoring_admin:accept_many", args=[*programme, "student"])

    for name, args in (
        ("applications", programme),
        ("mentors", programme),
        ("invite_mentors", programme),
        ("applications_csv", [*programme, "student"]),
        ("application", [*programme, "student", student.pk]),
    ):
        address = reverse(f"mentoring_admin:{name}", args=args)
        assert client.get(address, follow=True).status_code == 404
    for address, typed in ((accept, {"chosen": [student.pk]}), (one(student), {"act": "accept"})):
        assert client.post(address, typed, follow=True).status_code == 404

    student.refresh_from_db()
    assert student.state == State.SENT


# --- conflicts --------------------------------------------------------------------------------


def test_a_conflict_is_a_ban_with_its_cause_and_can_be_lifted(
    staff: Client, student: StudentApplication
) -> None:
    mentor = people.accepted_mentor(student.programme)
    where = [student.programme_id, "student", student.pk]
    typed = {"conflict-other": mentor.pk, "conflict-cause": "conflict", "conflict-reason": "Kin"}

    for _again in range(2):
        staff.post(reverse("mentoring_admin:mark_conflict", args=where), typed)
    rule = PairRule.objects.get()
    assert (rule.kind, rule.cause, rule.reason) == ("ban", "conflict", "Kin")

    staff.post(reverse("mentoring_admin:lift_conflict", args=[*where, rule.pk]))
    assert not PairRule.objects.exists()


def test_those_locked_together_are_not_banned(
    student: StudentApplication, coordinator: User
) -> None:
    mentor = people.accepted_mentor(student.programme)
    PairRule.objects.create(
        programme=student.programme, student=student, mentor=mentor, kind=PairRule.Kind.LOCK
    )

    with pytest.raises(Refused, match="locked together"):
        conflicts.mark(student.programme, student.pk, mentor.pk, by=coordinator)


# --- to take along ----------------------------------------------------------------------------


def test_the_csv_holds_answers_and_runs_no_formula(staff: Client, programme: Programme) -> None:
    user = people.anybody()
    user.first_name = "=cmd|' /C calc'!A0"
    user.save()
    sent(programme, user=user, motivation="+1+1")
    address = reverse("mentoring_admin:applications_csv", args=[programme.pk, "student"])

    answer = staff.get(address).content.decode("utf-8-sig")

    (row,) = csv.DictReader(StringIO(answer))
    assert row["Name"].startswith("'=cmd")
    assert row["Why you apply"] == "'+1+1"
    assert row["Languages"] == "English C1"
    assert AccessLog.objects.of_record(programme).filter(action="mentoring.exported").exists()
