"""What a dead worker had begun is taken up; what is done is swept."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from outbox.mail import post
from outbox.models import Message
from outbox.recovery import (
    LONGEST_JOB,
    MOST_STARTS,
    deliver_what_was_left,
    requeue_stranded_tasks,
    sweep,
)
from outbox.tasks import deliver_due
from tests.jobs import run_jobs
from tests.outbox.conftest import Writer


def started(ago: timedelta, *, starts: int = 1) -> DBTaskResult:
    """A job whose worker began it and was not heard of again."""
    deliver_due.enqueue()
    task = DBTaskResult.objects.latest("enqueued_at")
    for number in range(starts):
        task.claim(f"worker-{number}")
    task.started_at = timezone.now() - ago
    task.save()
    return task


@pytest.mark.parametrize(
    ("ago", "status"),
    [
        (LONGEST_JOB - timedelta(minutes=1), "RUNNING"),
        (LONGEST_JOB + timedelta(minutes=1), "READY"),
    ],
)
def test_a_job_that_runs_longer_than_any_is_run_again(db, ago: timedelta, status: str) -> None:
    task = started(ago)

    requeue_stranded_tasks()

    task.refresh_from_db()
    assert task.status == status


def test_a_job_that_takes_its_worker_down_is_given_up(db) -> None:
    task = started(2 * LONGEST_JOB, starts=MOST_STARTS)

    requeue_stranded_tasks()

    task.refresh_from_db()
    assert task.status == "FAILED"


@pytest.mark.django_db(transaction=True)
def test_a_sole_worker_takes_up_at_once_what_was_begun() -> None:
    task = started(timedelta(seconds=1))

    call_command("work", "--once", "--sole")

    task.refresh_from_db()
    assert task.status == "SUCCESSFUL"


@pytest.mark.django_db(transaction=True)
def test_one_round_of_the_worker_sends_what_is_due(writer: Writer, mailoutbox) -> None:
    post(writer.write, 1)

    call_command("work", "--once")

    assert [message.to for message in mailoutbox] == [["n1@example.com"]]


def test_mail_whose_job_is_gone_gets_a_new_one(db, writer: Writer) -> None:
    post(writer.write, 1)
    DBTaskResult.objects.all().delete()

    deliver_what_was_left()
    deliver_what_was_left()

    assert DBTaskResult.objects.ready().count() == 1


def test_done_jobs_and_sent_mail_are_swept_but_keys_stay(
    db, writer: Writer, later: Callable[..., None]
) -> None:
    post(writer.write, 1)
    post(writer.write, 2, key="warning-2")
    run_jobs()

    later(days=31)
    sweep()

    assert [message.key for message in Message.objects.all()] == ["warning-2"]
    assert not DBTaskResult.objects.finished().exists()


def test_mail_that_is_still_due_is_not_swept(db, writer: Writer, later) -> None:
    post(writer.write, 1)

    later(days=31)
    sweep()

    assert Message.objects.due().count() == 1
