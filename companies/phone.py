"""Telephone numbers, however they are typed."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def clean_phone(text: str) -> str:
    """``+4512345678`` for anything that can be a number; Danish without a country code."""
    if not text.strip():
        return ""
    try:
        number = phonenumbers.parse(text, "DK")
    except phonenumbers.NumberParseException as error:
        raise _not_a_number() from error
    if not phonenumbers.is_possible_number(number):
        raise _not_a_number()
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _not_a_number() -> ValidationError:
    return ValidationError(
        _("This is not a telephone number. Write it like +45 12 34 56 78, or leave it empty."),
        code="phone",
    )
