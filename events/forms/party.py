"""What she who signed up may change: who comes with her, and whose the seats are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.fields import email_field, name_field
from events.forms.sign_up import GuestFields, check_named, guest_fields
from events.sign_up.party import Guest
from events.sign_up.people import Member
from vocabulary.cpr import reject_cpr


class GuestsForm(forms.Form):
    """The names of some people of a party, by their numbers."""

    def __init__(self, people: Sequence[Member], *args: Any, **kwargs: Any) -> None:
        initial: dict[str, str] = {}
        for member in people:
            seat = member.next_seat
            known = (seat.given_name, seat.family_name, seat.email)
            initial |= dict(zip(guest_fields(member.number), known, strict=True))
        super().__init__(*args, initial=initial, **kwargs)
        self.numbers = [member.number for member in people]
        for number in self.numbers:
            self.fields |= guest_fields(number)

    @property
    def guests(self) -> Iterator[GuestFields]:
        for number in self.numbers:
            yield GuestFields(number, number + 1, [self[name] for name in guest_fields(number)])

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


class AddGuestForm(forms.Form):
    """One person more. The number is the page's own: sent twice, it is one person."""

    number = forms.IntegerField(min_value=1, max_value=9999, widget=forms.HiddenInput)
    given_name = name_field(_("Given name"), required=False)
    family_name = name_field(_("Family name"), required=False)
    email = email_field(required=False, help_text=_("If the ticket is to go there too."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        others = cleaned.get("family_name") or cleaned.get("email")
        if others and not cleaned.get("given_name") and "given_name" not in self.errors:
            self.add_error(
                "given_name", gettext("Write the given name too, or leave all three empty.")
            )
        return cleaned

    @property
    def guest(self) -> Guest:
        return Guest(*(self.cleaned_data[name] for name in ("given_name", "family_name", "email")))


class HandOverForm(forms.Form):
    ONE, ALL = "one", "all"

    what = forms.ChoiceField(
        label=_("What do you hand over?"),
        choices=[
            (ONE, _("My seat only: I stay the one who looks after the others")),
            (ALL, _("Everything: my seat, and looking after the others")),
        ],
        widget=forms.RadioSelect,
    )
    given_name = name_field(_("Given name"))
    family_name = name_field(_("Family name"), required=False)
    email = email_field(
        help_text=_("The new ticket goes there. Please look twice: the old one stops to work.")
    )

    def __init__(self, *args: Any, asks_what: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_what:
            del self.fields["what"]

    @property
    def to(self) -> Guest:
        return Guest(*(self.cleaned_data[name] for name in ("given_name", "family_name", "email")))


class FeedbackForm(forms.Form):
    """Two questions, and room for a sentence."""

    stars = forms.TypedChoiceField(
        label=_("How satisfied are you?"),
        choices=[
            ("5", _("Very satisfied")),
            ("4", _("Satisfied")),
            ("3", _("Neither nor")),
            ("2", _("Dissatisfied")),
            ("1", _("Very dissatisfied")),
        ],
        coerce=int,
        widget=forms.RadioSelect,
    )
    settled = forms.TypedChoiceField(
        label=_("Were your questions answered?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Anything you want to tell us?"),
        max_length=1000,
        required=False,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Please name nobody. Who you are is not shown with it."),
    )
