"""What staff fill in about the people of an event."""

import secrets
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from events.fields import answer_field, email_field, name_field
from events.models import Attendee, Event, Session
from events.sign_up.opening import Opening
from events.sign_up.party import Guest, Party
from events.sign_up.people_list import ALL, Wanted, default_session
from vocabulary.cpr import reject_cpr

MOST = 50  # people on one sign-up by staff
EVERY = "every"

STATES = [("", _("With a seat")), *Attendee.State.choices, (ALL, _("Everybody"))]


def date_words(session: Session) -> str:
    words = capfirst(date_format(timezone.localtime(session.starts), "SHORT_DAY_TIME"))
    return f"{words} ({session.get_state_display()})" if session.state != "open" else words


class PeopleFilter(forms.Form):
    """In the address, so that a list can be shared. What makes no sense there is left out."""

    session = forms.ChoiceField(label=_("Date"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    q = forms.CharField(label=_("Name, e-mail or code"), required=False, max_length=100)

    def __init__(self, event: Event, data: Any) -> None:
        self.sessions = {str(one.pk): one for one in event.sessions.order_by("starts", "pk")}
        first = default_session(event)
        default = {"session": str(first.pk) if first else EVERY}
        super().__init__(default | {name: value for name, value in data.items() if value})
        dates = [(pk, date_words(one)) for pk, one in self.sessions.items()]
        self.fields["session"].choices = [(EVERY, gettext("Every date")), *dates]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> Wanted:
        self.is_valid()
        return Wanted(
            session=self.sessions.get(self.cleaned_data.get("session", EVERY)),
            state=self.cleaned_data.get("state") or "",
            words=self.cleaned_data.get("q") or "",
        )


def date_field(sessions: Sequence[Session]) -> forms.ChoiceField:
    """With the seats that are free there."""
    choices = [(str(one.pk), f"{date_words(one)}: {_free_words(one)}") for one in sessions]
    return forms.ChoiceField(label=_("Date"), choices=choices)


def _free_words(session: Session) -> str:
    free = Opening(session.event, [session]).free
    return ngettext("%(n)d seat free", "%(n)d seats free", free) % {"n": free}


class AddPersonForm(forms.Form):
    """Somebody who telephones, or stands at the counter."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    given_name = name_field(_("Given name"))
    family_name = name_field(_("Family name"), required=False)
    email = email_field(
        required=False,
        help_text=_("The tickets go there. Without one, write the ticket code down for them."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    people = forms.IntegerField(
        label=_("How many people"),
        min_value=1,
        max_value=MOST,
        initial=1,
        help_text=_("With the person above. The others can be named later."),
    )
    tell = forms.BooleanField(label=_("Send the tickets by mail"), required=False, initial=True)

    def __init__(self, event: Event, sessions: Sequence[Session], data: Any = None) -> None:
        super().__init__(data, initial={"token": secrets.token_urlsafe(16)})
        self.sessions = {str(one.pk): one for one in sessions}
        self.whole = event.kind == Event.Kind.COURSE
        if not self.whole:
            self.fields = {"session": date_field(sessions)} | self.fields
        self.questions = list(event.questions.filter(asked=True))
        for question in self.questions:
            field = answer_field(question)
            field.required = False
            self.fields[f"question_{question.pk}"] = field

    @property
    def chosen(self) -> list[Session]:
        """Of a valid form: the date, or all meetings."""
        if self.whole:
            return list(self.sessions.values())
        return [self.sessions[self.cleaned_data["session"]]]

    @property
    def party(self) -> Party:
        cleaned = self.cleaned_data
        first = Guest(cleaned["given_name"], cleaned["family_name"], cleaned["email"])
        return Party(
            people=(first, *[Guest()] * (cleaned["people"] - 1)),
            language=cleaned["language"],
            answers={each.pk: cleaned[f"question_{each.pk}"] for each in self.questions},
        )


class MoveForm(forms.Form):
    def __init__(self, sessions: Sequence[Session], data: Any = None) -> None:
        super().__init__(data)
        self.sessions = {str(one.pk): one for one in sessions}
        self.fields["session"] = date_field(sessions)

    @property
    def to(self) -> Session:
        return self.sessions[self.cleaned_data["session"]]


class CancelPersonForm(forms.Form):
    ONE, ALL = "one", "all"

    who = forms.ChoiceField(label=_("Who does not come"), widget=forms.RadioSelect, initial=ONE)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        required=False,
        validators=[reject_cpr],
        help_text=_("For the log. The people get a mail that says that the seat is cancelled."),
    )

    def __init__(self, attendee: Attendee, size: int, data: Any = None) -> None:
        super().__init__(data)
        if size < 2:
            del self.fields["who"]
            return
        everybody = gettext("The whole sign-up: %(n)d people") % {"n": size}
        only = gettext("Only %(name)s") % {"name": attendee.full_name}
        choices = [(self.ONE, only), (self.ALL, everybody)]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]

    @property
    def everybody(self) -> bool:
        return self.cleaned_data.get("who") == self.ALL


class ReasonForm(forms.Form):
    """Why somebody of the line is treated otherwise than the line says."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        validators=[reject_cpr],
        help_text=_("For the log, so that your colleagues understand. It is not sent to anybody."),
        error_messages={"required": _("Please write why: those who wait longer may ask.")},
    )
