"""Signing a party up for an event: who comes, where she lives, and the event's own questions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from events.forms.book import EMPTY, BookForm
from events.forms.names import OneLine, email_field, name_field
from events.models import Event, Question
from events.sign_up.party import Guest, Party
from guidance.models import Municipality
from vocabulary.cpr import reject_cpr

FEW_OPTIONS = 6  # up to here they are shown all at once
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
        words = _now("Write the given name too. Or empty all three, and name them later.")
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
        help_text=_now("We ask because this event is for people who live in %(places)s.")
        % {"places": ", ".join(homes)},
    )


def answer_field(question: Question) -> forms.Field:
    """The question with why it is asked, and how long the answer is kept."""
    common = {
        "label": question.text,
        "required": question.required,
        "help_text": _why(question),
        "error_messages": {"required": _("Please answer this: the organiser needs it.")},
    }
    if question.kind == Question.Kind.TEXT:
        return OneLine(max_length=500, validators=[reject_cpr], **common)
    if question.kind == Question.Kind.YES_NO:
        choices = [("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
    options = _options(question)
    if len(options) <= FEW_OPTIONS:
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect, **common)
    return forms.ChoiceField(choices=[EMPTY, *options], **common)


def _options(question: Question) -> list[tuple[str, str]]:
    """The English one is kept, whatever it was read in."""
    kept, shown = question.options_en, question.options
    return list(zip(kept, shown if len(shown) == len(kept) else kept, strict=True))


def _why(question: Question) -> str:
    kept = ngettext(
        "We delete the answer %(days)d day after the event.",
        "We delete the answer %(days)d days after the event.",
        question.keep_days,
    )
    return format_html("{} {}", question.reason, kept % {"days": question.keep_days})
