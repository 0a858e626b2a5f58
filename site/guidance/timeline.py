"""Rules as they will be at an hour to come, once what is scheduled has been published."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Revision

from guidance.lists import Rule, Rules, requires_of_rules
from guidance.models import Step, StepRule
from guidance.models.drafts import Drafted

V = TypeVar("V")
Versions = Sequence[tuple[datetime, V]]
"""Each from its hour until the next one's."""

ALWAYS = datetime.min.replace(tzinfo=UTC)


class Timeline:
    """Read once; then it asks the database nothing. ``draft``: a rule that counts whatever its
    step does."""

    def __init__(
        self,
        steps: Mapping[int, Step],
        of_steps: Mapping[int, Versions[Step]],
        of_rules: Mapping[int | None, Versions[Rule]],
        draft: Rule | None = None,
    ) -> None:
        self.steps = steps
        self.of_steps = of_steps
        self.of_rules = of_rules
        self.draft = draft

    @classmethod
    def load(cls) -> Self:
        steps = {step.pk: step for step in Step.objects.select_related("authority")}
        of_steps = {pk: [(ALWAYS, step)] for pk, step in steps.items() if step.live}
        for at, dated in scheduled(Step):
            of_steps.setdefault(dated.pk, []).append((at, dated))
        requires = requires_of_rules()
        of_rules: dict[int | None, list[tuple[datetime, Rule]]] = {}
        for rule in StepRule.objects.published():
            of_rules[rule.pk] = [(ALWAYS, Rule(rule, requires.get(rule.pk, frozenset())))]
        for at, dated in scheduled(StepRule):
            of_rules.setdefault(dated.pk, []).append((at, as_rule(dated)))
        return cls(steps, of_steps, of_rules)

    def without(self, draft: Rule) -> "Timeline":
        """As if nothing became of any draft of this rule."""
        return self._with(draft.rule.pk, self._published(draft))

    def publishing(self, draft: Rule) -> "Timeline":
        """As if this draft were approved now: it counts from its own hour, if that is to come."""
        versions = [*self._published(draft), (draft.rule.go_live_at or ALWAYS, draft)]
        return self._with(draft.rule.pk, versions, draft)

    def points(self, on: date, since: datetime | None = None) -> Iterator[tuple[datetime, date]]:
        """Every moment at which something may be another than before, with the day to look at.

        From ``on``, or from the hour ``since`` if that is later.
        """
        now = timezone.now()
        start = max(now, since or now)
        moments = [start, *sorted({at for at in self._hours() if at > start})]
        days = sorted(self._days())
        for n, moment in enumerate(moments):
            first = max(on, timezone.localdate(moment)) if moment > now else on
            last = timezone.localdate(moments[n + 1]) if n + 1 < len(moments) else date.max
            yield moment, first
            yield from ((moment, day) for day in days if first < day <= last)

    def at(self, moment: datetime, day: date) -> Rules:
        """What counts then; days of rules are apart from hours, so both are asked for."""
        live = {pk for pk, versions in self.of_steps.items() if _current(versions, moment)}
        found = [self._rule(versions, moment) for versions in self.of_rules.values()]
        rules = [
            rule
            for rule in found
            if rule is not None
            and rule.rule.in_force_on(day)
            and (rule.rule.step_id in live or rule is self.draft)
        ]
        rules.sort(key=lambda rule: (self._position(rule), rule.rule.pk or 0))
        return Rules(self.steps.values(), rules)

    def _with(
        self, pk: int | None, versions: Versions[Rule], draft: Rule | None = None
    ) -> "Timeline":
        return Timeline(self.steps, self.of_steps, {**self.of_rules, pk: versions}, draft)

    def _published(self, draft: Rule) -> Versions[Rule]:
        known = self.of_rules.get(draft.rule.pk, [])
        return [(at, rule) for at, rule in known if at == ALWAYS]

    def _rule(self, versions: Versions[Rule], moment: datetime) -> Rule | None:
        begun = [rule for at, rule in versions if at <= moment]
        return begun[-1] if begun and not is_over(begun[-1].rule, moment) else None

    def _position(self, rule: Rule) -> int:
        return self.steps[rule.rule.step_id].position

    def _hours(self) -> Iterator[datetime]:
        for steps in self.of_steps.values():
            for at, step in steps:
                yield from (at, step.expire_at or ALWAYS)
        for rules in self.of_rules.values():
            for at, rule in rules:
                yield from (at, rule.rule.expire_at or ALWAYS)

    def _days(self) -> set[date]:
        """On which a rule begins, or has ended the day before."""
        rules = [rule.rule for versions in self.of_rules.values() for _at, rule in versions]
        ends = {rule.valid_to + timedelta(days=1) for rule in rules if rule.valid_to}
        return {rule.valid_from for rule in rules if rule.valid_from} | ends


def scheduled(model: type[Drafted]) -> Iterator[tuple[datetime, Any]]:
    """What has been approved for an hour, in the order in which it will be published."""
    kind = ContentType.objects.get_for_model(model)
    dated = Revision.objects.filter(content_type=kind, approved_go_live_at__isnull=False)
    for revision in dated.order_by("approved_go_live_at", "pk"):
        yield revision.approved_go_live_at, revision.as_object()


def as_rule(draft: StepRule) -> Rule:
    """As it is written, not as it is published."""
    return Rule(draft, frozenset(step.pk for step in draft.requires.all()))


def _current(versions: Versions[Step], moment: datetime) -> Step | None:
    begun = [step for at, step in versions if at <= moment]
    return begun[-1] if begun and not is_over(begun[-1], moment) else None


def is_over(row: Drafted, moment: datetime) -> bool:
    """Whether its expiry has come."""
    return row.expire_at is not None and row.expire_at <= moment
