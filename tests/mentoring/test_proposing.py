"""A run: frozen, worked out by a job, proven, asked what if; and what comes of asking twice."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django_tasks_db.models import DBTaskResult

from accounts.models import User
from mentoring.matching.proof import is_proven
from mentoring.models import Match, MatchRun, PairRule, Programme, Wish
from mentoring.models.applications import State
from mentoring.proposing import asking, job, rules
from mentoring.proposing.comparing import difference
from mentoring.proposing.freezing import fingerprint_of, frozen_of
from mentoring.proposing.imagining import Changes
from mentoring.proposing.keeping import result_from_json
from mentoring.proposing.question import instance_of
from mentoring.proposing.summary import summary_of
from outbox.recovery import requeue_running
from tests.jobs import run_jobs
from tests.mentoring import people

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _programme(module_db: None) -> int:
    """Two students, an engineer and a nurse; a mentor for each, and one whom nobody understands."""
    made = people.open_programme(state=Programme.State.MATCHING)
    people.accepted_student(made, field="07", industries=["energy"], goals=["student_job"])
    people.accepted_student(made, field="09", industries=["health"], goals=["network"])
    people.accepted_mentor(made, field="09", industry="health", helps_with=["network"])
    people.accepted_mentor(made, field="07", industry="energy", helps_with=["student_job"])
    people.accepted_mentor(made, languages={"da": 7}, capacity=3)
    return made.pk


@pytest.fixture
def programme(_programme: int, db: None) -> Programme:
    return Programme.objects.get(pk=_programme)


@pytest.fixture
def clara() -> User:
    return people.anybody("clara")


def _done(programme: Programme, clara: User, **settings: Any) -> MatchRun:
    run = asking.run(programme.pk, clara, **settings)
    run_jobs()
    run.refresh_from_db()
    return run


def _ids(programme: Programme) -> tuple[list[int], list[int]]:
    students = programme.students.order_by("pk").values_list("pk", flat=True)
    return list(students), list(programme.mentors.order_by("pk").values_list("pk", flat=True))


def _pairs(run: MatchRun) -> list[tuple[int, int]]:
    return [(pair["student"], pair["mentor"]) for pair in run.result["pairs"]]


def test_a_job_finds_the_pairs_and_keeps_the_proof(programme: Programme, clara: User) -> None:
    run = _done(programme, clara)

    (one, two), (nurse, engineer, _) = _ids(programme)
    assert (run.state, run.progress, run.number) == (MatchRun.State.DONE, 100, 1)
    assert _pairs(run) == [(one, engineer), (two, nurse)]
    assert run.result["pairs"][0]["points"]["field"] == 1000
    assert (run.result["matched"], run.result["unmatched"]) == (2, [])
    assert run.result["total"] == sum(pair["score"] for pair in run.result["pairs"])
    instance = instance_of(run.frozen, run.settings["weights"])
    assert is_proven(instance, result_from_json(instance, run.result, run.certificate))


def test_a_run_keeps_answers_but_no_names(programme: Programme, clara: User) -> None:
    run = _done(programme, clara)

    kept = json.dumps([run.frozen, run.result, run.settings])
    for application in [*programme.students.all(), *programme.mentors.all()]:
        assert application.user.email not in kept
    assert "motivation" not in kept


def test_asked_twice_of_the_same_it_is_one_run(programme: Programme, clara: User) -> None:
    first = asking.run(programme.pk, clara)
    second = asking.run(programme.pk, clara)
    _done(programme, clara)
    third = asking.run(programme.pk, clara)

    assert first.pk == second.pk == third.pk
    assert MatchRun.objects.count() == 1


def test_the_same_input_gives_the_same_pairs(programme: Programme, clara: User) -> None:
    run = _done(programme, clara)
    copy = MatchRun.objects.create(
        programme=programme,
        number=9,
        frozen=json.loads(json.dumps(run.frozen)),
        settings=run.settings,
        fingerprint=run.fingerprint,
    )

    job.calculate(copy.pk)

    copy.refresh_from_db()
    assert (copy.result, copy.certificate) == (run.result, run.certificate)


def test_another_answer_makes_another_run(programme: Programme, clara: User) -> None:
    run = _done(programme, clara)
    programme.students.filter(pk=_ids(programme)[0][0]).update(goals=["network"])

    again = asking.run(programme.pk, clara)

    assert again.number == 2
    assert again.fingerprint != run.fingerprint


def test_a_killed_worker_s_run_is_done_by_the_next(programme: Programme, clara: User) -> None:
    run = asking.run(programme.pk, clara)
    MatchRun.objects.filter(pk=run.pk).update(
        state=MatchRun.State.WORKING, progress=45, doing="worst"
    )
    task = DBTaskResult.objects.get(task_path=job.calculate_run.module_path)
    task.status, task.started_at = "RUNNING", task.enqueued_at
    task.save()

    requeue_running(started_before=run.asked_at.replace(year=run.asked_at.year + 1))
    run_jobs()

    run.refresh_from_db()
    assert run.state == MatchRun.State.DONE


def test_a_run_that_is_over_is_not_worked_out_again(programme: Programme, clara: User) -> None:
    run = _done(programme, clara)
    MatchRun.objects.filter(pk=run.pk).update(result={"pairs": "as they were"})

    job.calculate(run.pk)

    assert MatchRun.objects.get().result == {"pairs": "as they were"}


def test_whoever_is_erased_meanwhile_is_in_no_result(programme: Programme, clara: User) -> None:
    run = asking.run(programme.pk, clara)
    run.frozen["students"].popitem()
    run.save()

    run_jobs()

    run.refresh_from_db()
    assert (run.state, run.result) == (MatchRun.State.FAILED, {})


def test_progress_is_told_by_stages(
    programme: Programme, clara: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, int]] = []
    tell = job._tell

    def listen(pk: int, stage: str, more: int = 0) -> None:
        tell(pk, stage, more)
        now = MatchRun.objects.get(pk=pk)
        told.append((now.doing, now.progress))

    monkeypatch.setattr(job, "_tell", listen)

    _done(programme, clara)

    assert [stage for stage, _ in told] == [
        *("scoring", "scoring", "most", "worst", "sum", "proving")
    ]
    assert [percent for _, percent in told] == sorted(percent for _, percent in told)


def test_who_has_a_mentor_or_a_proposal_is_not_matched_again(
    programme: Programme, clara: User
) -> None:
    (one, two), (nurse, engineer, dane) = _ids(programme)
    programme.partners.all().delete()
    partner = people.partner(programme, "Union", lower=2, upper=4)
    programme.mentors.update(partner=partner)
    programme.mentors.filter(pk=engineer).update(taken=1)
    Match.objects.create(
        programme=programme,
        student_id=one,
        mentor_id=engineer,
        score=1,
        answer_by=programme.apply_from.isoformat() + "T00:00Z",
    )

    frozen = frozen_of(programme)

    assert list(frozen["students"]) == [str(two)]
    assert list(frozen["mentors"]) == [str(nurse), str(dane)]
    assert frozen["quotas"]["partners"] == {str(partner.pk): {"lower": 1, "upper": 3}}


def test_who_said_no_is_not_asked_again(programme: Programme, clara: User) -> None:
    (one, _), (_, engineer, _) = _ids(programme)
    Match.objects.create(
        programme=programme,
        student_id=one,
        mentor_id=engineer,
        score=1,
        state=Match.State.DECLINED,
        over_by="mentor",
        answer_by=programme.apply_from.isoformat() + "T00:00Z",
    )

    assert frozen_of(programme)["rules"]["banned"] == [[one, engineer, "mentor"]]


def test_nobody_is_her_own_mentor(programme: Programme) -> None:
    (one, _), (_, engineer, _) = _ids(programme)
    programme.mentors.filter(pk=engineer).update(user=programme.students.get(pk=one).user)

    assert frozen_of(programme)["rules"]["banned"] == [[one, engineer, "same_person"]]


def test_locks_and_bans_hold_in_the_next_run(programme: Programme, clara: User) -> None:
    (one, two), (nurse, engineer, _) = _ids(programme)
    rules.lock(one, nurse, "They asked for it", clara)
    rules.lock(one, nurse, "They asked for it", clara)
    rules.ban(two, engineer, "Cousins", clara, PairRule.Cause.CONFLICT)

    run = _done(programme, clara)

    assert _pairs(run) == [(one, nurse)]
    assert run.result["unmatched"] == [two]
    rules.release(PairRule.objects.get(kind="ban").pk, clara)
    assert _pairs(_done(programme, clara)) == [(one, nurse), (two, engineer)]


def test_a_lock_that_cannot_be_is_refused(programme: Programme, clara: User) -> None:
    (one, two), (nurse, engineer, dane) = _ids(programme)
    rules.lock(one, nurse, "Yes", clara)

    with pytest.raises(rules.NotToBePaired, match="no language in common"):
        rules.lock(two, dane, "Yes", clara)
    with pytest.raises(rules.NoPlaceToLock):
        rules.lock(two, nurse, "Yes", clara)
    with pytest.raises(rules.LockedElsewhere):
        rules.lock(one, engineer, "Yes", clara)
    with pytest.raises(rules.ReasonMissing):
        rules.ban(two, engineer, " ", clara)
    programme.students.filter(pk=two).update(state=State.WITHDRAWN)
    with pytest.raises(rules.NotInMatching):
        rules.lock(two, engineer, "Yes", clara)
    assert PairRule.objects.count() == 1


def test_a_ban_on_two_who_are_locked_takes_the_lock_away(programme: Programme, clara: User) -> None:
    (one, _), (nurse, _, _) = _ids(programme)
    rules.lock(one, nurse, "Yes", clara)

    rules.ban(one, nurse, "Cousins", clara)

    assert PairRule.objects.get().kind == PairRule.Kind.BAN
    with pytest.raises(rules.NotToBePaired):
        rules.lock(one, nurse, "Yes", clara)


def test_quotas_that_cannot_be_kept_are_told_of(programme: Programme, clara: User) -> None:
    union = people.partner(programme, "Union", lower=2)
    programme.mentors.filter(pk=_ids(programme)[1][0]).update(partner=union)

    run = _done(programme, clara)

    assert run.state == MatchRun.State.INFEASIBLE
    assert run.short == [f"partner {union.pk}: at least 2, but at most 1 possible"]
    assert (run.result, run.certificate) == ({}, {})


def test_what_if_changes_the_question_and_nothing_else(programme: Programme, clara: User) -> None:
    (one, two), (nurse, engineer, _) = _ids(programme)
    programme.mentors.filter(pk=engineer).update(state=State.WITHDRAWN)
    union = people.partner(programme, "Union", upper=0)
    programme.mentors.filter(pk=nurse).update(partner=union)
    base = _done(programme, clara)
    frozen = base.frozen

    changes = Changes(
        quotas={"partners": {str(union.pk): {"lower": 0, "upper": 1}}}, industry="health", more=2
    )
    asked = asking.what_if(base.pk, changes, clara)
    run_jobs()
    asked.refresh_from_db()

    assert asking.what_if(base.pk, changes, clara).pk == asked.pk
    assert MatchRun.objects.get(pk=base.pk).frozen == frozen
    assert (asked.compared_with_id, list(MatchRun.objects.proposals())) == (base.pk, [base])
    told = difference(base.result, asked.result)
    assert (told.matched, told.same, len(told.gained)) == (2, 0, 2)
    assert {one, two} == {moved.student for moved in told.gained}
    assert "new-01" in {moved.after for moved in told.gained}


def test_more_places_and_other_weights_can_be_imagined(programme: Programme, clara: User) -> None:
    _, (nurse, _, _) = _ids(programme)
    base = _done(programme, clara)
    none = dict.fromkeys(base.settings["weights"], 0)

    asked = asking.what_if(base.pk, Changes(places=1, weights={"field": 0, "times": 5}), clara)

    assert asked.frozen["mentors"][str(nurse)]["capacity"] == 2
    assert asked.settings["weights"] == base.settings["weights"] | {"field": 0, "times": 5}
    with pytest.raises(ValidationError):
        asking.what_if(base.pk, Changes(weights=none), clara)


def test_what_if_needs_a_run_with_all_its_people(programme: Programme, clara: User) -> None:
    run = asking.run(programme.pk, clara)
    with pytest.raises(asking.NothingToCompare):
        asking.what_if(run.pk, Changes(places=1), clara)
    run_jobs()
    run.refresh_from_db()
    run.frozen["mentors"].popitem()
    run.save()

    with pytest.raises(asking.Gone):
        asking.what_if(run.pk, Changes(places=1), clara)


def test_nobody_is_matched_too_early_or_alone(programme: Programme, clara: User) -> None:
    programme.mentors.all().delete()
    with pytest.raises(asking.NobodyToMatch):
        asking.run(programme.pk, clara)
    Programme.objects.update(state=Programme.State.FINISHED)
    with pytest.raises(asking.NotNow):
        asking.run(programme.pk, clara)


def test_wishes_count_only_where_students_could_have_them(
    programme: Programme, clara: User
) -> None:
    (one, _), (_, engineer, _) = _ids(programme)
    Wish.objects.create(student_id=one, mentor_id=engineer, rank=1)

    hidden = asking.run(programme.pk, clara)
    Programme.objects.update(mentors_shown=True)
    shown = asking.run(programme.pk, clara)

    assert hidden.settings["weights"]["student_wish"] == 0
    assert shown.settings["weights"]["student_wish"] == 2
    assert shown.frozen["students"][str(one)]["wishes"] == [engineer]


def test_a_fingerprint_does_not_hang_on_the_order(programme: Programme) -> None:
    frozen = frozen_of(programme)
    turned = {key: frozen[key] for key in reversed(frozen)}

    assert fingerprint_of(turned, {}) == fingerprint_of(json.loads(json.dumps(frozen)), {})


def test_a_summary_holds_pairs_against_quotas(programme: Programme, clara: User) -> None:
    union = people.partner(programme, "Union", lower=1, upper=1)
    programme.mentors.filter(pk=_ids(programme)[1][0]).update(partner=union)
    run = _done(programme, clara)

    summary = summary_of(run.frozen, run.result)

    assert (summary.students, summary.mentors, summary.places) == (2, 3, 5)
    of_union, others = summary.partners
    assert (of_union.id, of_union.there, of_union.paired, of_union.at_limit) == (
        *(str(union.pk), 1, 1, True),
    )
    assert (others.id, others.there, others.paired) == (None, 4, 1)
