"""How is it going, and how was it? By the link in the mail, without an account."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.personal_links import BadLink, personal_page
from mentoring.forms.rhythm import CheckInForm, EvaluationForm
from mentoring.models import CheckIn, Evaluation, MentoringCertificate, Side
from mentoring.pairs import alumni, answers, check_ins, evaluations
from mentoring.pairs.people import first_name
from vocabulary.refused import Refused

Row = CheckIn | Evaluation


def check_in(request: HttpRequest, token: str) -> HttpResponse:
    """GET changes nothing; within a week of the first answer the form is open again."""
    return _private(request, token, check_ins.by_token, _check_in)


def evaluation(request: HttpRequest, token: str) -> HttpResponse:
    return _private(request, token, evaluations.by_token, _evaluation)


@personal_page
def _private(
    request: HttpRequest,
    token: str,
    find: Callable[[str], Any],
    page: Callable[[HttpRequest, Any], HttpResponse],
) -> HttpResponse:
    try:
        return page(request, find(token))
    except BadLink:
        return render(request, "mentoring/invitation/unknown.html", status=404)


def _check_in(request: HttpRequest, row: CheckIn) -> HttpResponse:
    form = CheckInForm(row, request.POST if request.method == "POST" else None)

    def save() -> None:
        check_ins.answer(row.pk, **form.cleaned_data)

    return _page(request, row, form, save, "check_in", {})


def _evaluation(request: HttpRequest, row: Evaluation) -> HttpResponse:
    form = EvaluationForm(row, request.POST if request.method == "POST" else None)

    def save() -> None:
        evaluations.answer(row.pk, form.said)

    return _page(request, row, form, save, "evaluation", _around(row))


def _around(row: Evaluation) -> dict[str, Any]:
    """At the end: the certificate, and for a student who would like to, where to be a mentor."""
    if row.moment != Evaluation.Moment.END:
        return {}
    given = MentoringCertificate.objects.filter(match=row.match_id, side=row.side).first()
    user = row.match.student.user
    return {
        "certificate": given.token if given else "",
        "next_programme": alumni.next_programme(user) if row.mentor_later else None,
    }


def _page(
    request: HttpRequest,
    row: Row,
    form: Any,
    save: Callable[[], None],
    template: str,
    more: dict[str, Any],
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            save()
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you. Your answer is with the coordinator."))
            return redirect(request.path)
    context = _context(row, form) | more
    status = 422 if form.errors else 200
    return render(request, f"mentoring/asked/{template}.html", context, status=status)


def _context(row: Row, form: Any) -> dict[str, Any]:
    side, match = Side(row.side), row.match
    return {
        "row": row,
        "form": form,
        "match": match,
        "programme": match.programme,
        "reader": getattr(match, side.value).user,
        "other_first": first_name(match, side.other),
        "is_open": answers.is_open(row) or form.is_bound,
        "changes_until": row.answered_at + answers.CORRECTED_FOR if row.answered_at else None,
    }
