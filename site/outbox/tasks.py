"""Jobs of the outbox."""

from django_tasks import task

from outbox.delivery import deliver_all_due


@task()
def deliver_due() -> int:
    return deliver_all_due()
