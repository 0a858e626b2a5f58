"""What one of a pair is asked at this moment; the pair's page lists it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.models import CheckIn, Evaluation, Match, MentoringCertificate, Side
from mentoring.models.months import check_in_link, evaluation_link
from mentoring.pairs.rhythm import unanswered


@dataclass(frozen=True)
class Question:
    """``url`` opens the page that answers it. ``due``: since when it is asked."""

    title: str
    url: str
    due: date


def open_questions(match: Match, side: Side) -> list[Question]:
    """The oldest first; empty when everything is answered."""
    found = [_check_in(row) for row in _of(CheckIn, match, side)]
    found += [_evaluation(row) for row in _of(Evaluation, match, side)]
    return sorted(found, key=lambda question: question.due)


def _of(model: Any, match: Match, side: Side) -> list[Any]:
    return list(unanswered(model.objects.filter(match=match, side=side)))


def check_in_url(row: CheckIn) -> str:
    return reverse("mentoring:check_in", args=[check_in_link.token(row.pk, row.link_version)])


def evaluation_url(row: Evaluation) -> str:
    token = evaluation_link.token(row.pk, row.link_version)
    return reverse("mentoring:evaluation", args=[token])


def certificate_url(match: Match, side: Side) -> str:
    """Of her own page, where she fetches it; empty where none was given."""
    given = MentoringCertificate.objects.filter(match=match, side=side).first()
    if given is None:
        return ""
    return reverse("mentoring:my_certificate", args=[given.token])


def proof_url(code: str) -> str:
    """Where anybody sees whether a certificate of a pair is genuine; empty for no code of ours."""
    known = MentoringCertificate.objects.filter(code=code).exists()
    return reverse("mentoring:certificate", args=[code]) if known else ""


def _check_in(row: CheckIn) -> Question:
    return Question(_("How is it going?"), check_in_url(row), row.due_on)


def _evaluation(row: Evaluation) -> Question:
    half = row.moment == Evaluation.Moment.HALF
    title = _("Half-time: how is it with the two of you?") if half else _("It is over: how was it?")
    return Question(title, evaluation_url(row), row.due_on)
