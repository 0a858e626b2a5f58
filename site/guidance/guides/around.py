"""What stands around the editors' words on the pages of the guides."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from guidance.centres.serving import municipalities
from guidance.chapters import Audience
from guidance.employers.plan import booked_at
from guidance.guides.offers import asked_about, offers_of
from guidance.guides.place import Place, chapters_below
from guidance.guides.step_facts import Reader, StepFacts
from guidance.guides.step_pages import addresses_of_steps
from guidance.guides.way import PURPOSES, way
from guidance.in_force import rulebook
from guidance.models import Centre, GuideIndexPage, GuidePage, PlanStep
from guidance.rulebook import Rulebook


def about_guide(page: GuideIndexPage, request: HttpRequest) -> dict[str, Any]:
    """For ``GuideIndexPage.surroundings``."""
    audience = Audience(page.audience)
    if not audience.moves_here:
        return {"chapters": chapters_below(page), "books_at": booked_at()}
    return {"way": way(audience, page.locale, _rules()), "purpose": _purpose(audience)}


def about_page(page: GuidePage, request: HttpRequest) -> dict[str, Any]:
    """For ``GuidePage.surroundings``."""
    around = {"place": Place.of(page), **_offers(page, request)}
    if page.moves_here:
        return around | _on_the_way(page)
    return around | {"plan_steps": _plan_steps(page)}


def _on_the_way(page: GuidePage) -> dict[str, Any]:
    audience, rules = Audience(page.audience), _rules()
    return {
        "way": way(audience, page.locale, rules, page),
        "facts": _facts(page, audience, rules),
        "purpose": _purpose(audience),
    }


def _facts(page: GuidePage, audience: Audience, rules: Rulebook | None) -> StepFacts | None:
    """Of a step that is no draft."""
    if page.step is None or rules is None or not page.step.live:
        return None
    return Reader(page.step, audience, rules, addresses_of_steps()[audience]).facts()


def _rules() -> Rulebook | None:
    """Those of any centre: what is read here is the same for all of them."""
    centre = Centre.objects.order_by("pk").first()
    return rulebook(centre, timezone.localdate()) if centre else None


def _purpose(audience: Audience) -> str:
    """What the checklist need not ask."""
    purposes = PURPOSES.get(audience, ())
    return purposes[0].value if len(purposes) == 1 else ""


def _offers(page: GuidePage, request: HttpRequest) -> dict[str, Any]:
    if not page.offers:
        return {}
    chosen = request.GET.get("municipality", "")
    answer = asked_about(chosen, timezone.localdate())
    return {
        "offers": offers_of(page, answer),
        "municipalities": municipalities(),
        "chosen": chosen,
        "answer": answer,
    }


def _plan_steps(page: GuidePage) -> list[PlanStep]:
    """What the plan has for this chapter, in the order in which it is done."""
    if not page.chapter:
        return []
    return PlanStep.in_order(PlanStep.objects.on(timezone.localdate()), page.chapter)
