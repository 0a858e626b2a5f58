"""What the rules say of a step, on the page that belongs to it: editors never write it twice."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils import timezone

from guidance.chapters import Audience
from guidance.guides.way import profiles_of
from guidance.models import Centre, CentreService, Document, Step, StepDeadline
from guidance.models.rules import Condition
from guidance.profiles import Profile, Purpose, every_profile
from guidance.rulebook import Rulebook
from vocabulary.countries import CitizenshipGroup

Pairs = set[tuple[CitizenshipGroup, Purpose]]  # of a citizenship group and a purpose


@dataclass(frozen=True)
class ForWhom:
    """``what`` holds for those named in ``whom``, or for all who have the step."""

    what: Any
    whom: str = ""
    only_if: str = ""
    address: str = ""


@dataclass(frozen=True)
class StepFacts:
    """``before`` and ``after``: the steps next to it, with the addresses of their pages."""

    step: Step
    centres: tuple[Centre, ...] = ()
    before: tuple[ForWhom, ...] = ()
    after: tuple[ForWhom, ...] = ()
    papers: tuple[ForWhom, ...] = ()
    deadlines: tuple[ForWhom, ...] = ()


@dataclass
class Reader:
    """Collects the facts of one step for the readers of one guide; two queries."""

    step: Step
    audience: Audience
    rules: Rulebook
    addresses: Mapping[int, str]
    profiles: list[Profile] = field(init=False)

    def __post_init__(self) -> None:
        readers = profiles_of(self.audience)
        having = [p for p in readers if self.step.pk in self.rules.list_for(p)]
        self.profiles = having or list(every_profile())
        self.all = _pairs(self.profiles)

    def facts(self) -> StepFacts:
        return StepFacts(
            self.step,
            tuple(self._centres()),
            tuple(self._steps(lambda listed: listed[self.step.pk].requires & listed.keys())),
            tuple(self._steps(self._waiting)),
            tuple(self._papers()),
            tuple(self._deadlines()),
        )

    def _centres(self) -> Iterator[Centre]:
        if self.step.place == Step.Place.CENTRE:
            refused = CentreService.objects.on(timezone.localdate()).filter(offered=False)
            yield from Centre.objects.exclude(
                pk__in=refused.filter(step=self.step).values("centre")
            ).order_by("pk")

    def _waiting(self, listed: Mapping[int, Any]) -> Iterable[int]:
        return [pk for pk, each in listed.items() if self.step.pk in each.requires]

    def _steps(self, near: Callable[[Mapping[int, Any]], Iterable[int]]) -> Iterator[ForWhom]:
        found: dict[int, list[Profile]] = {}
        for profile in self.profiles:
            listed = self.rules.list_for(profile)
            for pk in near(listed) if self.step.pk in listed else ():
                found.setdefault(pk, []).append(profile)
        steps = self.rules.rules.steps
        for pk in sorted(found, key=lambda pk: steps[pk].position):
            whom = self._whom(_pairs(found[pk]))
            yield ForWhom(steps[pk], whom, address=self.addresses.get(pk, ""))

    def _papers(self) -> Iterator[ForWhom]:
        """A paper asked for twice, of some always and of others perhaps, is told once."""
        found: dict[Document, list[Any]] = {}
        for rule in self.rules.document_rules.get(self.step.pk, ()):
            if pairs := self._fitting(rule):
                found.setdefault(rule.document, []).append((rule, pairs))
        for paper, rules in found.items():
            always = [pairs for rule, pairs in rules if not rule.only_if]
            whom = self._whom(set().union(*(always or [pairs for _rule, pairs in rules])))
            only_if = "" if always else str(rules[0][0].only_if)
            yield ForWhom(paper, whom, only_if)

    def _deadlines(self) -> Iterator[ForWhom]:
        found: dict[str, tuple[StepDeadline, Pairs]] = {}
        for deadline in self.rules.deadlines.get(self.step.pk, ()):
            if pairs := self._fitting(deadline):
                first, known = found.get(deadline.sentence, (deadline, set()))
                found[deadline.sentence] = (first, known | pairs)
        for deadline, pairs in found.values():
            yield ForWhom(deadline, self._whom(pairs))

    def _fitting(self, condition: Condition) -> Pairs:
        return _pairs(each for each in self.profiles if condition.applies_to(each))

    def _whom(self, pairs: Pairs) -> str:
        """Citizens of what, and come for what; empty for all who have the step."""
        groups = _labels(CitizenshipGroup, {g for g, _p in pairs}, {g for g, _p in self.all})
        purposes = _labels(Purpose, {p for _g, p in pairs}, {p for _g, p in self.all})
        return " · ".join(words for words in (groups, purposes) if words)


def _pairs(profiles: Iterable[Profile]) -> Pairs:
    return {(profile.group, profile.purpose) for profile in profiles}


def _labels(choices: type[TextChoices], some: Collection[str], every: Collection[str]) -> str:
    """Nothing where it is all of them."""
    if some == every:
        return ""
    return ", ".join(str(each.label) for each in choices if each in some)
