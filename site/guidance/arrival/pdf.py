"""The list as a PDF to print and to send: tagged, with its fonts inside (PDF/UA)."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from guidance.arrival.checklist import Checklist, PersonsList, PersonsStep
from guidance.arrival.frames import PUBLIC
from guidance.arrival.questions import in_words
from guidance.models import StepDeadline
from outbox.letters import absolute, plain
from vocabulary.qr_codes import qr_drawing
from vocabulary.typesetting import day_facts, set_pdf

TEMPLATE = Path(__file__).with_name("list.typ")
CENTRE_WORDS = "guidance/arrival/_centre_words.txt"
INK = "#10292b"


def list_pdf(found: Checklist, days: Mapping[str, date]) -> bytes:
    """In the language that is active; ``days`` by the anchor of deadlines, as far as known."""
    address = absolute(PUBLIC.address(found.asked))
    facts = {
        "title": _("Your arrival checklist"),
        "author": settings.WAGTAIL_SITE_NAME,
        "lang": get_language() or "en",
        "date": day_facts(found.on),
        "lead": _lead(found),
        "people": [_person(person, days) for person in found.lists],
        "centre": _centre(found),
        "employer_heading": _("What your employer does"),
        "employer": [
            {"title": str(step.title), "text": str(step.employer)} for step in found.for_employer
        ],
        "answers_heading": _("Your answers"),
        "answers": [[str(question.title), title] for _n, question, title in in_words(found.asked)],
        "address": address,
        "short_address": address.partition("://")[2].partition("?")[0],
        "qr": qr_drawing(address, INK),
        "qr_words": _("QR code: opens this list on your telephone"),
        "scan": _("The same list on your telephone, by the rules of the day you open it"),
    }
    return set_pdf(TEMPLATE, facts, drawings=("qr",))


def _lead(found: Checklist) -> str:
    n = len(found.yours.must)
    words = ngettext(
        "%(n)d step, by the rules of %(day)s.",
        "%(n)d steps, in an order in which they can be done, by the rules of %(day)s.",
        n,
    )
    return words % {"n": n, "day": date_format(found.on, "DATE_FORMAT")}


def _person(person: PersonsList, days: Mapping[str, date]) -> dict[str, Any]:
    headings = {
        "you": _("Your steps"),
        "partner": _("Your partner’s steps"),
        "children": _("Your children’s steps"),
    }
    return {
        "heading": headings[person.who],
        "must": [_step(each, days) for each in person.must],
        "may_heading": _("What can wait, and what is only for some"),
        "may": [_step(each, days) for each in person.may],
    }


def _step(listed: PersonsStep, days: Mapping[str, date]) -> dict[str, Any]:
    needed = listed.needed
    authority = needed.authority.short_name if needed.authority else ""
    return {
        "title": str(needed.step.title),
        "done": listed.done,
        "advice": str(needed.step.advice),
        "note": needed.note,
        "where": " · ".join(part for part in (authority, needed.place) if part),
        "deadlines": [_deadline(each, days) for each in listed.deadlines],
        "takes": str(needed.step.lead_time),
        "papers": _papers(listed),
    }


def _deadline(deadline: StepDeadline, days: Mapping[str, date]) -> dict[str, str]:
    """The sentence, and the day where she has told hers."""
    words = f"{deadline.sentence} {deadline.note}".strip()
    own = days.get(deadline.anchor)
    if own is None:
        return {"words": words, "day": ""}
    pattern = "l j. F Y" if get_language() == "da" else "l j F Y"
    return {"words": words, "day": date_format(deadline.day(own), pattern)}


def _papers(listed: PersonsStep) -> list[dict[str, str]]:
    sure = [{"name": str(d.name), "detail": str(d.detail)} for d in listed.needed.documents]
    perhaps = [
        {"name": str(d.document.name), "detail": f"{d.only_if} {d.document.detail}".strip()}
        for d in listed.needed.documents_if
    ]
    return sure + perhaps


def _centre(found: Checklist) -> dict[str, Any]:
    centre = found.centre
    questions = f"{centre.phone} · {centre.email}"
    way = [centre.full_address, str(centre.directions)] if found.comes_to_centre else []
    return {
        "name": str(centre.name),
        "lines": [plain(CENTRE_WORDS, {"checklist": found}).strip(), *way, questions],
        "order": _("You see, in this order"),
        "desks": [str(each.name) for each in found.yours.needs.authorities_here],
    }
