"""Taking up what a dead worker left, and sweeping what is done."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from outbox.clock import every
from outbox.models import Message, SentMail
from outbox.tasks import deliver_due

LONGEST_JOB = timedelta(minutes=30)
MOST_STARTS = 5  # a job that takes its worker down with it each time is given up


@every(minutes=1)
def deliver_what_was_left() -> None:
    """A message whose job died, or whose next attempt has come, gets a new job."""
    waiting = DBTaskResult.objects.ready().filter(task_path=deliver_due.module_path)
    if Message.objects.due().exists() and not waiting.exists():
        deliver_due.enqueue()


@every(minutes=5)
def requeue_stranded_tasks() -> int:
    """Tasks that have run for longer than any job may are taken to be dead and run again."""
    return requeue_running(started_before=timezone.now() - LONGEST_JOB)


@transaction.atomic
def requeue_running(*, started_before: datetime) -> int:
    """Put running tasks back in the queue; every task of ours may be run twice."""
    running = DBTaskResult.objects.running().select_for_update(skip_locked=True)
    dead = list(running.filter(started_at__lt=started_before))
    for task in dead:
        if len(task.worker_ids) < MOST_STARTS:
            task.status = "READY"
            task.started_at = None
            task.save(update_fields=["status", "started_at"])
        else:
            task.set_failed(RuntimeError(f"{MOST_STARTS} workers died while they ran it"))
    return len(dead)


@every(minutes=24 * 60)
def sweep() -> None:
    """Jobs that are done and mail that is sent need not be remembered for ever.

    A keyed message stays: its key is what keeps the same mail from being posted again. The error
    of one that failed does not: mail servers put the address into it.
    """
    limit = timezone.now() - settings.RETENTION["mail"].period
    DBTaskResult.objects.finished().filter(finished_at__lt=limit).delete()
    Message.objects.filter(sent_at__lt=limit, key=None).delete()
    Message.objects.filter(failed_at__lt=limit).exclude(error="").update(error="")
    SentMail.objects.filter(sent_at__lt=limit).delete()
