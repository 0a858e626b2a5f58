"""What an organiser writes to the people of an event."""

import secrets
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from events.fields import OneLine, SeveralLines
from events.forms.people import date_words
from events.messages.sending import Draft
from events.messages.words import unknown_in
from events.models import Event, EventMessage, Session
from vocabulary.cpr import reject_cpr

To, Dates = EventMessage.To, EventMessage.Dates
WORDS = ("subject_en", "text_en", "subject_da", "text_da")
LONGEST_SUBJECT, LONGEST_TEXT = 120, 5000


def reject_unknown_braces(text: str) -> None:
    """It would be sent as it stands."""
    if unknown := unknown_in(text):
        words = gettext(
            "There is nothing to put for {%(name)s}. Use {name}, {event} or {date}, "
            "or write it without the braces."
        )
        raise ValidationError(words % {"name": unknown[0]}, code="braces")


CHECKS = [reject_cpr, reject_unknown_braces]


def subject_field(label: Any) -> forms.CharField:
    return OneLine(label=label, max_length=LONGEST_SUBJECT, required=False, validators=CHECKS)


def text_field(label: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 9})
    options: dict[str, Any] = {"required": False, "validators": CHECKS, "widget": widget}
    return SeveralLines(label=label, max_length=LONGEST_TEXT, **options)


class MessageForm(forms.Form):
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    to = forms.ChoiceField(label=_("To whom"), choices=To.choices, widget=forms.RadioSelect)
    dates = forms.ChoiceField(label=_("Of which date"))
    subject_en = subject_field(_("Subject in English"))
    text_en = text_field(_("Text in English"))
    subject_da = subject_field(_("Subject in Danish"))
    text_da = text_field(_("Text in Danish"))

    def __init__(
        self, event: Event, data: Any = None, *, message: EventMessage | None = None
    ) -> None:
        initial = _initial(message) if message else self._first_choices(event)
        super().__init__(data, initial={"token": secrets.token_urlsafe(16)} | initial)
        open_ = event.sessions.exclude(state=Session.State.CANCELLED).order_by("starts", "pk")
        self.sessions = {str(one.pk): one for one in open_}
        every = [choice for choice in Dates.choices if choice[0] != Dates.ONE]
        dates = [(pk, date_words(one)) for pk, one in self.sessions.items()]
        self.fields["dates"].choices = [*every, *dates]  # type: ignore[attr-defined]

    @staticmethod
    def _first_choices(event: Event) -> dict[str, Any]:
        coming = event.sessions.upcoming().exists()
        return {"to": To.COMING, "dates": Dates.TO_COME if coming else Dates.EVERY}

    @property
    def languages(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Subject and text of each, to stand side by side."""
        return [(self[f"subject_{code}"], self[f"text_{code}"]) for code in Language.values]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for field, problem in self._problems(cleaned):
            if field not in self.errors:
                self.add_error(field, problem)
        return cleaned

    def _problems(self, cleaned: dict[str, Any]) -> list[tuple[str, str]]:
        found = []
        for code in Language.values:
            subject, text = cleaned.get(f"subject_{code}"), cleaned.get(f"text_{code}")
            if text and not subject:
                found.append((f"subject_{code}", gettext("Give it a subject, too.")))
            if subject and not text:
                found.append((f"text_{code}", gettext("Write the text, too.")))
        if not any(cleaned.get(name) for name in WORDS):
            found.append(("text_en", gettext("Write the message in one language at least.")))
        if cleaned.get("to") == To.CAME and cleaned.get("dates") == Dates.TO_COME:
            early = gettext("Nobody has come there yet. Choose every date, or one that is over.")
            found.append(("dates", early))
        return found

    @property
    def draft(self) -> Draft:
        """Of a valid form."""
        cleaned = {name: self.cleaned_data[name] for name in self.fields if name != "token"}
        session = self.sessions.get(cleaned["dates"])
        if session is not None:
            cleaned["dates"] = Dates.ONE
        return Draft(session=session, **cleaned)


def _initial(message: EventMessage) -> dict[str, Any]:
    dates = str(message.session_id) if message.dates == Dates.ONE else message.dates
    return {name: getattr(message, name) for name in ("to", *WORDS)} | {"dates": dates}
