"""The steps: each saves itself as one goes, and by its button where there is no script."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from content.language_rows import Rows, language_rows
from mentoring.applying import filling, opening
from mentoring.applying.sides import Either
from mentoring.applying.steps import Step, progress_of, steps_of
from mentoring.forms.steps import STEP_FORMS, StepForm
from mentoring.models import Industry, StudentApplication
from mentoring.views.own import MyRequest, own_application
from vocabulary.refused import Refused
from vocabulary.typed import typed_id

ON_A_PAGE = 24


@own_application
def step(request: MyRequest, own: Either, key: str) -> HttpResponse:
    steps = {each.key: each for each in steps_of(own)}
    if key not in steps:
        raise Http404
    if isinstance(own, StudentApplication) and key == "wishes":
        return _wishes(request, own, steps[key])
    return _filled_in(request, own, steps[key])


def _filled_in(request: MyRequest, own: Either, here: Step) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = _form(own, here, data, more="more" in request.GET)
    if data is None:
        return _page(request, own, here, form=form)
    refusal = _save(own, form)
    if request.htmx:  # type: ignore[attr-defined]
        return _saved(request, form, refusal)
    if refusal or not form.is_valid():
        return _page(request, own, here, form=form, refusal=refusal, status=422)
    return _go_on(request, own, here)


def _form(own: Either, here: Step, data: QueryDict | None, *, more: bool) -> StepForm | Rows:
    if here.key == "languages":
        return language_rows(own.languages, data, more=2 * more)
    return STEP_FORMS[own.side][here.key](own, data)


def _save(own: Either, form: StepForm | Rows) -> str:
    """What is right of it, also while something else is not. Why not, if nothing can be."""
    try:
        if isinstance(form, StepForm):
            filling.save(own.side, own.pk, form.right())
        elif form.management_form.is_valid():
            filling.save(own.side, own.pk, {"languages": form.levels()})
    except Refused as refusal:
        return str(refusal)
    return ""


def _saved(request: MyRequest, form: StepForm | Rows, refusal: str) -> HttpResponse:
    """What one reads after each change."""
    if isinstance(form, Rows):
        mistakes = form.mistakes()
    else:
        mistakes = [
            f"{form.fields[name].label} – {words}"
            for name, problems in form.errors.items()
            for words in problems
        ]
    context = {"mistakes": mistakes, "refusal": refusal}
    return render(request, "mentoring/apply/_saved.html", context)


def _go_on(request: MyRequest, own: Either, here: Step) -> HttpResponse:
    steps = steps_of(own)
    number = steps.index(here) + 1
    filling.reach(own.side, own.pk, number)
    where = (own.programme.slug, own.side)
    if "more" in request.POST:
        return redirect(reverse("mentoring:step", args=[*where, here.key]) + "?more=1")
    if "later" in request.POST:
        messages.success(request, _("Saved. You can go on whenever you want."))
        return redirect("mentoring:application", *where)
    if number < len(steps):
        return redirect("mentoring:step", *where, steps[number].key)
    return redirect("mentoring:review", *where)


def _page(
    request: MyRequest, own: Either, here: Step, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "application": own,
        "programme": own.programme,
        "side": own.side,
        "step": here,
        "last_day": opening.last_day(own),
        **steps_shown(own, here),
        **more,
    }
    name = "languages" if here.key in ("languages", "wishes") else "plain"
    name = here.key if here.key == "wishes" else name
    if status == 200 and "refusal" not in context:
        context["refusal"] = _closed(own)
    return render(request, f"mentoring/apply/steps/{name}.html", context, status=status)


def _closed(own: Either) -> str:
    """Before anything is typed that cannot be kept."""
    try:
        opening.check_may_change(own)
    except opening.ClosedByDecision as refusal:
        return str(refusal)
    except Refused:
        return _("The time to change your application is over. You can read it, not change it.")
    return ""


def steps_shown(own: Either, here: Step | None) -> dict[str, Any]:
    """For components/steps.html; the last is where one looks it all over."""
    where, steps = (own.programme.slug, own.side), steps_of(own)
    shown = [(str(one.title), reverse("mentoring:step", args=[*where, one.key])) for one in steps]
    shown.append((_("Look it over and send"), reverse("mentoring:review", args=where)))
    current = steps.index(here) + 1 if here else len(shown)
    return {"steps": shown, "current": current, "undone": progress_of(own).undone}


def _wishes(request: MyRequest, own: StudentApplication, here: Step) -> HttpResponse:
    refusal, industry = "", _industry(request.POST or request.GET)
    if request.method == "POST":
        if {"next", "later"} & set(request.POST):
            return _go_on(request, own, here)
        try:
            _change_wishes(own, request.POST)
        except Refused as problem:
            refusal = str(problem)
    if request.method == "POST" and not refusal:
        address = reverse("mentoring:step", args=[own.programme.slug, own.side, here.key])
        query = urlencode({"industry": industry, "p": request.POST.get("p", "")})
        return redirect(f"{address}?{query}#wishes")
    wished = list(own.wishes.select_related("mentor__user", "mentor__partner"))
    mentors = filling.shown_mentors(own).exclude(pk__in=[wish.mentor_id for wish in wished])
    page = Paginator(mentors.filter(**({"industry": industry} if industry else {})), ON_A_PAGE)
    context: dict[str, Any] = {
        "wished": wished,
        "page": page.get_page((request.POST or request.GET).get("p")),
        "industry": industry,
        "industries": _industries(own),
    }
    if refusal:
        return _page(request, own, here, status=422, refusal=refusal, **context)
    return _page(request, own, here, **context)


def _industry(data: QueryDict) -> str:
    asked = data.get("industry", "")
    return asked if asked in Industry.values else ""


def _industries(own: StudentApplication) -> list[tuple[str, str]]:
    """That there are mentors in."""
    there = set(filling.shown_mentors(own).values_list("industry", flat=True))
    return [(value, str(label)) for value, label in Industry.choices if value in there]


def _change_wishes(own: StudentApplication, posted: QueryDict) -> None:
    """Raises Refused."""
    acts = {"wish": filling.wish, "unwish": filling.unwish, "more": filling.wish_more}
    for name, act in acts.items():
        if (mentor_id := typed_id(posted.get(name, ""))) is not None:
            act(own.pk, mentor_id)
