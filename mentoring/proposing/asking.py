"""A coordinator asks for pairs: what is to be matched is frozen, a job works it out."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from mentoring.models import MatchRun, Programme
from mentoring.models.lists import check_weights
from mentoring.proposing.freezing import Frozen, fingerprint_of, frozen_of, settings_of
from mentoring.proposing.imagining import Changes, imagined
from mentoring.proposing.job import calculate_run
from vocabulary.refused import Refused

MATCHED_IN = (Programme.State.OPEN, Programme.State.MATCHING, Programme.State.RUNNING)


class NotNow(Refused):
    message = _("This programme is not open, or is over: nobody is matched now.")


class NobodyToMatch(Refused):
    message = _(
        "There is nobody to match: it needs accepted students without a mentor, and accepted "
        "mentors with a free place."
    )


class NothingToCompare(Refused):
    message = _("Wait until the run is done, or choose another: it has no pairs to compare with.")


class Gone(Refused):
    message = _("Somebody in this run has been erased since. Match anew, and ask then.")


@transaction.atomic
def run(programme_id: int, by: User, weights: dict[str, int] | None = None) -> MatchRun:
    """Asked twice of the same people with the same settings, it is the same run.

    Raises NotNow, NobodyToMatch, and ValidationError for weights that are none.
    """
    programme = Programme.objects.locked(programme_id)
    if programme.state not in MATCHED_IN:
        raise NotNow
    settings = settings_of(programme, weights)
    check_weights(settings["weights"])
    frozen = frozen_of(programme)
    if not frozen["students"] or not frozen["mentors"]:
        raise NobodyToMatch
    return _asked(programme, frozen, settings, by)


@transaction.atomic
def what_if(run_id: int, changes: Changes, by: User) -> MatchRun:
    """The same question as that run's, but for these changes. Raises NothingToCompare, Gone."""
    base = MatchRun.objects.select_related("programme").get(pk=run_id)
    programme = Programme.objects.locked(base.programme_id)
    base = MatchRun.objects.get(pk=run_id)
    if base.state not in (MatchRun.State.DONE, MatchRun.State.INFEASIBLE):
        raise NothingToCompare
    if not is_whole(base):
        raise Gone
    frozen, settings = imagined(base.frozen, base.settings, changes)
    check_weights(settings["weights"])
    asked = {"what_if": changes.to_json(), "compared_with": base}
    return _asked(programme, frozen, settings, by, **asked)


def is_whole(run: MatchRun) -> bool:
    """Whether everybody who was matched can still be read of; whoever is erased cannot."""
    return fingerprint_of(run.frozen, run.settings) == run.fingerprint


def _asked(
    programme: Programme, frozen: Frozen, settings: Frozen, by: User, **more: Any
) -> MatchRun:
    fingerprint = fingerprint_of(frozen, settings)
    known = programme.runs.exclude(state=MatchRun.State.FAILED).filter(fingerprint=fingerprint)
    same: MatchRun | None = known.filter(**({"what_if": {}} | more)).first()
    if same is not None:
        return same
    made: MatchRun = MatchRun.objects.create(
        programme=programme,
        number=(programme.runs.aggregate(last=Max("number"))["last"] or 0) + 1,
        frozen=frozen,
        settings=settings,
        fingerprint=fingerprint,
        asked_by=by,
        **more,
    )
    AccessLog.add("mentoring.matched", made, by=by)
    calculate_run.enqueue(made.pk)
    return made
