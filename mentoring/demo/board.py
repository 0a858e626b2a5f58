"""The demo's programme that is being matched: one run is done, and somebody has asked what if."""

from mentoring.demo.people import People
from mentoring.models import Industry, MatchRun, Programme
from mentoring.proposing import asking, job
from mentoring.proposing.imagining import Changes


def load(programme: Programme, people: People) -> None:
    """By the use cases; what the worker would do is done at once."""
    if programme.runs.exists():
        return
    run = _done(asking.run(programme.pk, people.coordinator))
    for changes in (Changes(industry=Industry.IT, more=5), Changes(places=1)):
        _done(asking.what_if(run.pk, changes, people.coordinator))


def _done(run: MatchRun) -> MatchRun:
    job.calculate(run.pk)
    return run
