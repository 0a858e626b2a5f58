"""The rules as they would be if drafts were published: all of them, or one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from guidance.lists import Rule, Rules
from guidance.models import (
    Centre,
    CentreService,
    Document,
    DocumentRule,
    MunicipalityAgreement,
    Step,
    StepDeadline,
    StepRule,
)
from guidance.models.drafts import Drafted
from guidance.rulebook import Rulebook
from guidance.timeline import is_over, scheduled

D = TypeVar("D", bound=Drafted)


@dataclass(frozen=True)
class Drafts:
    """``only``: this draft alone; None: all that wait. ``by``: only what is scheduled until then,
    and without what is over by then."""

    only: Drafted | None = None
    by: datetime | None = None

    def rulebook(self, centre: Centre, on: date) -> Rulebook:
        papers = self._rows(Document)
        steps = self._rows(Step, "document_rules", "deadlines")
        services = CentreService.objects.on(on).filter(centre=centre).select_related("authority")
        return Rulebook(
            centre=centre,
            rules=Rules(steps.values(), self._rules(steps, on)),
            document_rules=_papers(steps.values(), papers, on),
            services=services,
            agreements=self._agreements(on),
            deadlines=_deadlines(steps.values(), on),
        )

    def _rules(self, steps: dict[int, Step], on: date) -> list[Rule]:
        """In order, as the published ones are."""
        found = []
        for rule in self._rows(StepRule, "requires").values():
            if rule.step_id in steps and rule.in_force_on(on):
                rule.step = steps[rule.step_id]
                found.append(Rule(rule, frozenset(step.pk for step in rule.requires.all())))
        return sorted(found, key=lambda each: (each.rule.step.position, each.rule.pk))

    def _agreements(self, on: date) -> list[MunicipalityAgreement]:
        rows = self._rows(MunicipalityAgreement).values()
        return sorted((r for r in rows if r.in_force_on(on)), key=lambda r: r.centre_id)

    def _rows(self, model: type[D], *more: str) -> dict[int, D]:
        """Every row that counts or would, as its draft has it, by its key."""
        rows = model.objects.select_related("latest_revision").prefetch_related(*more)
        if model is MunicipalityAgreement:
            rows = rows.select_related("centre", "municipality")
        if self.by is None:
            drafted = {row.pk: self._as_drafted(row) for row in rows}
        else:
            drafted = self._as_scheduled(model, rows, self.by)
        return {pk: row for pk, row in drafted.items() if row is not None}

    def _as_scheduled(self, model: type[D], rows: Iterable[D], by: datetime) -> dict[int, D | None]:
        found: dict[int, D] = {row.pk: row for row in rows if row.live}
        found |= {draft.pk: draft for at, draft in scheduled(model) if at <= by}
        return {pk: None if is_over(row, by) else row for pk, row in found.items()}

    def _as_drafted(self, row: D) -> D | None:
        chosen = self.only is None or self.only == row
        if chosen and row.has_unpublished_changes and row.latest_revision and not row.taken_down:
            draft: D = row.latest_revision.as_object()
            return draft
        return row if row.live else None


def _papers(steps: Iterable[Step], papers: dict[int, Document], on: date) -> Iterable[DocumentRule]:
    found = []
    for rule in (rule for step in steps for rule in step.document_rules.all()):
        if rule.document_id in papers and rule.in_force_on(on):
            rule.document = papers[rule.document_id]
            found.append(rule)
    return sorted(found, key=lambda rule: (rule.document.position, rule.pk or 0))


def _deadlines(steps: Iterable[Step], on: date) -> list[StepDeadline]:
    every: Iterable[Any] = (deadline for step in steps for deadline in step.deadlines.all())
    now = (deadline for deadline in every if deadline.in_force_on(on))
    return sorted(now, key=lambda deadline: (deadline.step_id, deadline.number, deadline.pk or 0))
