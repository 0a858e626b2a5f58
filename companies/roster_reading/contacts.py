"""E-mail addresses and phone numbers, tidied; None where they cannot be used."""

import re

import phonenumbers

_REGION = "DK"
_LONGEST_EMAIL = 254

_REMARK = re.compile(r"\([^()@\d]*\)")
_IN_BRACKETS = re.compile(r"<([^<>]*@[^<>]*)>")
_BETWEEN_ADDRESSES = re.compile(r"[;,/\s]+|\b(?:eller|or|og|and)\b")
_DOMAIN_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL = re.compile(
    rf"[a-z0-9!#$%&'*+/=?^_`{{|}}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{{|}}~-]+)*"
    rf"@((?:{_DOMAIN_LABEL}\.)+[^\W\d_][\w-]{{0,61}}[^\W_])$",
    re.IGNORECASE,
)

_BETWEEN_NUMBERS = re.compile(r"[/;,|]|\b(?:eller|or|og|and)\b", re.IGNORECASE)
_NOT_DIALLED = re.compile(r"^[^\d+(]+")


def tidy_email(text: str) -> str:
    """The address alone, without a name, mailto: or what was copied along."""
    text = _REMARK.sub("", text)
    inside = _IN_BRACKETS.search(text)
    address = (inside[1] if inside else text).strip(" \t'\"<>.,;:()[]")
    address = re.sub("^mailto:", "", address, flags=re.IGNORECASE)
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{domain.lower()}"


def is_email(address: str) -> bool:
    return len(address) <= _LONGEST_EMAIL and bool(_EMAIL.match(address))


def several_emails(text: str) -> bool:
    return sum("@" in part for part in _BETWEEN_ADDRESSES.split(text)) > 1


def e164(text: str) -> str | None:
    """The first number that can be called, like +4520304050; Danish without country code."""
    text = _REMARK.sub("", text)
    for part in (text, *_BETWEEN_NUMBERS.split(text)):
        if number := _one_number(_NOT_DIALLED.sub("", part.strip())):
            return number
    return None


def _one_number(text: str) -> str | None:
    digits = re.sub(r"\D", "", text)
    if not 5 <= len(digits) <= 17 or len(text) > 40:
        return None
    return _parsed(text, strict=False) or _parsed(f"+{digits}", strict=True)


def _parsed(text: str, *, strict: bool) -> str | None:
    try:
        number = phonenumbers.parse(text, _REGION)
    except phonenumbers.NumberParseException:
        return None
    good = phonenumbers.is_valid_number if strict else phonenumbers.is_possible_number
    if not good(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
