"""Signing a party up for an event: who comes, where she lives, and the event's own questions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from events.fields import EMPTY, answer_field, email_field, name_field
from events.forms.book import BookForm
from events.models import Event
from events.sign_up.party import Guest, Party
from guidance.models import Municipality

LAST_KEY = 99
SIGN_UP, WAIT, ADD, REMOVE = "sign_up", "wait", "add", "remove-"


@dataclass(frozen=True)
class GuestFields:
    """The fields of one person whom she brings, to be drawn together."""

    key: int
    number: int
    fields: Sequence[forms.BoundField]


class SignUpForm(BookForm):
    # No person sees it or comes to it by the keyboard; who fills it in is a program.
    subject = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, event: Event, *args: Any, keys: Sequence[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        self.keys = _keys(self.data) if self.is_bound else list(keys)
        self.fields["email"].help_text = _("We send your ticket there, and news of this event.")
        for key in self.keys:
            self.fields |= guest_fields(key)
        if homes := [each.name for each in event.homes]:
            self.fields["municipality"] = _municipality_field(homes)
        self.questions = list(event.questions.filter(asked=True))
        self.fields |= {f"question_{each.pk}": answer_field(each) for each in self.questions}

    @classmethod
    def changed(cls, event: Event, data: QueryDict, step: str) -> "SignUpForm":
        """As it was typed, with a person more or less, and nothing found fault with."""
        keys = _keys(data)
        if step == ADD and len(keys) < event.party_limit - 1:
            keys.append(max(keys, default=0) + 1)
        elif step.startswith(REMOVE):
            keys = [key for key in keys if f"{REMOVE}{key}" != step]
        return cls(event, initial=data.dict(), keys=keys)

    @property
    def template_guest(self) -> GuestFields:
        """From which a script makes one more person."""
        form = forms.Form(prefix=None)
        form.fields = guest_fields(0)  # type: ignore[assignment]
        return GuestFields(0, 0, list(form))

    @property
    def guests(self) -> Iterator[GuestFields]:
        for number, key in enumerate(self.keys, start=2):
            yield GuestFields(key, number, [self[name] for name in guest_fields(key)])

    @property
    def answers(self) -> Iterator[forms.BoundField]:
        for question in self.questions:
            yield self[f"question_{question.pk}"]

    @property
    def may_add(self) -> bool:
        return len(self.keys) < self.event.party_limit - 1

    @property
    def is_from_a_program(self) -> bool:
        return bool(self.data.get("subject"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for key in self.keys:
            check_named(self, key)
        return cleaned

    @property
    def party(self) -> Party:
        """Of a valid form."""
        cleaned = self.cleaned_data
        guests = [Guest(*(cleaned[name] for name in guest_fields(key))) for key in self.keys]
        contact = Guest(cleaned["given_name"], cleaned["family_name"], cleaned["email"])
        home = cleaned.get("municipality")
        return Party(
            people=(contact, *guests),
            language=get_language() or "en",
            municipality=home.code if home else "",
            answers={each.pk: cleaned[f"question_{each.pk}"] for each in self.questions},
        )


def check_named(form: forms.Form, key: int) -> None:
    """Somebody with a family name or an address has a given name as well."""
    first, *rest = guest_fields(key)
    others = any(form.cleaned_data.get(name) for name in rest)
    if others and not form.cleaned_data.get(first) and first not in form.errors:
        words = gettext("Write the given name too. Or empty all three, and name them later.")
        form.add_error(first, words)


def _keys(data: Mapping[str, Any]) -> list[int]:
    """Of the people she brings, as the page numbered them; what is no such number is left out."""
    sent = data.getlist("guest") if isinstance(data, QueryDict) else data.get("guest", [])
    keys = [int(key) for key in sent if len(key) < len(str(LAST_KEY)) + 1 and key.isdecimal()]
    return list(dict.fromkeys(key for key in keys if key))


def guest_fields(key: int) -> dict[str, forms.Field]:
    """In the order of ``Guest``."""
    email = email_field(required=False, help_text=_("If the ticket is to go there too."))
    return {
        f"guest_{key}_given_name": name_field(_("Given name"), required=False),
        f"guest_{key}_family_name": name_field(_("Family name"), required=False),
        f"guest_{key}_email": email,
    }


def _municipality_field(homes: Sequence[str]) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=_("The municipality you live in"),
        queryset=Municipality.objects.all(),
        to_field_name="code",
        empty_label=str(EMPTY[1]),
        help_text=gettext("We ask because this event is for people who live in %(places)s.")
        % {"places": ", ".join(homes)},
    )
