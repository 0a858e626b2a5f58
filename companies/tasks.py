"""What the worker does for companies: after the desk's taps, and by the clock."""

from django_tasks import task

from companies.completion import settle
from companies.models import GroupBooking
from companies.purging import forget_new_hires, purge_invitations, purge_rosters
from companies.reminding import remind_before_visits
from outbox.clock import every


@task()
def settle_booking(pk: int) -> None:
    settle(GroupBooking.objects.get(pk=pk))


@every(minutes=15)
def remind_new_hires() -> None:
    remind_before_visits()


@every(minutes=24 * 60)
def forget_people() -> None:
    purge_rosters()
    forget_new_hires()
    purge_invitations()
