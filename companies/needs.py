"""Which desks each person of a group needs, worked out from citizenship and municipality."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from companies.models import GroupBooking, RosterRow
from companies.roster_rows import brings_family
from events.placing.placement import Needs
from guidance.models import Municipality, Purpose
from guidance.requirements import Requirements
from guidance.rulebook import Rulebook
from vocabulary.countries import CitizenshipGroup

Desks = Needs


class PeopleRules:
    """What the rules say of the people of one centre; loads once, then asks no database."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.municipalities = {m.name: m for m in Municipality.objects.all()}
        self.every_desk: Desks = self.desks(citizenship=CitizenshipGroup.EU, municipality=None)

    def requirements(
        self, *, citizenship: str, municipality: Municipality | None, family: bool = False
    ) -> Requirements:
        return self.rulebook.requirements_for(
            citizenship=citizenship,
            purpose=Purpose.WORK,
            family=family,
            municipality=municipality,
        )

    def desks(self, *, citizenship: str, municipality: Municipality | None) -> Desks:
        found = self.requirements(citizenship=citizenship, municipality=municipality)
        return frozenset(authority.pk for authority in found.authorities_here)

    def of_values(self, values: Mapping[str, Any]) -> Requirements | None:
        """For the cleaned values of a row; None while its citizenship is not known."""
        if not values.get("citizenship"):
            return None
        return self.requirements(
            citizenship=values["citizenship"],
            municipality=self.municipalities.get(values.get("municipality", "")),
            family=brings_family(values),
        )

    def desks_of_row(self, row: RosterRow) -> Desks:
        """A person whose citizenship is still to be put right is counted at every desk."""
        found = self.of_values(row.values)
        if found is None:
            return self.every_desk
        return frozenset(authority.pk for authority in found.authorities_here)

    def desks_of_rows(self, rows: Iterable[RosterRow]) -> list[Desks]:
        return [self.desks_of_row(row) for row in rows]

    def desks_of_headcount(self, group: GroupBooking) -> list[Desks]:
        """One entry a person, residents of the host municipality being assumed."""
        host = group.at_centre.host
        kinds: Sequence[tuple[int, Desks]] = [
            (group.headcount_unknown, self.every_desk),
            *(
                (
                    getattr(group, f"headcount_{kind.value}"),
                    self.desks(citizenship=kind, municipality=host),
                )
                for kind in CitizenshipGroup
            ),
        ]
        return [desks for number, desks in kinds for _ in range(number)]
