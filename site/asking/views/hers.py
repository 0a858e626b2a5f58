"""The page of whoever asked, by the link in her mail; no account. Opening it changes nothing."""

from collections.abc import Callable
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.personal_links import BadLink, personal_page
from asking import following
from asking.forms.hers import AgainForm, NotSettledForm
from asking.links import HER_LINK
from asking.models import Question, QuestionStep
from vocabulary.refused import Refused

RATE = "asking.again"  # in ACCOUNT_RATE_LIMITS
YES, NO, AGAIN = "yes", "no", "again"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@personal_page
def hers(request: HttpRequest, token: str) -> HttpResponse:
    question = _question(token)
    if question is None:
        return render(request, "asking/gone.html", status=410)
    act = request.POST.get("act", "")
    forms = _forms(request, act)
    if request.method != "POST":
        return _page(request, question, forms)
    if act in forms:
        if not forms[act].is_valid():
            return _page(request, question, forms, status=422, problem=forms[act])
        if not ratelimit.consume(request, action=RATE, key=str(question.pk)):
            often = _("That was often. What you wrote before has reached us; send this in an hour.")
            return _page(request, question, forms, status=429, words=often)
    try:
        said = _ACTS.get(act, _nothing)(question, forms.get(act))
    except Refused as refusal:
        return _page(request, _question(token) or question, forms, status=409, words=str(refusal))
    if said:
        messages.success(request, said)
    return redirect(question.her_link)


def _forms(request: HttpRequest, act: str) -> dict[str, Any]:
    """The one that was sent with what was typed, the other empty."""
    return {
        AGAIN: AgainForm(request.POST if act == AGAIN else None, auto_id="again_%s"),
        NO: NotSettledForm(request.POST if act == NO else None, auto_id="no_%s"),
    }


def _settled(question: Question, form: Any) -> str:
    following.settled(question.pk)
    return _("Thank you for telling us.")


def _not_settled(question: Question, form: Any) -> str:
    following.not_settled(question.pk, form.cleaned_data["words"])
    return _("Thank you. We look at it again, and write to you.")


def _again(question: Question, form: Any) -> str:
    following.ask_again(question.pk, form.cleaned_data["words"])
    return _("It has reached us. We write to you.")


def _nothing(question: Question, form: Any) -> str:
    return ""


_ACTS: dict[str, Callable[[Question, Any], str]] = {YES: _settled, NO: _not_settled, AGAIN: _again}


def _question(token: str) -> Question | None:
    """None where it has been deleted since; 404 for what is no link of ours, or when the account of
    whoever asked is closed."""
    try:
        pk, version = HER_LINK.read(token)
    except BadLink as bad:
        raise Http404 from bad
    found = Question.objects.filter(pk=pk, link_version=version, forgotten_at=None)
    question = found.select_related("topic", "municipality", "page", "asker").first()
    if question is not None and question.asker is not None and not question.asker.is_active:
        raise Http404
    return question


def _page(
    request: HttpRequest,
    question: Question,
    forms: dict[str, Any],
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    steps = question.steps.filter(kind__in=QuestionStep.SHE_READS).select_related("by", "team")
    context = {
        "question": question,
        "steps": steps,
        "just_sent": "sent" in request.GET and question.is_waiting,
        "again": forms["again"],
        "not_settled": forms["no"],
    } | more
    return render(request, "asking/hers.html", context, status=status)
