"""Fields that the forms of readers and owners share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from asking.models.questions import LONGEST
from vocabulary.cpr import reject_cpr
from vocabulary.typed import typed_line, typed_lines


class Line(forms.CharField):
    """Without line breaks, runs of blanks and turned letters, which only break mails and lists."""

    def to_python(self, value: Any) -> str:
        """Before the validators: they look at what is kept. Django's own finds NUL."""
        text = str(super().to_python(value))
        return text if "\0" in text else typed_line(text)


class Words(forms.CharField):
    """Several lines, as people read them in a mail."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        given = {"max_length": LONGEST, "validators": [reject_cpr]}
        super().__init__(**given | {"widget": forms.Textarea(attrs={"rows": rows})} | kwargs)

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        return text if "\0" in text else typed_lines(text)


def reject_without_mail_server(address: str) -> None:
    """Django lets letters pass that no domain name may have, and fails when it sends the mail."""
    try:
        address.rpartition("@")[2].encode("idna")
    except UnicodeError as error:
        raise ValidationError(validate_email.message, code="invalid") from error


def reject_link(text: str) -> None:
    if "://" in text or "www." in text.lower():
        raise ValidationError(_("Write a name here, without an internet address."), code="link")
