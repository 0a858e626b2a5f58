"""What people write in one line: names, and short answers."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from vocabulary.cpr import reject_cpr
from vocabulary.typed import typed_line

#: What mail programs make a link of; not every full stop: there are people called Md.Rahman.
_LINK = re.compile(r"://|\bwww\.|\w{2,}\.(com|net|org|info|biz|xyz|ru|dk)\b", re.IGNORECASE)


class OneLine(forms.CharField):
    """Without line breaks, runs of blanks and turned letters, which only break mails and lists."""

    def to_python(self, value: Any) -> str:
        """Before the validators: they look at what is kept. Django's own finds NUL."""
        text = str(super().to_python(value))
        return text if "\0" in text else typed_line(text)


def name_field(label: Any, **options: Any) -> forms.CharField:
    return OneLine(label=label, max_length=120, validators=[reject_cpr, reject_link], **options)


def line_field(label: Any, max_length: int, **options: Any) -> forms.CharField:
    """What staff may write beside what there is to choose."""
    return OneLine(
        label=label, max_length=max_length, required=False, validators=[reject_cpr], **options
    )


def email_field(**options: Any) -> forms.EmailField:
    options.setdefault("label", _("E-mail address"))
    return forms.EmailField(
        max_length=254, validators=[reject_cpr, reject_without_mail_server], **options
    )


def reject_without_mail_server(address: str) -> None:
    """Django lets letters pass that no domain name may have, and fails when it sends the mail."""
    try:
        address.rpartition("@")[2].encode("idna")
    except UnicodeError as error:
        raise ValidationError(validate_email.message, code="invalid") from error


def reject_link(text: str) -> None:
    """A name goes into mails to an address that nobody has proved yet: no place for adverts."""
    if _LINK.search(text):
        raise ValidationError(_("Write a name here, without an internet address."), code="link")
