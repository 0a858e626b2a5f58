"""The answer: her steps in order, where each is done, what can wait, and what is not for her."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from guidance.answers import RequiredStep, Requirements
from guidance.arrival.asked import Asked
from guidance.in_force import rulebook
from guidance.lists import Rules
from guidance.models import Centre, Municipality, Step, StepDeadline, StepRule
from guidance.profiles import Profile, Purpose
from guidance.rulebook import Rulebook
from vocabulary.countries import CitizenshipGroup

CHILDREN = "children"


@dataclass(frozen=True)
class NotForYou:
    """A step that others have, and for whom it is."""

    step: Step
    whom: tuple[str, ...]


@dataclass(frozen=True)
class PersonsStep:
    """A step, and by when this person does it; ``done``: she has ticked it in a saved list."""

    needed: RequiredStep
    deadlines: tuple[StepDeadline, ...]
    done: bool = False
    has_employer: bool = True

    @property
    def employer(self) -> str:
        """What her employer does for it. Who has none yet reads it where the step is a choice."""
        told = self.has_employer or self.needed.optional
        return str(self.needed.step.employer) if told else ""


@dataclass(frozen=True)
class PersonsList:
    """Of one person: ``must`` in an order in which they can be done, ``may`` a choice."""

    who: str  # "you", "partner" or "children"
    needs: Requirements
    steps: tuple[PersonsStep, ...]

    @property
    def must(self) -> tuple[PersonsStep, ...]:
        return tuple(step for step in self.steps if not step.needed.optional)

    @property
    def may(self) -> tuple[PersonsStep, ...]:
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
    def for_employer(self) -> tuple[Step, ...]:
        """Steps that ask something of her employer, in their order."""
        return tuple(each.needed.step for each in self.yours.must if each.employer)

    def with_ticks(self, done: Collection[str]) -> "Checklist":
        """``done``: "you-cpr", "children-cpr", as browsers keep them."""
        return replace(self, lists=tuple(_ticked(each, done) for each in self.lists))

    @property
    def comes_to_centre(self) -> bool:
        return any(person.needs.authorities_here for person in self.lists)


def checklist(
    asked: Asked, on: date, rules_of: Callable[[Centre, date], Rulebook] = rulebook
) -> Checklist:
    """By the rules of this day. All questions are answered; without a centre: DoesNotExist.

    ``rules_of``: other rules than the public ones, such as the drafts'.
    """
    municipality = asked.moving_to()
    centre, serves = _centre_for(municipality, asked.profile, lambda centre: rules_of(centre, on))
    rules = rules_of(centre, on)
    lists = tuple(
        persons_list(who, profile, rules, municipality) for who, profile in _people(asked)
    )
    return Checklist(
        asked=asked,
        on=on,
        centre=centre,
        serves=serves,
        municipality=municipality,
        lists=lists,
        not_for_you=tuple(_not_for_you(lists[0].needs, rules.rules)),
    )


def _ticked(person: PersonsList, done: Collection[str]) -> PersonsList:
    steps = (replace(e, done=f"{person.who}-{e.needed.step.key}" in done) for e in person.steps)
    return replace(person, steps=tuple(steps))


def persons_list(
    who: str, profile: Profile, rules: Rulebook, municipality: Municipality | None
) -> PersonsList:
    needs = rules.requirements_for(
        citizenship=profile.group,
        purpose=profile.purpose,
        family=profile.family,
        municipality=municipality,
    )

    def of(step: RequiredStep) -> tuple[StepDeadline, ...]:
        known = rules.deadlines.get(step.step.pk, ())
        return tuple(deadline for deadline in known if deadline.applies_to(profile))

    steps = (step for step in needs.steps if who != CHILDREN or step.step.for_children)
    own = (PersonsStep(step, of(step), has_employer=profile.has_employer) for step in steps)
    return PersonsList(who, needs, tuple(own))


def _people(asked: Asked) -> list[tuple[str, Profile]]:
    """Children travel on their parent's grounds; a partner has a citizenship of her own.

    Whoever joins a citizen of the EU has the right to by EU rules, with whatever passport.
    """
    own = asked.profile
    people = [("you", own)]
    if asked.along and asked.along.partner:
        by_eu_rules = own.group == CitizenshipGroup.EU and asked.partner != CitizenshipGroup.NORDIC
        group = own.group if by_eu_rules else asked.partner or own.group
        people.append(("partner", Profile(group, Purpose.FAMILY, True)))
    if asked.along and asked.along.children:
        people.append((CHILDREN, Profile(own.group, Purpose.FAMILY, True)))
    return people


def _centre_for(
    municipality: Municipality | None,
    profile: Profile,
    rules_of: Callable[[Centre], Rulebook],
) -> tuple[Centre, bool]:
    """The centre that serves her municipality; else one in her region, else the first."""
    centres = list(Centre.objects.select_related("host"))
    if not centres:
        raise Centre.DoesNotExist
    if municipality is None:
        return centres[0], False
    serving = rules_of(centres[0]).centres_serving(municipality, profile)
    if serving:
        return serving[0], True
    return _nearest(centres, municipality), False


def _nearest(centres: Sequence[Centre], municipality: Municipality) -> Centre:
    in_region = [each for each in centres if each.host.region == municipality.region]
    return (in_region or list(centres))[0]


def _not_for_you(needs: Requirements, rules: Rules) -> Iterator[NotForYou]:
    listed = {each.step.pk for each in needs.steps}
    whose: dict[int, list[StepRule]] = {}
    for each in rules.rules:
        whose.setdefault(each.rule.step_id, []).append(each.rule)
    for pk, of_others in whose.items():
        if pk not in listed:
            yield NotForYou(rules.steps[pk], _whom(of_others))


def _whom(rules: Sequence[StepRule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule.whom for rule in rules))
