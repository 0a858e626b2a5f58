"""Screens of the admin: trying the rules on somebody, what a draft changes, what is wrong."""

from collections.abc import Callable
from functools import wraps
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import permission_denied

from content.admin_frame import admin_frame
from guidance.arrival.checklist import checklist
from guidance.arrival.questions import in_words
from guidance.bench.differences import Mark, compared
from guidance.bench.drafted import Drafts
from guidance.bench.effect import effect
from guidance.bench.forms import PersonForm, somebody
from guidance.bench.waiting import draft_of, waiting_drafts
from guidance.checks import problems
from guidance.models import Centre
from guidance.person_types import PERSON_TYPES, PersonType

View = Callable[..., HttpResponse]


def may_change_rules(user: Any) -> bool:
    may: bool = user.is_active and user.has_perm("guidance.change_steprule")
    return may


def for_editors(view: View) -> View:
    @wraps(view)
    def inner(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not may_change_rules(request.user):
            denied: HttpResponse = permission_denied(request)
            return denied
        return view(request, **kwargs)

    return inner


@require_safe
@for_editors
def bench(request: HttpRequest) -> HttpResponse:
    form = PersonForm({**somebody(), **request.GET.dict()})
    found = _compared(form) if form.is_valid() and Centre.objects.exists() else {}
    context = {
        "form": form,
        "types": [_button(kind, form.data) for kind in PERSON_TYPES],
        "drafts": waiting_drafts(),
        **found,
    }
    return _screen(request, "bench", _("Try the rules"), "group", context)


def _compared(form: PersonForm) -> dict[str, Any]:
    """Each person's list by the public rules beside the drafts'."""
    asked, on = form.asked, form.cleaned_data["on"]
    now, then = checklist(asked, on), checklist(asked, on, form.drafts.rulebook)
    pairs = zip(now.lists, then.lists, strict=True)
    people = [(mine.who, compared(mine.steps, theirs.steps)) for mine, theirs in pairs]
    return {
        "answers": [words for _name, _question, words in in_words(asked)],
        "on": on,
        "now": now,
        "people": people,
        "changed": sum(row.mark != Mark.SAME for _who, rows in people for row in rows),
        "public_url": f"{reverse('guidance:arrival')}?{asked.query}",
    }


def _button(kind: PersonType, chosen: Any) -> tuple[PersonType, str, bool]:
    """The type, where it leads, and whether it is the one that is shown."""
    own = {"citizenship": kind.group.value, "purpose": kind.purpose.value}
    query = urlencode({**{k: chosen[k] for k in ("with", "municipality", "on", "beside")}, **own})
    return kind, query, all(chosen.get(name) == value for name, value in own.items())


@require_safe
@for_editors
def effect_of(request: HttpRequest, model: str, pk: int) -> HttpResponse:
    """How many of all lists this draft changes, before it is published."""
    draft = draft_of(model, pk)
    if draft is None:
        raise Http404
    centres, rows = effect(Drafts(only=draft), timezone.localdate())
    context = {
        "draft": draft,
        "edit_url": AdminURLFinder(request.user).get_edit_url(draft),
        "centres": centres,
        "rows": rows,
        "changed": sum(sum(row.changed) for row in rows),
        "all": sum(row.of * len(centres) for row in rows),
    }
    title = _("What it changes: %(rule)s") % {"rule": draft.get_latest_revision_as_object()}
    return _screen(request, "effect", title, "view", context)


@require_safe
@for_editors
def wrong(request: HttpRequest) -> HttpResponse:
    finder = AdminURLFinder(request.user)
    found = problems(timezone.localdate())
    groups = [
        (kind.label, [(each.words, finder.get_edit_url(each.row)) for each in group])
        for kind, group in groupby(found, key=lambda problem: problem.kind)
    ]
    return _screen(
        request, "wrong", _("What is wrong with the rules"), "warning", {"groups": groups}
    )


def _screen(
    request: HttpRequest, name: str, title: str, icon: str, context: dict[str, Any]
) -> HttpResponse:
    frame = admin_frame(title, icon)
    return render(request, f"guidance/admin/{name}.html", frame | context)
