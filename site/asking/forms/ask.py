"""The form by which anybody asks, and what keeps programs from it without asking anybody else."""

import secrets
import time
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from asking.forms.fields import Line, Words
from asking.from_page import Start, page_of
from asking.models import Topic
from asking.sending import Asked
from guidance.models import Municipality
from vocabulary.cpr import reject_cpr
from vocabulary.strangers import reject_link, reject_without_mail_server

SALT = "asking.form"
QUICKEST = 2
"""Seconds between the form and what somebody sends. A person who is quicker presses once more."""

OLDEST = 24 * 3600
"""Seconds; whoever left the form open over night presses once more."""


class TopicField(forms.ModelChoiceField):
    def label_from_instance(self, topic: Any) -> str:
        return f"{topic} ({topic.hint})" if topic.hint else str(topic)


class AskForm(forms.Form):
    text = Words(
        label=_("Your question"),
        help_text=_("Leave out your CPR number: we never need it here."),
        error_messages={"required": _("Write your question.")},
    )
    topic = TopicField(
        label=_("What is it about?"),
        queryset=Topic.objects.none(),
        to_field_name="key",
        empty_label=_("Choose …"),
        help_text=_("It decides who answers."),
        error_messages={"required": _("Choose what comes nearest. “Something else” is fine too.")},
    )
    municipality = forms.ModelChoiceField(
        label=_("The municipality you live in, or will live in"),
        queryset=Municipality.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("I do not know yet, or it does not matter"),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        validators=[reject_cpr, reject_without_mail_server],
        help_text=_("Our answer comes there, and nothing else."),
        error_messages={"required": _("Write your e-mail address: our answer comes there.")},
    )
    name = Line(
        label=_("Your name"), max_length=120, required=False, validators=[reject_cpr, reject_link]
    )
    page = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    began = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    looked = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1)
    # No person sees it or comes to it by the keyboard; who fills it in is a program.
    subject = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    email.widget.attrs.update(autocomplete="email")
    name.widget.attrs.update(autocomplete="name")
    municipality.widget.attrs.update({"data-ask-municipality": ""})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.all()  # type: ignore[attr-defined]
        self.fields["municipality"].queryset = Municipality.objects.all()  # type: ignore[attr-defined]

    @classmethod
    def fresh(cls, start: Start, user: Any, text: str = "", *, looked: bool = False) -> "AskForm":
        """For somebody who has not sent anything yet. ``looked``: pages are suggested beside it."""
        initial = start.initial | {"text": text, "looked": "1" if looked else "", **stamps()}
        if isinstance(user, User):
            initial |= {"name": user.get_full_name(), "email": user.email}
        return cls(initial=initial)

    def again(self, *, looked: bool = True) -> "AskForm":
        """As it was typed, to be sent once more."""
        kept = {name: self.data.get(name, "") for name in self.fields} | {
            "began": stamps()["began"]
        }
        return type(self)(initial=kept | {"looked": "1" if looked else ""})

    @property
    def is_from_a_program(self) -> bool:
        return bool(self.data.get("subject"))

    @property
    def has_looked(self) -> bool:
        return bool(self.data.get("looked"))

    @property
    def is_timely(self) -> bool:
        """Whether it is an answer to a form of ours, and not in the blink of an eye."""
        try:
            written = signing.TimestampSigner(salt=SALT)
            signed = self.data.get("began", "")
            written.unsign(signed, max_age=OLDEST)
        except signing.BadSignature:
            return False
        return _age(signed) >= QUICKEST

    def asked(self, user: Any) -> Asked:
        """Of a valid form."""
        given = self.cleaned_data
        return Asked(
            topic=given["topic"],
            text=given["text"],
            email=given["email"].strip(),
            language=(get_language() or "en")[:2],
            name=given["name"],
            municipality=given["municipality"],
            page=page_of(given["page"]),
            asker=user if isinstance(user, User) else None,
        )


def stamps() -> dict[str, str]:
    """What makes one form one question, and tells when it was shown."""
    began = signing.TimestampSigner(salt=SALT).sign(f"{time.time():.3f}")
    return {"token": secrets.token_urlsafe(16), "began": began}


def _age(signed: str) -> float:
    value = signing.TimestampSigner(salt=SALT).unsign(signed)
    return time.time() - float(value)
