"""How many of all checklists another rule changes: every kind of person, at every centre."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from guidance.arrival.checklist import PersonsList, persons_list
from guidance.bench.differences import differ
from guidance.bench.drafted import Drafts
from guidance.models import Centre, Municipality
from guidance.person_types import PERSON_TYPES, PersonType
from guidance.profiles import Profile
from guidance.rulebook import Rulebook


@dataclass(frozen=True)
class Case:
    """One list: ``served``: she lives where the centre registers for the municipality."""

    kind: PersonType
    profile: Profile
    centre: Centre
    municipality: Municipality
    served: bool

    def by(self, rules: Rulebook) -> PersonsList:
        return persons_list("you", self.profile, rules, self.municipality)


@dataclass(frozen=True)
class EffectRow:
    """``changed``: for each centre, how many of its ``of`` lists are another."""

    kind: PersonType
    changed: tuple[int, ...]
    of: int

    @property
    def any(self) -> bool:
        return any(self.changed)


def cases(centres: list[Centre]) -> Iterator[Case]:
    """With family or without, in agreement or not."""
    homes = {centre.pk: places(centre) for centre in centres}
    for kind in PERSON_TYPES:
        for centre in centres:
            for municipality, served in homes[centre.pk]:
                for profile in kind.profiles():
                    yield Case(kind, profile, centre, municipality, served)


def places(centre: Centre) -> list[tuple[Municipality, bool]]:
    """The centre's own municipality, and one that no centre has an agreement with."""
    alone = Municipality.objects.filter(agreements=None).order_by("name").first()
    return [(centre.host, True)] + ([(alone, False)] if alone else [])


def effect(drafts: Drafts, on: date) -> tuple[list[Centre], list[EffectRow]]:
    centres = list(Centre.objects.select_related("host"))
    now = _books(centres, lambda centre: Rulebook.load(centre, on))
    then = _books(centres, lambda centre: drafts.rulebook(centre, on))
    lists = 0
    changed: dict[tuple[str, int], int] = {}
    for case in cases(centres):
        lists += 1
        before, after = case.by(now[case.centre.pk]), case.by(then[case.centre.pk])
        if differ(before.steps, after.steps):
            key = (case.kind.key, case.centre.pk)
            changed[key] = changed.get(key, 0) + 1
    of = lists // max(1, len(PERSON_TYPES) * len(centres))
    rows = [
        EffectRow(kind, tuple(changed.get((kind.key, c.pk), 0) for c in centres), of)
        for kind in PERSON_TYPES
    ]
    return centres, rows


def _books(centres: list[Centre], load: Callable[[Centre], Rulebook]) -> dict[int, Rulebook]:
    return {centre.pk: load(centre) for centre in centres}
