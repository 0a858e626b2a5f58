"""What the worker does for mentoring, by the clock."""

from django.utils import timezone

from mentoring.agreeing import lapsing
from mentoring.agreeing import reminding as reminding_of_proposals
from mentoring.applying import reminding
from mentoring.pairs import certificates, completing, looking_after, rhythm
from mentoring.programmes import forgetting
from mentoring.proposing import job
from outbox.clock import every


@every(minutes=60)
def remind_of_applications() -> None:
    """Three days before the last day, whoever has not sent."""
    reminding.remind_all(timezone.localdate())


@every(minutes=60)
def remind_of_proposals() -> None:
    """Two days before the time to answer is over, whoever has not."""
    reminding_of_proposals.remind_all()


@every(minutes=10)
def let_proposals_lapse() -> None:
    """Those that were not answered in time."""
    lapsing.lapse_all()


@every(minutes=60)
def ask_pairs_how_it_goes() -> None:
    """Check-ins and evaluations; and what the coordinators should look at, once a day."""
    rhythm.keep_up()
    rhythm.ask_all(timezone.localdate())
    looking_after.tell_of_red(timezone.now())


@every(minutes=60)
def complete_pairs() -> None:
    """After the programme's last day; certificates also for meetings that were told late."""
    completing.complete_over(timezone.localdate())
    certificates.give_late()


@every(minutes=60)
def give_up_lost_runs() -> None:
    """Of the matching, which took each of their workers down with them."""
    job.give_up_lost()


@every(minutes=24 * 60)
def forget_old_programmes() -> None:
    forgetting.forget()
