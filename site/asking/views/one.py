"""One question in the admin: read, answered, asked back, taken, handed on, put aside as spam."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import AccessLog, User
from asking import answering, handing, spam
from asking.emails import preview_of
from asking.forms.owners import AnswerForm, HandOnForm
from asking.models import Question, ReadyAnswer
from asking.views.frame import answerers_only, render_screen
from vocabulary.refused import Refused

PREVIEW, ASK_BACK, ADD = "preview", "ask_back", "add"
_SENDS: dict[str, Callable[..., Question]] = {ASK_BACK: answering.ask_back, ADD: answering.add}
ANSWER_FORM, HAND_FORM = "answer", "on"


@require_safe
@answerers_only
def one(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _question(pk))


@require_POST
@answerers_only
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """By its buttons: shown as the mail will be, sent, asked back, or added to an answer."""
    question = _question(pk)
    form = AnswerForm(request.POST, prefix=ANSWER_FORM)
    if not form.is_valid():
        return _page(request, question, answer=form, status=422)
    words, user = form.cleaned_data["words"], _user(request)
    act = request.POST.get("act", "")
    if act == PREVIEW:
        preview = preview_of(question, words, by=user)
        return _page(request, question, answer=form, preview=preview)
    said = _("Your question is on its way.") if act == ASK_BACK else _("Your answer is on its way.")
    try:
        _SENDS.get(act, answering.answer)(question.pk, words, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, _question(pk), answer=form, status=409)
    messages.success(request, said)
    return redirect("asking_admin:one", pk)


@require_POST
@answerers_only
def hand_on(request: HttpRequest, pk: int) -> HttpResponse:
    question = _question(pk)
    form = HandOnForm(request.POST, prefix=HAND_FORM, with_people=True)
    if not form.is_valid():
        return _page(request, question, on=form, status=422)
    given = {"reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"]}
    try:
        done = handing.hand_on(question.pk, **form.receiver, **given, by=_user(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, _question(pk), on=form, status=409)
    messages.success(request, _("Handed on to %(name)s.") % {"name": done.owner_name})
    return redirect("asking_admin:one", pk)


def _deed(do: Callable[..., Question], said: Callable[[], str]) -> Callable[..., HttpResponse]:
    """A view for what needs nothing but the button."""

    @require_POST
    @answerers_only
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        try:
            do(_question(pk).pk, by=_user(request))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, said())
        return redirect("asking_admin:one", pk)

    return view


def _put_aside() -> str:
    days = settings.RETENTION["question_spam"].days
    return _("Put aside as spam. It is deleted after %(days)d days.") % {"days": days}


take = _deed(answering.take, lambda: _("It is yours now."))
mark_spam = _deed(spam.mark, _put_aside)
unmark_spam = _deed(spam.unmark, lambda: _("It waits for an answer again."))


def _question(pk: int) -> Question:
    """What is forgotten has nothing left to be read."""
    related = ("topic", "municipality", "centre", "page", "team", "person", "asker")
    found = Question.objects.filter(forgotten_at=None).select_related(*related)
    return get_object_or_404(found, pk=pk)


def _user(request: HttpRequest) -> User:
    user: User = request.user  # type: ignore[assignment]
    return user


def _page(
    request: HttpRequest, question: Question, *, status: int = 200, **more: Any
) -> HttpResponse:
    user = _user(request)
    AccessLog.add("question.read", question, by=user, about=question.asker)
    initial = {"seen": question.owners_version}
    context = {
        "question": question,
        "steps": question.steps.select_related("by", "team", "to_team", "to_person"),
        "answer": AnswerForm(prefix=ANSWER_FORM),
        "on": HandOnForm(prefix=HAND_FORM, initial=initial, with_people=True),
        "ready": _ready(question),
        "may_answer": question.is_in_hand,
        "may_ask_back": question.is_waiting,
        "may_add": question.is_answered,
        "is_hers": question.person_id == user.pk,
        "is_overdue": question.is_overdue(timezone.localdate()),
    }
    within = (("asking_admin:index", _("Questions")),)
    template, title = "asking/admin/question.html", question.reference
    return render_screen(request, template, title, context | more, within=within, status=status)


def _ready(question: Question) -> list[tuple[str, str]]:
    """Title and words, in the language of whoever asked; those of its topic first."""
    found = ReadyAnswer.objects.filter(topic=question.topic)
    general = ReadyAnswer.objects.filter(topic=None)
    return [(each.title, each.text_in(question.language)) for each in [*found, *general]]
