"""Advisers decide about words for skills that people suggest."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from careers.forms.reviewing import AcceptSkillForm, MergeSkillForm
from careers.models import Skill
from careers.publishing import queue, skills
from careers.views.advisers import advisers_only, render_screen
from careers.views.word_review import with_tabs
from vocabulary.refused import Refused


@require_safe
@advisers_only
def index(request: HttpRequest) -> HttpResponse:
    return _screen(request)


@require_POST
@advisers_only
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """``act``: accept, merge or decline; what was typed stays where it is wrong."""
    skill = get_object_or_404(Skill, pk=pk)
    act = request.POST.get("act")
    forms = _forms(skill, request.POST if act in ("accept", "merge") else None, act)
    by: User = request.user  # type: ignore[assignment]
    try:
        if act == "accept" and forms["accept"].is_valid():
            done = skills.accept(pk, by, **forms["accept"].cleaned_data)
        elif act == "merge" and forms["merge"].is_valid():
            done = skills.merge(pk, forms["merge"].cleaned_data["into"], by)
        elif act == "decline":
            done = skills.decline(pk, by)
        else:
            return _screen(request, {pk: forms}, status=422)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("careers_words:skills")
    words = {"name": str(done), "state": done.get_state_display()}
    messages.success(request, _("“%(name)s”: %(state)s. Whoever suggested it is told.") % words)
    return redirect("careers_words:skills")


def _screen(
    request: HttpRequest, bound: dict[int, dict[str, Any]] | None = None, *, status: int = 200
) -> HttpResponse:
    rows = [
        (skill, people, (bound or {}).get(skill.pk) or _forms(skill))
        for skill, people in queue.suggested_skills()
    ]
    context = with_tabs({"rows": rows, "here": "skills"})
    return render_screen(
        request,
        "careers/admin/words/skills.html",
        _("Skills suggested"),
        context,
        icon="list-ul",
        status=status,
    )


def _forms(skill: Skill, data: Any = None, act: str | None = None) -> dict[str, Any]:
    first = {"name_en": skill.name_en, "name_da": skill.name_da}
    each = {"prefix": f"skill-{skill.pk}"}
    return {
        "accept": AcceptSkillForm(data if act == "accept" else None, initial=first, **each),
        "merge": MergeSkillForm(data if act == "merge" else None, **each),
    }
