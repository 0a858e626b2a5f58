"""What became of the demo's programmes that are past their matching."""

from django.utils import timezone

from mentoring.demo import finished, running
from mentoring.demo.clock import the_past
from mentoring.demo.people import People
from mentoring.models import Programme

State = Programme.State


def load(made: dict[str, Programme], people: People) -> None:
    """By the use cases, day by day; called again it does nothing."""
    past = {state: made[state] for state in (State.FINISHED, State.RUNNING) if state in made}
    if not past or past[State.FINISHED].matches.exists():
        return
    for programme in past.values():
        _before_the_matching(programme)
    with the_past():
        finished.load(past[State.FINISHED], people.coordinator)
    running.load(past[State.RUNNING], people, timezone.now())


def _before_the_matching(programme: Programme) -> None:
    programme.state = State.MATCHING
    programme.save(update_fields=["state"])
