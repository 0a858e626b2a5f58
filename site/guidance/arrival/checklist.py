"""The answer: her steps in order, where each is done, what can wait, and what is not for her."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from guidance.answers import RequiredStep, Requirements
from guidance.arrival.asked import Asked
from guidance.in_force import rulebook
from guidance.models import Centre, Municipality, Step, StepDeadline, StepRule
from guidance.profiles import Profile, Purpose
from guidance.rulebook import Rulebook


@dataclass(frozen=True)
class NotForYou:
    """A step that others have, and for whom it is."""

    step: Step
    whom: tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """A step, and by when this person does it."""

    needed: RequiredStep
    deadlines: tuple[StepDeadline, ...]


@dataclass(frozen=True)
class PersonsList:
    """Of one person: ``must`` in an order in which they can be done, ``may`` a choice."""

    who: str  # "you", "partner" or "children"
    needs: Requirements
    steps: tuple[Listed, ...]

    @property
    def must(self) -> tuple[Listed, ...]:
        return tuple(step for step in self.steps if not step.needed.optional)

    @property
    def may(self) -> tuple[Listed, ...]:
        return tuple(step for step in self.steps if step.needed.optional)


@dataclass(frozen=True)
class Checklist:
    """``centre`` registers people of her municipality (``serves``), or is the nearest known."""

    asked: Asked
    on: date
    centre: Centre
    serves: bool
    municipality: Municipality | None
    lists: tuple[PersonsList, ...]
    not_for_you: tuple[NotForYou, ...]

    @property
    def yours(self) -> PersonsList:
        return self.lists[0]

    @property
    def comes_to_centre(self) -> bool:
        return any(person.needs.authorities_here for person in self.lists)


def checklist(asked: Asked, on: date) -> Checklist:
    """By the rules of this day. All questions are answered; without a centre: DoesNotExist."""
    municipality = asked.moving_to()
    centre, serves = _centre_for(municipality, asked.profile, on)
    rules = rulebook(centre, on)
    deadlines = _deadlines(on)
    lists = tuple(
        _list(who, profile, _needs(rules, profile, municipality), deadlines)
        for who, profile in _people(asked)
    )
    return Checklist(
        asked=asked,
        on=on,
        centre=centre,
        serves=serves,
        municipality=municipality,
        lists=lists,
        not_for_you=tuple(_not_for_you(lists[0].needs, on)),
    )


def _deadlines(on: date) -> dict[int, list[StepDeadline]]:
    """By step."""
    found: dict[int, list[StepDeadline]] = {}
    for deadline in StepDeadline.objects.on(on).order_by("step_id", "number", "id"):
        found.setdefault(deadline.step_id, []).append(deadline)
    return found


def _list(
    who: str, profile: Profile, needs: Requirements, deadlines: Mapping[int, list[StepDeadline]]
) -> PersonsList:
    def of(step: RequiredStep) -> tuple[StepDeadline, ...]:
        known = deadlines.get(step.step.pk, ())
        return tuple(deadline for deadline in known if deadline.applies_to(profile))

    return PersonsList(who, needs, tuple(Listed(step, of(step)) for step in needs.steps))


def _people(asked: Asked) -> list[tuple[str, Profile]]:
    """Children travel on their parent's grounds; a partner has a citizenship of her own."""
    own = asked.profile
    people = [("you", own)]
    if asked.along and asked.along.partner:
        people.append(("partner", Profile(asked.partner or own.group, Purpose.FAMILY, True)))
    if asked.along and asked.along.children:
        people.append(("children", Profile(own.group, Purpose.FAMILY, True)))
    return people


def _needs(rules: Rulebook, profile: Profile, municipality: Municipality | None) -> Requirements:
    return rules.requirements_for(
        citizenship=profile.group,
        purpose=profile.purpose,
        family=profile.family,
        municipality=municipality,
    )


def _centre_for(
    municipality: Municipality | None, profile: Profile, on: date
) -> tuple[Centre, bool]:
    """The centre that serves her municipality; else one in her region, else the first."""
    centres = list(Centre.objects.select_related("host"))
    if not centres:
        raise Centre.DoesNotExist
    if municipality is None:
        return centres[0], False
    serving = rulebook(centres[0], on).centres_serving(municipality, profile)
    if serving:
        return serving[0], True
    return _nearest(centres, municipality), False


def _nearest(centres: Sequence[Centre], municipality: Municipality) -> Centre:
    in_region = [each for each in centres if each.host.region == municipality.region]
    return (in_region or list(centres))[0]


def _not_for_you(needs: Requirements, on: date) -> list[NotForYou]:
    listed = {each.step.pk for each in needs.steps}
    rules = Prefetch("rules", StepRule.objects.on(on), to_attr="now")
    steps = Step.objects.exclude(pk__in=listed).prefetch_related(rules)
    return [NotForYou(step, _whom(step.now)) for step in steps if step.now]


def _whom(rules: Sequence[StepRule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule.whom for rule in rules))
