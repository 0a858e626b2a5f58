"""The list of steps of a kind of person: which of the rules fit, added up."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from guidance.models import DatedQuerySet, Step, StepRule
from guidance.ordering import in_order
from guidance.profiles import Profile


@dataclass(frozen=True)
class Rule:
    """A rule as it is, or as somebody is about to save it."""

    rule: StepRule
    requires: frozenset[int]


@dataclass(frozen=True)
class Listed:
    """A step on a list, with the rules that put it there."""

    step: Step
    rules: tuple[StepRule, ...]
    requires: frozenset[int]
    optional: bool


class Rules:
    """The rules of one day; once loaded they ask the database nothing."""

    def __init__(self, steps: Iterable[Step], rules: Iterable[Rule]) -> None:
        self.steps: Mapping[int, Step] = {step.pk: step for step in steps}
        self.rules: Collection[Rule] = tuple(rules)

    @classmethod
    def load(cls, on: date) -> "Rules":
        """With every step, also those that are on nobody's list: three queries."""
        steps = Step.objects.select_related("authority")
        return cls(steps, rules_in(StepRule.objects.filter(step__live=True), on))

    @classmethod
    def in_force(cls, on: date) -> "Rules":
        """With the steps that are on somebody's list: two queries."""
        published = StepRule.objects.filter(step__live=True)
        rules = rules_in(published.select_related("step__authority"), on)
        return cls((each.rule.step for each in rules), rules)

    def list_for(self, profile: Profile) -> dict[int, Listed]:
        """By step, in an order in which they can be done."""
        fitting: dict[int, list[Rule]] = {}
        for each in self.rules:
            if each.rule.applies_to(profile):
                fitting.setdefault(each.rule.step_id, []).append(each)
        waits_for = {pk: _requires(rules) for pk, rules in fitting.items()}
        listed: dict[int, Listed] = {}
        for pk in in_order(waits_for, place=self._position):
            listed[pk] = self._listed(pk, fitting[pk], listed)
        return listed

    def _position(self, pk: int) -> int:
        return self.steps[pk].position

    def _listed(self, pk: int, fitting: list[Rule], before: Mapping[int, Listed]) -> Listed:
        """Nobody is held to a step that waits for one which is not for everybody."""
        requires = _requires(fitting)
        waits = any(before[key].optional for key in requires if key in before)
        optional = waits or all(each.rule.optional for each in fitting)
        return Listed(self.steps[pk], tuple(each.rule for each in fitting), requires, optional)


def rules_in(rules: DatedQuerySet, on: date) -> list[Rule]:
    requires = requires_of_rules()
    return [Rule(rule, requires.get(rule.pk, frozenset())) for rule in rules.on(on)]


def requires_of_rules() -> dict[int, frozenset[int]]:
    """By rule the steps that it waits for, by their keys."""
    pairs = StepRule.requires.through._default_manager.values_list("steprule_id", "step_id")
    found: dict[int, set[int]] = {}
    for rule, step in pairs:
        found.setdefault(rule, set()).add(step)
    return {rule: frozenset(steps) for rule, steps in found.items()}


def _requires(rules: list[Rule]) -> frozenset[int]:
    return frozenset().union(*(each.requires for each in rules))
