"""One run: its progress, its pairs, who has nobody, why not this mentor, and beside another run."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.models import AccessLog
from mentoring.forms.board import PairsFilter, RuleForm, WhyForm
from mentoring.models import MatchRun
from mentoring.proposing import rows, words
from mentoring.proposing.asking import Gone, is_whole
from mentoring.proposing.cast import Cast, group_names
from mentoring.proposing.comparing import difference
from mentoring.proposing.explained import Explained
from mentoring.proposing.summary import Group, summary_of
from mentoring.views.board import SCREEN, run_screen
from mentoring.views.hub import render_screen
from vocabulary.typed import typed_id

ON_A_PAGE = 50
ON_TWO_PAGES = 100  # students whose mentor is another
SCREENS = (
    ("run", gettext_lazy("Pairs")),
    ("run_unmatched", gettext_lazy("Without a mentor")),
    ("run_why", gettext_lazy("Why not this mentor?")),
    ("run_what_if", gettext_lazy("What if?")),
    ("run_compare", gettext_lazy("Compare")),
)
OF_TEMPLATE = {
    "pairs": "run",
    "unmatched": "run_unmatched",
    "why": "run_why",
    "compare": "run_compare",
}


@require_safe
@run_screen
def run(request: HttpRequest, run: MatchRun) -> HttpResponse:
    """Whatever state it is in."""
    if request.htmx:  # type: ignore[attr-defined]
        return _progress(request, run)
    if not run.is_over:
        return _render(request, run, "progress", {})
    if run.state != MatchRun.State.DONE:
        cast = Cast(run)
        short = [words.short(reason, cast.name_of) for reason in run.short]
        return _render(request, run, "failed", {"short": short})
    AccessLog.add("mentoring.run_read", run, by=request.user)  # type: ignore[arg-type]
    return _render(request, run, "pairs", _pairs(request, run) | _beside_base(run))


def _progress(request: HttpRequest, run: MatchRun) -> HttpResponse:
    """What the page asks for by itself while it waits."""
    if run.is_over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"run": run, "programme": run.programme}
    return render(request, "mentoring/admin/board/_progress.html", context)


def _pairs(request: HttpRequest, run: MatchRun) -> dict[str, Any]:
    cast, form = Cast(run), PairsFilter(run, request.GET)
    wanted = [form.wanted(name) for name in ("q", "band", "group")]
    found = rows.found(run, cast, *wanted)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    return {
        "form": form,
        "page": page,
        "rows": rows.rows_of(run, list(page.object_list), cast),
        "query": query.urlencode(),
        "is_narrowed": any(wanted),
        "summary": _summary(run),
        "rule_form": RuleForm(),
    }


def _summary(run: MatchRun) -> dict[str, Any]:
    summary = summary_of(run.frozen, run.result)
    return {
        "of": summary,
        "universities": _named(summary.universities, "university"),
        "partners": _named(summary.partners, "partner"),
    }


def _named(groups: tuple[Group, ...], kind: str) -> list[tuple[str, Group]]:
    names = group_names(kind)
    none = _("No organisation") if kind == "partner" else _("No university")
    return [(names.get(group.id, group.id) if group.id else none, group) for group in groups]


def _beside_base(run: MatchRun) -> dict[str, Any]:
    base = run.compared_with
    if base is None or base.state != MatchRun.State.DONE:
        return {}
    return {"base": base, "told": difference(base.result, run.result)}


@require_safe
@run_screen
def unmatched(request: HttpRequest, run: MatchRun) -> HttpResponse:
    """And who would rather have each other, and where one more place would help."""
    explained, why = _explained(run)
    if explained is None:
        return _render(request, run, "unmatched", {"gone": why})
    alone = explained.alone()
    context = {
        "alone": alone,
        "more": len(run.result["unmatched"]) - len(alone),
        "tempted": explained.tempted(),
        "recruit": explained.recruit(),
    }
    return _render(request, run, "unmatched", context)


@require_safe
@run_screen
def why_not(request: HttpRequest, run: MatchRun) -> HttpResponse:
    explained, why = _explained(run)
    if explained is None:
        return _render(request, run, "why", {"gone": why})
    form = WhyForm(run, explained.cast, request.GET)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        context["answer"] = explained.why_not(*form.pair)
        context["rule_form"] = RuleForm()
    return _render(request, run, "why", context)


def _explained(run: MatchRun) -> tuple[Explained | None, str]:
    if run.state != MatchRun.State.DONE:
        return None, _("This run has no pairs.")
    try:
        return Explained.of(run, Cast(run)), ""
    except Gone as refusal:
        return None, str(refusal)


@require_safe
@run_screen
def compare(request: HttpRequest, run: MatchRun) -> HttpResponse:
    others = run.programme.runs.done().exclude(pk=run.pk).defer("frozen", "certificate")
    chosen = typed_id(request.GET.get("with", ""))
    before = others.first() if chosen is None else others.filter(number=chosen).first()
    context: dict[str, Any] = {"others": others.only("number", "what_if", "asked_at")}
    if before is not None and run.state == MatchRun.State.DONE:
        context |= {"before": before, **_differences(run, before)}
    return _render(request, run, "compare", context)


def _differences(run: MatchRun, before: MatchRun) -> dict[str, Any]:
    told = difference(before.result, run.result)
    shown = told.moved[:ON_TWO_PAGES]
    cast, earlier = Cast(run), Cast(before)  # each knows whom it has imagined
    cast.students(one.student for one in shown)
    cast.mentors(one.after for one in shown if one.after is not None)
    earlier.mentors(one.before for one in shown if one.before is not None)
    lines = [
        {
            "student": cast.student(one.student),
            "before": None if one.before is None else earlier.mentor(one.before),
            "after": None if one.after is None else cast.mentor(one.after),
            "told": one,
        }
        for one in shown
    ]
    return {"told": told, "lines": lines, "more": len(told.moved) - len(shown)}


def render_run(
    request: HttpRequest, run: MatchRun, template: str, context: dict[str, Any], screen: str = ""
) -> HttpResponse:
    base = {
        "run": run,
        "screens": SCREENS if run.state == MatchRun.State.DONE else (),
        "screen": screen or OF_TEMPLATE.get(template, ""),
        "is_whole": is_whole(run),
        "title": _title(run),
        "changes": list(words.changes(run.what_if, Cast(run).name_of)),
    }
    return render_screen(
        request,
        run.programme,
        SCREEN,
        f"mentoring/admin/board/{template}.html",
        base | context,
        title=_title(run),
    )


_render = render_run


def _title(run: MatchRun) -> str:
    if run.what_if:
        return _("What if? (run %(number)s)") % {"number": run.number}
    return _("Run %(number)s") % {"number": run.number}
