"""The steps: each saves itself as she goes, and by its button where there is no script."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from careers.forms.profile import STEP_FORMS, AboutStep, StepForm, WordsStep
from careers.models import CandidateProfile
from careers.profile import reach, save, save_languages, save_name, skills
from careers.profile.prefill import suggestions_for
from careers.profile.steps import BY_KEY, STEPS, Step, after, progress_of
from careers.publishing.marked import Piece, pieces
from careers.publishing.marks import FIELDS, marks
from careers.views.her_profile import HerRequest, her_profile
from content.language_rows import LEVELS, Rows, language_rows
from vocabulary.refused import Refused
from vocabulary.typed import typed_id

LONGEST_SEARCH = 60


@her_profile
def step(request: HerRequest, profile: CandidateProfile, key: str) -> HttpResponse:
    here = BY_KEY.get(key)
    if here is None:
        raise Http404
    if key == "skills":
        return _skills(request, profile, here)
    return _filled_in(request, profile, here)


def _filled_in(request: HerRequest, profile: CandidateProfile, here: Step) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = _form(profile, here, data, more="more" in request.GET)
    if data is None:
        return _page(request, profile, here, form=form)
    _save(profile, here, form)
    if request.htmx:  # type: ignore[attr-defined]
        return _saved(request, profile, form)
    if not form.is_valid():
        return _page(request, profile, here, form=form, status=422)
    return _go_on(request, profile, here)


def _form(
    profile: CandidateProfile, here: Step, data: QueryDict | None, *, more: bool
) -> StepForm | Rows:
    if here.key == "languages":
        levels = dict(profile.languages.values_list("code", "level"))
        return language_rows(levels, data, more=2 * more)
    return STEP_FORMS[here.key](profile, data)


def _save(profile: CandidateProfile, here: Step, form: StepForm | Rows) -> None:
    """What is right of it, also while something else is not."""
    if isinstance(form, Rows):
        if form.management_form.is_valid():
            save_languages(profile.pk, form.levels())
        return
    told = form.right()
    if here.key == "about":
        names = {name: getattr(profile.user, name) for name in AboutStep.NAMES}
        names |= {name: told.pop(name) for name in AboutStep.NAMES if name in told}
        save_name(profile.pk, **names)
    save(profile.pk, told)


def _saved(request: HerRequest, profile: CandidateProfile, form: StepForm | Rows) -> HttpResponse:
    """What she reads after each change."""
    if isinstance(form, Rows):
        mistakes = form.mistakes()
    else:
        mistakes = [
            f"{form.fields[name].label}: {words}"
            for name, problems in form.errors.items()
            for words in problems
        ]
    hints = _hints(profile, form) if isinstance(form, WordsStep) else []
    context = {"mistakes": mistakes, "hints": hints}
    return render(request, "careers/profile/_saved.html", context)


def _hints(profile: CandidateProfile, form: WordsStep) -> list[Piece]:
    """What in her words could tell who she is, before she sends them to anybody."""
    told = {name: form.cleaned_data.get(name, "") for name in FIELDS}
    found = marks(profile, **told)
    return [
        piece
        for name, text in told.items()
        for piece in pieces(text, found, name)
        if piece.is_reason
    ]


def _go_on(request: HerRequest, profile: CandidateProfile, here: Step) -> HttpResponse:
    reach(profile.pk, here.number)
    if "more" in request.POST:
        return redirect(reverse("cv:step", args=[here.key]) + "?more=1")
    if "later" in request.POST:
        messages.success(request, _("Saved. You can go on whenever you want."))
        return redirect("cv:start")
    following = after(here)
    return redirect("cv:step", following.key) if following else redirect("cv:preview")


def _page(
    request: HerRequest, profile: CandidateProfile, here: Step, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "profile": profile,
        "step": here,
        "suggestions": suggestions_for(profile, here.key),
        "levels": LEVELS[1:],
        **steps_shown(profile, here.number),
        **more,
    }
    return render(request, f"careers/profile/steps/{here.key}.html", context, status=status)


def steps_shown(profile: CandidateProfile, current: int) -> dict[str, Any]:
    """For components/steps.html; the last is where she looks it all over."""
    shown = [(step.title, reverse("cv:step", args=[step.key])) for step in STEPS]
    shown.append((_("Look it over"), reverse("cv:preview")))
    return {"steps": shown, "current": current, "undone": progress_of(profile).undone}


def _skills(request: HerRequest, profile: CandidateProfile, here: Step) -> HttpResponse:
    typed = _typed(request.POST if request.method == "POST" else request.GET)
    problem = ""
    if request.method == "POST":
        if {"next", "later"} & set(request.POST):
            return _go_on(request, profile, here)
        try:
            _change_skills(profile, request.POST)
        except Refused as refusal:
            problem = str(refusal)
    context = {"problem": problem, **_skill_lists(profile, typed)}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "careers/profile/_skills.html", context)
    if request.method == "POST" and not problem:
        query = f"?{urlencode({'q': typed})}" if typed and "suggest" not in request.POST else ""
        return redirect(reverse("cv:step", args=["skills"]) + query + "#skills")
    return _page(request, profile, here, status=422 if problem else 200, **context)


def _change_skills(profile: CandidateProfile, posted: QueryDict) -> None:
    """Raises Refused."""
    if "suggest" in posted:
        skills.suggest(profile.pk, posted["suggest"])
    elif wanted := typed_id(posted.get("add", "")):
        skills.add(profile.pk, wanted)
    elif unwanted := typed_id(posted.get("remove", "")):
        skills.remove(profile.pk, unwanted)


@her_profile
def offered_skills(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    """As she types; without script the step's own page answers."""
    typed = _typed(request.GET)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(reverse("cv:step", args=["skills"]) + f"?{urlencode({'q': typed})}")
    return render(request, "careers/profile/_offered.html", _skill_lists(profile, typed))


def _typed(data: QueryDict) -> str:
    return data.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH]


def _skill_lists(profile: CandidateProfile, typed: str) -> dict[str, Any]:
    return {
        "chosen": list(profile.skills.all()),
        "typed": typed,
        "offered": skills.offered(profile, typed),
        "may_suggest": skills.may_suggest(profile, typed),
    }
