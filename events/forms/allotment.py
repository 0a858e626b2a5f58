"""What the contact of an allotment writes: who comes, and how many seats are needed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.forms.sign_up import check_named, guest_fields
from events.sign_up.allotted import Allotted
from events.sign_up.party import Guest
from events.sign_up.people import Member

ROWS = 20  # without names, at once; after saving there are more


@dataclass(frozen=True)
class SeatFields:
    """One seat's fields, to be drawn together; ``member`` has it already."""

    place: int  # counted from 1
    member: Member | None
    fields: list[forms.BoundField]


class NamesForm(forms.Form):
    """One row for each person and each seat without a name."""

    def __init__(self, allotted: Allotted, data: Any = None) -> None:
        self.members = {one.number: one for one in allotted.people if one.may_change}
        self.numbers = [*self.members, *allotted.numbers[:ROWS]]
        initial: dict[str, str] = {}
        for number, member in self.members.items():
            seat = member.next_seat
            known = (seat.given_name, seat.family_name, seat.email)
            initial |= dict(zip(guest_fields(number), known, strict=True))
        super().__init__(data, initial=initial)
        for number in self.numbers:
            self.fields |= _fields(number, named=number in self.members)

    @property
    def seats(self) -> Iterator[SeatFields]:
        for place, number in enumerate(self.numbers, start=1):
            fields = [self[name] for name in guest_fields(number)]
            yield SeatFields(place, self.members.get(number), fields)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in self.numbers:
            check_named(self, number)
        return cleaned

    @property
    def names(self) -> Mapping[int, Guest]:
        """Of a valid form."""
        return {
            number: Guest(*(self.cleaned_data[name] for name in guest_fields(number)))
            for number in self.numbers
        }


def _fields(number: int, *, named: bool) -> dict[str, forms.Field]:
    """A seat that has a name keeps one; the page says once what an address is for."""
    fields = guest_fields(number)
    given, _family, email = fields.values()
    email.help_text = ""
    if named:
        given.required = True
        words = _("Write who comes instead, or press “Take off” below the name.")
        given.error_messages["required"] = words
    return fields


class FewerForm(forms.Form):
    """Never more: others may want those."""

    def __init__(self, allotted: Allotted, data: Any = None) -> None:
        super().__init__(data, initial={"seats": allotted.seats})
        too_many = gettext("You can take fewer here. Write to us if you need more.")
        self.fields["seats"] = forms.IntegerField(
            label=_("How many seats do you need?"),
            min_value=max(1, len(allotted.people)),
            max_value=max(1, allotted.seats),
            error_messages={"max_value": too_many},
        )
