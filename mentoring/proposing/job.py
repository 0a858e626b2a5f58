"""The worker's side of a run: scores, pairs, proof, one after the other, with progress that shows.

A worker that is killed leaves the run as it was; the queue gives it to another, which begins again
from the same frozen input and comes to the same pairs.
"""

import logging
import time
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from mentoring.matching import Infeasible, Stage, match_staged
from mentoring.matching.proof import is_proven
from mentoring.models import MatchRun
from mentoring.proposing.freezing import fingerprint_of
from mentoring.proposing.keeping import certificate_to_json, result_to_json
from mentoring.proposing.question import instance_of

logger = logging.getLogger(__name__)

State = MatchRun.State
UNDER_WAY = (State.WAITING, State.WORKING)
SCORING, PROVING = "scoring", "proving"
# Per cent at which each begins. Measured with 10,000 students and 4,000 mentors.
BEGINS = {SCORING: 2, Stage.MOST: 35, Stage.WORST: 45, Stage.SUM: 60, PROVING: 90}
LOST = timedelta(hours=3)  # longer than the queue tries


class NotProven(Exception):
    """The matching's answer does not stand up to its proof: a fault of ours."""


@task()
def calculate_run(pk: int) -> None:
    calculate(pk)


def calculate(pk: int) -> None:
    run = MatchRun.objects.filter(pk=pk, state__in=UNDER_WAY).first()
    if run is None:
        return
    try:
        found = _answer(run)
    except Infeasible as error:
        found = {"state": State.INFEASIBLE, "short": error.reasons}
    except Exception:
        logger.exception("Matching run %s failed", pk)
        found = {"state": State.FAILED}
    _end(pk, found)


def give_up_lost() -> int:
    """By the clock: runs that took every worker down with them."""
    lost = MatchRun.objects.filter(state__in=UNDER_WAY, asked_at__lt=timezone.now() - LOST)
    return lost.update(state=State.FAILED, ended_at=timezone.now())


def _answer(run: MatchRun) -> dict[str, Any]:
    began = time.process_time()
    _tell(run.pk, SCORING)
    span = BEGINS[Stage.MOST] - BEGINS[SCORING]
    instance = instance_of(
        run.frozen,
        run.settings["weights"],
        lambda share: _tell(run.pk, SCORING, round(span * share)),
    )
    bands = tuple(run.settings["bands"])
    result = match_staged(instance, bands, lambda stage: _tell(run.pk, stage))
    _tell(run.pk, PROVING)
    if not is_proven(instance, result):
        raise NotProven
    return {
        "state": State.DONE,
        "result": result_to_json(result, instance, run.frozen, run.settings),
        "certificate": certificate_to_json(result.certificate),
        "cpu_seconds": round(time.process_time() - began, 3),
    }


def _tell(pk: int, stage: str, more: int = 0) -> None:
    """Written at once, for whoever watches."""
    MatchRun.objects.filter(pk=pk, state__in=UNDER_WAY).update(
        state=State.WORKING, doing=stage, progress=BEGINS[stage] + more
    )


@transaction.atomic
def _end(pk: int, found: dict[str, Any]) -> None:
    """Of two workers with the same run the first writes. Who was erased meanwhile stays so."""
    run = MatchRun.objects.locked(pk)
    if run.is_over:
        return
    if fingerprint_of(run.frozen, run.settings) != run.fingerprint:
        found = {"state": State.FAILED}
    for name, value in found.items():
        setattr(run, name, value)
    run.progress, run.doing, run.ended_at = 100, "", timezone.now()
    run.save()
