"""The page of an owner who has no account, or does not come into the admin, by the link in a mail:
a partner organisation, a shared mailbox, the front desk."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import AccessLog, User
from accounts.permissions import enters_admin
from accounts.personal_links import BadLink, personal_page
from asking import answering, handing
from asking.first_rows import team_that_catches_all
from asking.forms.owners import TEAM, AnswerForm, HandOnForm
from asking.links import OWNERS_LINK
from asking.models import Question
from asking.permissions import may_answer
from vocabulary.refused import Refused

ANSWER, ASK_BACK, HAND_ON = "answer", "ask_back", "hand_on"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@personal_page
def owners(request: HttpRequest, token: str) -> HttpResponse:
    question, version = _question(token)
    if question is None or question.owners_version != version:
        context = {"question": question, "team": question.team if question else None}
        return render(request, "asking/not_yours.html", context, status=410)
    forms = _forms(question, request)
    act = request.POST.get("act", "")
    if request.method != "POST" or act not in forms:
        return _page(request, question, forms)
    if not forms[act].is_valid():
        return _page(request, question, forms, status=422, problem=forms[act])
    try:
        said = _do(question, version, act, forms[act], _by(request.user))
    except Refused as refusal:
        return _page(request, question, forms, status=409, words=str(refusal))
    messages.success(request, said)
    return redirect(request.path)


def _do(question: Question, version: int, act: str, form: Any, by: User | None) -> str:
    if act == HAND_ON:
        reason = form.cleaned_data["reason"]
        # the link's own version and not the form's, which may be typed by hand
        done = handing.hand_on(question.pk, **form.receiver, reason=reason, seen=version, by=by)
        return _("Handed on to %(name)s.") % {"name": done.owner_name}
    words = form.cleaned_data["words"]
    if act == ASK_BACK:
        answering.ask_back(question.pk, words, by=by, link_version=version)
        return _("Your question to the reader is on its way by mail.")
    answering.answer(question.pk, words, by=by, link_version=version)
    return _("Your answer is on its way by mail.")


def _forms(question: Question, request: HttpRequest) -> dict[str, Any]:
    """The one that was sent with what was typed, the others empty."""
    data = request.POST if request.method == "POST" else None
    act = request.POST.get("act", "")
    initial = {"seen": question.owners_version, "whom": f"{TEAM}-{team_that_catches_all().pk}"}
    return {
        ANSWER: AnswerForm(data if act == ANSWER else None, auto_id="answer_%s"),
        ASK_BACK: AnswerForm(data if act == ASK_BACK else None, auto_id="back_%s"),
        HAND_ON: HandOnForm(
            data if act == HAND_ON else None, initial=initial, with_people=False, auto_id="on_%s"
        ),
    }


def _by(user: Any) -> User | None:
    """Who has signed in and may answer acts in her own name."""
    return user if may_answer(user) else None


def _question(token: str) -> tuple[Question | None, int]:
    """None where it has been deleted since; 404 for what is no link of ours, or when the account of
    whoever has it is closed (the clock gives the question back to the team)."""
    try:
        pk, version = OWNERS_LINK.read(token)
    except BadLink as bad:
        raise Http404 from bad
    found = Question.objects.filter(pk=pk, forgotten_at=None)
    related = ("topic", "municipality", "page", "team", "person", "asker")
    question = found.select_related(*related).first()
    if question is not None and question.person is not None and not question.person.is_active:
        raise Http404
    return question, version


def _page(
    request: HttpRequest,
    question: Question,
    forms: dict[str, Any],
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    by = _by(request.user)
    behalf = "" if by else str(question.team)
    AccessLog.add("question.read", question, by=by, about=question.asker, on_behalf_of=behalf)
    question.refresh_from_db()
    context = {
        "question": question,
        "steps": question.steps.select_related("by", "team", "to_team", "to_person"),
        "forms": forms,
        "in_admin": by is not None and enters_admin(by),
    } | more
    return render(request, "asking/owners.html", context, status=status)
