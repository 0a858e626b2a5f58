"""/arrival/: a question, or the list."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.page_cache import keep
from guidance.arrival.asked import QUESTIONS, Asked
from guidance.arrival.checklist import Checklist
from guidance.arrival.frames import KIOSK, PUBLIC, Frame
from guidance.arrival.kept import kept_checklist
from guidance.arrival.questions import in_words, question
from guidance.centres.beside import beside
from guidance.centres.pages import address_of
from guidance.models import Centre
from outbox.letters import absolute
from vocabulary.danish_days import closed_days
from vocabulary.qr_codes import qr_svg

YEARS = 3


@require_safe
@keep(*QUESTIONS, "ask", "kiosk")
def arrival(request: HttpRequest) -> HttpResponse:
    return answer(request, KIOSK if request.GET.get("kiosk") == "1" else PUBLIC)


def answer(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The next question, the one that is asked again, or the list."""
    asked = Asked.read(request.GET)
    again = request.GET.get("ask", "")
    name = again if again in asked.questions else asked.next_question
    if name:
        return _ask(request, asked, name, frame)
    if request.GET.dict() != {**asked.values, **frame.extra}:  # kept pages have one address
        return redirect(frame.address(asked))
    try:
        found, steps = kept_checklist(asked, timezone.localdate())
    except Centre.DoesNotExist:
        return render(request, "guidance/arrival/no_rules.html", status=503)
    context = context_of(found, frame) | {"steps": steps}
    return render(request, "guidance/arrival/list.html", context)


def _ask(request: HttpRequest, asked: Asked, name: str, frame: Frame) -> HttpResponse:
    others = {key: value for key, value in asked.values.items() if key != name}
    context = {
        **_around(frame),
        "asked": asked,
        "question": question(name, asked),
        "number": asked.questions.index(name) + 1,
        "chosen": asked.values.get(name, ""),
        "others": {**others, **frame.extra},
        "answers": [each for each in in_words(asked) if each[0] != name],
        "back": _back(asked, name, frame),
        "unanswered": name in request.GET and not asked.values.get(name),
    }
    return render(request, "guidance/arrival/question.html", context)


def _back(asked: Asked, name: str, frame: Frame) -> str:
    """The question before this one; empty at the first."""
    names = asked.questions
    at = names.index(name)
    return frame.address(asked, ask=names[at - 1]) if at else ""


def _around(frame: Frame) -> dict[str, Any]:
    return {"frame": frame, "idle": settings.KIOSK_IDLE_SECONDS if frame.is_kiosk else 0}


def context_of(found: Checklist, frame: Frame) -> dict[str, Any]:
    """Around the steps, for everybody who gives the same answers."""
    own = PUBLIC.address(found.asked)
    return {
        **_around(frame),
        "checklist": found,
        "answers": in_words(found.asked),
        "asked": found.asked,
        "closed": " ".join(_closed_days(found.on)),
        "centre_page": address_of(found.centre),
        "qr": qr_svg(absolute(own)) if frame.is_shared else "",
        **beside(found.centre, _desks(found)),
    }


def _desks(found: Checklist) -> set[int]:
    """Whom she and her family see on one visit, by their ids."""
    return {desk.pk for person in found.lists for desk in person.needs.authorities_here}


def _closed_days(today: date) -> Iterator[str]:
    """Days on which offices are closed, as far ahead as anybody plans: browsers count with them."""
    for year in range(today.year - 1, today.year + YEARS):
        yield from (day.isoformat() for day in closed_days(year))
