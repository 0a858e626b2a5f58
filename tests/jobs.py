"""Running queued jobs in the test's own process.

The worker records a job's error and goes on; a test wants to see it. So errors are raised here,
those that the outbox notes on a message included.
"""

from django_tasks_db.models import DBTaskResult

from outbox.models import Message


def run_jobs() -> int:
    """Run what is queued, and what that queues in turn; the number of jobs run."""
    done = 0
    while job := DBTaskResult.objects.ready().order_by("enqueued_at").first():
        arguments = job.args_kwargs
        job.task.call(*arguments["args"], **arguments["kwargs"])
        job.set_successful(None)
        done += 1
    missed = Message.objects.exclude(error="").values_list("kind", "error")
    assert not missed, f"Mail that could not be sent: {list(missed)}"
    return done
