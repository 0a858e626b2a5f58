"""/arrival/: a question, or the list."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.page_cache import keep
from guidance.arrival.asked import Asked
from guidance.arrival.checklist import Checklist, checklist
from guidance.arrival.questions import in_words, question
from guidance.models import Centre
from vocabulary.danish_days import closed_days

YEARS = 3

#: What other apps show beside a list, such as a centre's next free times.
beside: list[Callable[[Checklist], dict[str, Any]]] = []


@require_safe
@keep("citizenship", "purpose", "with", "partner", "municipality", "ask")
def arrival(request: HttpRequest) -> HttpResponse:
    asked = Asked.read(request.GET)
    again = request.GET.get("ask", "")
    name = again if again in asked.questions else asked.next_question
    if name:
        return _ask(request, asked, name)
    if request.GET.dict() != asked.values:  # in any order: kept pages have their own
        return redirect(f"{reverse('guidance:arrival')}?{asked.query}")
    return _show(request, asked)


def _ask(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    context = {
        "asked": asked,
        "question": question(name, asked),
        "number": asked.questions.index(name) + 1,
        "chosen": asked.values.get(name, ""),
        "others": {key: value for key, value in asked.values.items() if key != name},
        "answers": [each for each in in_words(asked) if each[0] != name],
        "back": _back(asked, name),
        "unanswered": name in request.GET and not asked.values.get(name),
    }
    return render(request, "guidance/arrival/question.html", context)


def _back(asked: Asked, name: str) -> str:
    """The question before this one; empty at the first."""
    names = asked.questions
    at = names.index(name)
    if at == 0:
        return ""
    query = asked.query
    return f"{reverse('guidance:arrival')}?{query}{'&' if query else ''}ask={names[at - 1]}"


def _closed_days(today: date) -> Iterator[str]:
    """Days on which offices are closed, as far ahead as anybody plans: browsers count with them."""
    for year in range(today.year - 1, today.year + YEARS):
        yield from (day.isoformat() for day in closed_days(year))


def _show(request: HttpRequest, asked: Asked) -> HttpResponse:
    try:
        found = checklist(asked, timezone.localdate())
    except Centre.DoesNotExist:
        return render(request, "guidance/arrival/no_rules.html", status=503)
    context: dict[str, Any] = {
        "checklist": found,
        "answers": in_words(asked),
        "closed": " ".join(_closed_days(found.on)),
    }
    for more in beside:
        context |= more(found)
    return render(request, "guidance/arrival/list.html", context)
