"""/employers/: the way to the guide, the quick check and its plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.page_cache import keep
from guidance.chapters import Audience
from guidance.employers.downloads import plan_calendar, plan_xlsx
from guidance.employers.forms import CheckForm
from guidance.employers.plan import Plan, make_plan
from guidance.models import GuideIndexPage
from vocabulary.spreadsheets import XLSX

NAMES = tuple(CheckForm.base_fields)


@require_safe
def employers(request: HttpRequest) -> HttpResponse:
    """To the guide in the reader's language, wherever editors have put it."""
    guides = GuideIndexPage.objects.live().filter(audience=Audience.EMPLOYERS)
    guide = guides.filter(locale__language_code=get_language()).first()
    return redirect(guide.get_url(request) if guide else reverse("guidance:employer_check"))


@require_safe
@keep(*NAMES, "change")
def check(request: HttpRequest) -> HttpResponse:
    """The questions; once they are answered, the plan."""
    answered = any(name in request.GET for name in NAMES)
    form = CheckForm.of(request.GET) if answered else CheckForm()
    if "change" in request.GET or not form.is_bound or not form.is_valid():
        return render(request, "guidance/employers/check.html", {"form": form})
    asked = form.asked()
    if request.GET.dict() != asked.values:  # in whatever order
        return redirect(f"{reverse('guidance:employer_check')}?{asked.query}")
    context = {"plan": _plan(form), "asked": asked}
    return render(request, "guidance/employers/plan.html", context)


@require_safe
def plan_ics(request: HttpRequest) -> HttpResponse:
    return _download(request, "ics")


@require_safe
def plan_sheet(request: HttpRequest) -> HttpResponse:
    return _download(request, "xlsx")


def _download(request: HttpRequest, kind: str) -> HttpResponse:
    """Without all answers: back to the questions, with those that were given."""
    form = CheckForm.of(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('guidance:employer_check')}?{request.GET.urlencode()}")
    plan = _plan(form)
    content = plan_calendar(plan, request) if kind == "ics" else plan_xlsx(plan, request)
    mimetype = "text/calendar; charset=utf-8" if kind == "ics" else XLSX
    name = f'attachment; filename="plan-{plan.asked.start.isoformat()}.{kind}"'
    return HttpResponse(content, mimetype, headers={"Content-Disposition": name})


def _plan(form: CheckForm) -> Plan:
    return make_plan(form.asked(), timezone.localdate(), get_language() or "en")
