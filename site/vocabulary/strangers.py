"""What anybody may type into a form without an account, and what may not go into a mail for it."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

_LINK = re.compile(r"://|\bwww\.|\w{2,}\.(com|net|org|info|biz|xyz|ru|dk)\b", re.IGNORECASE)


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
