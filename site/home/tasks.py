"""What the worker does about people's own data. Every job may be run again."""

from typing import Any

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from outbox.clock import every


@task()
def make_export(pk: int) -> None:
    from home import exporting  # which puts this job into the queue

    exporting.make(pk)


@task()
def erase_person(pk: int) -> None:
    from home import erasing  # which puts this job into the queue

    erasing.carry_out(pk)


def is_queued(job: Any, pk: int) -> bool:
    """Whether a worker has it before it or in hand."""
    waiting = DBTaskResult.objects.filter(
        task_path=job.module_path, status__in=("READY", "RUNNING")
    )
    return any(task.args_kwargs["args"] == [pk] for task in waiting)


@every(minutes=60)
def expire_exports() -> None:
    from home import exporting

    exporting.expire()


@every(minutes=5)
def finish_erasing() -> None:
    from home import erasing

    erasing.finish()
