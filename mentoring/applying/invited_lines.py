"""People to invite, a line each, as they are pasted from a mail or a spreadsheet."""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from vocabulary.cpr import contains_cpr
from vocabulary.typed import typed_line

MOST = 100  # at once
NAME = 120  # characters

_ADDRESS = re.compile(r"[^\s<>;,\"()]+@[^\s<>;,\"()]+")
_AROUND = " \t,;<>()\"'"


@dataclass(frozen=True)
class Person:
    name: str
    email: str


@dataclass
class Lines:
    people: list[Person] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read(text: str) -> Lines:
    """Each address once; ``problems`` say in words which line cannot be read, and why."""
    lines = Lines()
    for number, raw in enumerate(text.splitlines(), start=1):
        line = typed_line(raw)
        if not line:
            continue
        try:
            person = _person(line)
        except ValidationError as error:
            words = _("Line %(number)d, “%(line)s”: %(why)s")
            facts = {"number": number, "line": line[:60], "why": error.messages[0]}
            lines.problems.append(words % facts)
        else:
            if person.email not in {each.email for each in lines.people}:
                lines.people.append(person)
    if len(lines.people) > MOST:
        lines.problems.append(_("These are more than 100 people. Invite them in two parts."))
    return lines


def _person(line: str) -> Person:
    """Raises ValidationError."""
    line = line.replace("mailto:", " ")
    found = _ADDRESS.findall(line)
    if len(found) != 1:
        raise ValidationError(
            _("write one e-mail address in each line.")
            if found
            else _("there is no e-mail address in it. Write: Name <name@firm.dk>.")
        )
    email = found[0].strip(_AROUND).lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise ValidationError(_("the e-mail address is not written right.")) from error
    name = typed_line(line.replace(found[0], " ")).strip(_AROUND)
    if contains_cpr(name):
        raise ValidationError(_("leave out the CPR number: we never need it here."))
    return Person(name[:NAME] or email.partition("@")[0], email)
