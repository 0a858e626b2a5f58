"""What the clock does for bookings."""

from events.booking import expire_overdue, finish_cancelling, warn_before_expiry
from events.booking.line import serve_every_line
from events.courses.certificates import forget_certificates, give_when_over
from events.desk.day_end import close_days
from events.editing.publishing import purge_drafts
from events.fairs.purging import purge_stands
from events.messages.sending import forget_messages
from events.sign_up.forgetting import forget_visitors
from events.sign_up.purging import purge_answers, purge_parties
from events.sign_up.reminders import ask_how_it_was, remind
from events.sign_up.waiting import close_lines
from events.talks.inviting import forget_topics, invite_to_talks
from events.telling import forget_notices
from outbox.clock import every


@every(minutes=1)
def release_expired_holds() -> None:
    expire_overdue()


@every(minutes=5)
def warn_holders() -> None:
    warn_before_expiry()


@every(minutes=5)
def finish_cancelled_sessions() -> None:
    finish_cancelling()


@every(minutes=24 * 60)
def purge_abandoned_drafts() -> None:
    purge_drafts()


@every(minutes=5)
def serve_waiting_people() -> None:
    """A net under the calls that offer freed seats at once."""
    serve_every_line()
    close_lines()


@every(minutes=60)
def close_days_at_the_door() -> None:
    close_days()


@every(minutes=15)
def write_to_visitors() -> None:
    remind()
    ask_how_it_was()
    give_when_over()
    invite_to_talks()


@every(minutes=24 * 60)
def purge_sign_ups() -> None:
    purge_answers()
    purge_parties()
    forget_certificates()
    forget_topics()
    forget_visitors()


@every(minutes=24 * 60)
def purge_what_visitors_shared() -> None:
    purge_stands()


@every(minutes=24 * 60)
def forget_changes_of_dates() -> None:
    forget_notices()
    forget_messages()
