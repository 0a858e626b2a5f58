"""Searching and comparing; who may not search yet is shown the way."""

from collections import Counter
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from careers import finding
from careers.closed_lists import LanguageLevel
from careers.employers.cards import cards
from careers.employers.standing import Acting, acting_of, choose, standing
from careers.employers.terms import TERMS
from careers.finding.asked import read
from careers.finding.chosen import chosen
from careers.finding.look import Look, look
from careers.finding.options import choices
from careers.finding.search import PAGE, Sort
from careers.finding.typed import typed
from careers.models import PublishedSummary, Skill
from careers.views.employer import employers_only
from careers.views.often import may_search, too_often
from vocabulary.languages import language_choices
from vocabulary.typed import typed_id

SIDE_BY_SIDE = 4
SKILLS_TO_CHOOSE = 500  # that the browser is given to choose from; any other can be typed


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """For strangers, and for members who may not search yet, what this is and what to do.

    ``company``: whom to act for, where the way here was from that company's page.
    """
    if from_company := typed_id(request.GET.get("company", "")):
        choose(request, from_company)
        return redirect("candidates:search")
    found = standing(request)
    if acting_of(request, found) is not None:
        return _search(request)
    context = {"standing": found, "terms": TERMS}
    response = render(request, "careers/candidates/entrance.html", context)
    if request.user.is_authenticated:
        response["Cache-Control"] = "private, no-store"
    return response


@employers_only
def _search(request: HttpRequest, acts: Acting) -> HttpResponse:
    if not may_search(request, acts):
        return too_often(request, acts)
    asked = read(typed(request.GET))
    found = look(asked, acts.company.cvr, page=_number(request), sort=_sort(request))
    context = _context(acts, found)
    if request.htmx and not request.htmx.history_restore_request:  # type: ignore[attr-defined]
        response = render(request, "careers/candidates/fragment.html", context)
        response["HX-Push-Url"] = f"{request.path}?{_address(found)}"
        return response
    return render(request, "careers/candidates/search.html", context)


def _context(acts: Acting, found: Look) -> dict[str, Any]:
    return {
        "acts": acts,
        "found": found,
        "choices": choices(found.asked, found.counted),
        "cards": cards(found.people, acts.company),
        "chosen": chosen(found.asked),
        "address": _address(found),
        "page_obj": _page(found),
        "all_languages": language_choices(),
        "all_levels": LanguageLevel.choices,
        "all_skills": Skill.objects.listed()[:SKILLS_TO_CHOOSE],
    }


def _address(found: Look) -> str:
    page = found.page if found.page > 1 else None
    return found.asked.address(sort=found.unusual_sort, page=page)


def _page(found: Look) -> Page[int]:
    """For the numbers under the list; who is on the page is known already."""
    shown = Paginator(range(min(found.counted.total, found.pages * PAGE)), PAGE)
    return shown.get_page(found.page)


def _number(request: HttpRequest) -> int:
    return typed_id(request.GET.get("page", "")) or 1


def _sort(request: HttpRequest) -> Sort | None:
    """None: as is usual for what is asked."""
    return Sort.FRESH if request.GET.get("sort") == Sort.FRESH else None


@require_safe
@employers_only
def compare(request: HttpRequest, acts: Acting) -> HttpResponse:
    """Up to four side by side. Whoever may not be seen is not there, like one who never was."""
    handles = list(dict.fromkeys(request.GET.getlist("who")))
    seen = [one for one in (_seen(handle, acts) for handle in handles[:SIDE_BY_SIDE]) if one]
    shown = cards(seen, acts.company)
    times = Counter(skill for card in shown for skill in card.skills)
    context = {
        "acts": acts,
        "cards": shown,
        "shared": {skill for skill, number in times.items() if number > 1},
        "too_many": len(handles) > SIDE_BY_SIDE,
        "most": SIDE_BY_SIDE,
    }
    return render(request, "careers/candidates/compare.html", context)


def _seen(handle: str, acts: Acting) -> PublishedSummary | None:
    try:
        return finding.candidate(handle, acts.company)
    except PublishedSummary.DoesNotExist:
        return None
