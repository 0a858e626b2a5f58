"""Mails of the six months: how is it going, how was it, your certificate; and to coordinators,
which pairs need somebody."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from mentoring.models import CheckIn, Evaluation, Match, MentoringCertificate, Side
from mentoring.models.months import check_in_link, evaluation_link
from mentoring.pairs.health import Colour, coordinator_of, healths, red_ones
from mentoring.pairs.people import first_name
from outbox.letters import Letter, mail

PEOPLE = ("programme__coordinator", "student__user", "mentor__user")
OF_MATCH = [f"match__{name}" for name in PEOPLE]


@mail("mentoring.check_in")
def check_in(pk: int) -> Letter | None:
    return _check_in(pk, again=False)


@mail("mentoring.check_in_again")
def check_in_again(pk: int) -> Letter | None:
    return _check_in(pk, again=True)


def _check_in(pk: int, *, again: bool) -> Letter | None:
    """While there is something to answer."""
    row = CheckIn.objects.filter(pk=pk, answered_at=None).select_related(*OF_MATCH).first()
    if row is None or row.match.state != Match.State.ACTIVE:
        return None
    token = check_in_link.token(row.pk, row.link_version)
    context = {"path": f"mentoring/check-in/{token}/", "again": again}
    return _letter(row.match, Side(row.side), "check_in", context)


@mail("mentoring.evaluation")
def evaluation(pk: int) -> Letter | None:
    return _evaluation(pk, again=False)


@mail("mentoring.evaluation_again")
def evaluation_again(pk: int) -> Letter | None:
    return _evaluation(pk, again=True)


def _evaluation(pk: int, *, again: bool) -> Letter | None:
    row = Evaluation.objects.filter(pk=pk, answered_at=None).select_related(*OF_MATCH).first()
    if row is None or row.match.state not in (Match.State.ACTIVE, Match.State.COMPLETED):
        return None
    is_half = row.moment == Evaluation.Moment.HALF
    context = {"path": _evaluation_path(row), "again": again, "is_half": is_half}
    return _letter(row.match, Side(row.side), "evaluation", context)


def _evaluation_path(row: Evaluation) -> str:
    return f"mentoring/evaluation/{evaluation_link.token(row.pk, row.link_version)}/"


@mail("mentoring.completed")
def completed(pk: int) -> Letter | None:
    """Of the last evaluation: thanks, the certificate where there is one, and how was it?"""
    row = Evaluation.objects.filter(pk=pk).select_related(*OF_MATCH).first()
    if row is None or row.match.state != Match.State.COMPLETED:
        return None
    side = Side(row.side)
    certificate = MentoringCertificate.objects.filter(match=row.match_id, side=side).first()
    context = {
        "path": _evaluation_path(row),
        "certificate_path": _certificate_path(certificate) if certificate else "",
    }
    return _letter(row.match, side, "completed", context)


@mail("mentoring.certificate_ready")
def certificate_ready(pk: int) -> Letter | None:
    """Where there was none at the end, because meetings were told late."""
    given = MentoringCertificate.objects.filter(pk=pk).select_related(*OF_MATCH).first()
    if given is None:
        return None
    context = {"certificate": given, "path": _certificate_path(given)}
    return _letter(given.match, Side(given.side), "certificate_ready", context)


def _certificate_path(certificate: MentoringCertificate) -> str:
    return f"mentoring/certificate/{certificate.token}/"


def _letter(match: Match, side: Side, template: str, context: dict[str, Any]) -> Letter:
    """To one of the two, with the other one's first name and no address."""
    reader = getattr(match, side.value).user
    coordinator = match.programme.coordinator
    whole = {
        "reader": reader,
        "other_first": first_name(match, side.other),
        "match": match,
        "programme": match.programme,
        "coordinator": coordinator,
        "is_student": side == Side.STUDENT,
        **context,
    }
    for name in ("path", "certificate_path"):
        if context.get(name):
            whole[name] = f"/{reader.language}/{context[name]}"
    reply_to = coordinator.email if coordinator else ""
    return Letter(reader.email, reader.language, f"mentoring/{template}", whole, reply_to=reply_to)


@mail("mentoring.red_pairs")
def red_pairs(pk: int) -> Letter | None:
    """To a coordinator, all at once; none where all of them have been seen meanwhile."""
    reader = User.objects.filter(pk=pk, is_active=True).first()
    if reader is None:
        return None
    pairs = [match for match in red_ones() if coordinator_of(match) in (reader, None)]
    if not pairs:
        return None
    context = {"reader": reader, "number": len(pairs), "rows": RedRows(pairs)}
    return Letter(reader.email, reader.language, "mentoring/red_pairs", context)


@dataclass(frozen=True)
class RedRows:
    """Worded when the mail is written, in the reader's language."""

    pairs: list[Match]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        rows = Match.objects.filter(pk__in=[match.pk for match in self.pairs])
        rows = rows.select_related(*PEOPLE)
        found = healths(rows)
        for match in rows:
            red = [each for each in found[match.pk].reasons if each.colour == Colour.RED]
            yield {"match": match, "reasons": [each.words for each in red]}
