"""draft ──► open ◄──► matching ──► running ──► finished: the only ways in which a state changes.

Each may be asked for twice and happens once. Each says what is lacking before anything changes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from mentoring.models import Programme
from mentoring.programmes import lacking
from vocabulary.refused import Refused

State = Programme.State


class NotThatStep(Refused):
    message = _("The programme has gone on meanwhile. Look at where it stands now.")


class NotReady(Refused):
    """``lacking``: sentences, each with what to do."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.lacking = sentences


@dataclass(frozen=True)
class Transition:
    """``tells``: what will happen, for whoever is about to press the button.

    ``back``: it takes a step back, and is not the way on.
    """

    key: str
    comes_from: str
    to: str
    label: str | Promise
    tells: str | Promise
    lacking: Callable[[Programme], Iterator[str]]
    back: bool = False


TRANSITIONS = (
    Transition(
        "open",
        State.DRAFT,
        State.OPEN,
        _("Open it"),
        _("Everybody can read the page, and apply from the first day that you have set."),
        lacking.to_open,
    ),
    Transition(
        "close",
        State.OPEN,
        State.MATCHING,
        _("Close applications and match"),
        _("Nobody can apply or change any more. You can still read what has been sent."),
        lacking.to_close,
    ),
    Transition(
        "begin",
        State.MATCHING,
        State.RUNNING,
        _("Begin the six months"),
        _("The page says that it has begun. Pairs that answer later still join."),
        lacking.to_begin,
    ),
    Transition(
        "finish",
        State.RUNNING,
        State.FINISHED,
        _("Finish the programme"),
        _("The page shows what came of it. Applications are erased when their time is over."),
        lacking.to_finish,
    ),
    Transition(
        "reopen",
        State.MATCHING,
        State.OPEN,
        _("Take applications again"),
        _("People can apply and change until the new last day."),
        lacking.to_reopen,
        back=True,
    ),
)
BY_KEY = {transition.key: transition for transition in TRANSITIONS}


def next_steps(programme: Programme) -> list[Transition]:
    """The way on first; none from a finished one."""
    return [each for each in TRANSITIONS if each.comes_from == programme.state]


def open_applications(programme_id: int, *, by: User) -> Programme:
    return move(programme_id, "open", by=by)


def close_applications(programme_id: int, *, by: User) -> Programme:
    return move(programme_id, "close", by=by)


def reopen_applications(programme_id: int, *, by: User) -> Programme:
    return move(programme_id, "reopen", by=by)


def begin_six_months(programme_id: int, *, by: User) -> Programme:
    return move(programme_id, "begin", by=by)


def finish(programme_id: int, *, by: User) -> Programme:
    return move(programme_id, "finish", by=by)


@transaction.atomic
def move(programme_id: int, key: str, *, by: User) -> Programme:
    """Raises NotReady, NotThatStep, KeyError for a step that there is not."""
    step = BY_KEY[key]
    programme = Programme.objects.locked(programme_id)
    if programme.state == step.to:
        return programme
    if programme.state != step.comes_from:
        raise NotThatStep
    if sentences := list(step.lacking(programme)):
        raise NotReady(sentences)
    programme.state = step.to
    programme.save(update_fields=["state"])
    AccessLog.add(f"mentoring.{key}", programme, by=by)
    return programme
