"""Taking up what a dead worker left."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from outbox.clock import every
from outbox.models import Message
from outbox.tasks import deliver_due

LONGEST_JOB = timedelta(minutes=30)


@every(minutes=1)
def deliver_what_was_left() -> None:
    """A message whose job died, or whose next attempt has come, gets a new job."""
    if Message.objects.due().exists():
        deliver_due.enqueue()


@every(minutes=5)
def requeue_stranded_tasks() -> int:
    """Tasks that have run for longer than any job may are taken to be dead and run again."""
    return requeue_running(started_before=timezone.now() - LONGEST_JOB)


def requeue_running(*, started_before: object) -> int:
    """Put running tasks back in the queue; every task of ours may be run twice."""
    with transaction.atomic():
        dead = DBTaskResult.objects.running().filter(started_at__lt=started_before)
        return dead.update(status="READY", started_at=None)
