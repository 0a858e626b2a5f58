"""What the worker does for the CV bank, by the clock."""

from django.utils import timezone

from careers.advising import enquiries, follow_up
from careers.contact import closing, ending
from careers.cv_files import keeping
from careers.emails.profile import virus_found
from careers.finding import alerts, index
from careers.jobs import running, weekly
from careers.publishing import clock
from outbox.clock import every
from outbox.mail import post


@every(minutes=5)
def scan_waiting_files() -> None:
    keeping.scan_waiting(lambda profile_id: post(virus_found, profile_id))


@every(minutes=24 * 60)
def sweep_lost_files() -> None:
    keeping.sweep()


@every(minutes=15)
def end_requests() -> None:
    """And remind who has not answered yet."""
    closing.close_overdue()
    closing.remind()


@every(minutes=24 * 60)
def tell_of_ends() -> None:
    ending.tell_of_ends()


@every(minutes=24 * 60)
def remind_advisers() -> None:
    """Of whom to ask how it goes; and forget what was asked and answered long ago."""
    follow_up.tell_of_due()
    enquiries.forget()


@every(minutes=60)
def write_about_jobs() -> None:
    """To companies whose jobs end soon, and to people whom new ones fit."""
    running.warn_about_end()
    weekly.write_to_all()


@every(minutes=60)
def ask_whether_to_go_on() -> None:
    """Hide who has not answered, and erase who has been hidden for long."""
    clock.run(timezone.localdate())


@every(minutes=24 * 60)
def judge_words_again() -> None:
    clock.judge_again()
    clock.forget_old_words()


@every(minutes=60)
def tell_of_new_people() -> None:
    """Once a day, when the day before is over: to employers who keep a search."""
    alerts.tell()


@every(minutes=24 * 60)
def mend_index() -> None:
    """A skill may have got another name, an occupation other words; and some count from today."""
    index.write_everything()
