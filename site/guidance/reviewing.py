"""How a rule gets from a draft to everybody: an editor sends it, another one publishes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Workflow, WorkflowContentType

from content.workflows import with_second_reader
from guidance.checks import new_problems
from guidance.models import Document, MunicipalityAgreement, PlanStep, Step, StepRule
from guidance.models.drafts import Drafted
from guidance.timeline import as_rule
from vocabulary.locking import LockingQuerySet

MODELS: tuple[type[Drafted], ...] = (Step, StepRule, Document, MunicipalityAgreement, PlanStep)
WORKFLOW = "Rules and papers"
TASK = "A second editor reads the rule"


def after_migrate(**signal: Any) -> None:
    set_up()


@transaction.atomic
def set_up() -> None:
    """The workflow of all rules, once: administrators may change it in the admin afterwards."""
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return
    workflow = with_second_reader(WORKFLOW, TASK)
    for model in MODELS:
        kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
        WorkflowContentType.objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Rules are checked and published in one go: two that are fine alone may wait for each other.

    The row that says what a rule is stands for all of them; nobody else waits for it.
    """
    with transaction.atomic():
        LockingQuerySet(ContentType).locked(ContentType.objects.get_for_model(StepRule).pk)
        yield


def hindrances(draft: Drafted) -> list[str]:
    """Why its latest draft cannot be published now; rules may have changed since it was sent."""
    return hindrances_of(draft.get_latest_revision_as_object())


def hindrances_of(version: Drafted) -> list[str]:
    """The same of one version, at the hour that it is for."""
    try:
        version.full_clean()
    except ValidationError as error:
        return list(error.messages)
    if not isinstance(version, StepRule):
        return []
    found = new_problems(as_rule(version), on=timezone.localdate())
    return [problem.words for problem in found]
