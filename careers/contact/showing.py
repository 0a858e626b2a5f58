"""What a company reads where somebody shows it something: her values of today, of the fields that
she ticked and of no others (docs/decisions)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import AccessLog, User
from careers.contact import reveals
from careers.models import CandidateProfile, CVFile, Field, Reveal
from companies.models import Company


@dataclass(frozen=True)
class Line:
    """``value`` is empty where she has taken it out of her profile since."""

    field: Field
    value: str
    until: datetime


@dataclass(frozen=True)
class Shown:
    """``cv``: the file, where it is ticked and there is one."""

    reveal: Reveal
    lines: tuple[Line, ...]
    until: datetime
    cv: CVFile | None


def shown(profile_id: int, company: Company) -> Shown | None:
    """None where she shows this company nothing now: then nothing of hers was read."""
    given = list(reveals.in_force(profile_id, company))
    if not given:
        return None
    profile = CandidateProfile.objects.select_related("user", "municipality").get(pk=profile_id)
    values = present(profile)
    ends = _ends(given)
    return Shown(
        reveal=given[0],
        lines=tuple(Line(field, values[field], ends[field]) for field in Field if field in ends),
        until=max(ends.values()),
        cv=_file(profile_id) if Field.CV in ends else None,
    )


@transaction.atomic
def read(profile_id: int, company: Company, *, by: User) -> Shown | None:
    """What this member of the company reads now, with a line in her log; None writes none."""
    found = shown(profile_id, company)
    if found is not None:
        _log("cv.read", found, by, reason=", ".join(line.field for line in found.lines))
    return found


def downloaded(found: Shown, *, by: User) -> None:
    """To be called when the file has been handed out."""
    _log("cv.downloaded", found, by)


def _log(action: str, found: Shown, by: User, *, reason: str = "") -> None:
    reveal = found.reveal
    company, her = reveal.company.name, reveal.profile.user
    AccessLog.add(action, reveal, by=by, about=her, on_behalf_of=company, reason=reason)


def present(profile: CandidateProfile) -> dict[Field, str]:
    """Every field as it is now, for her own eyes; of the file its kind."""
    cv_file = _file(profile.pk)
    return {
        Field.NAME: profile.user.get_full_name(),
        Field.EMAIL: profile.user.email,
        Field.PHONE: profile.phone,
        Field.MUNICIPALITY: str(profile.municipality or ""),
        Field.CV: cv_file.get_kind_display() if cv_file else "",
    }


def _file(profile_id: int) -> CVFile | None:
    return CVFile.objects.filter(profile=profile_id).first()


def _ends(given: Iterable[Reveal]) -> Mapping[Field, datetime]:
    """Of each field the last moment that any yes of hers covers."""
    ends: dict[Field, datetime] = {}
    for reveal in given:
        for name in reveal.fields:
            field = Field(name)
            ends[field] = max(reveal.until, ends.get(field, reveal.until))
    return ends
