"""The list of questions in the admin, and what is counted of them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from asking.counting import counts
from asking.forms.owners import FilterForm
from asking.models import Question
from asking.models.questions import QuestionQuerySet
from asking.views.frame import answerers_only, render_screen

PER_PAGE = 40
MINE, TEAMS, OVERDUE, WAITING, ANSWERED, SPAM = (
    *("mine", "teams", "overdue", "waiting"),
    *("answered", "spam"),
)
TABS = (
    (MINE, gettext_lazy("Mine")),
    (TEAMS, gettext_lazy("My teams’")),
    (OVERDUE, gettext_lazy("Overdue")),
    (WAITING, gettext_lazy("All that wait")),
    (ANSWERED, gettext_lazy("Answered")),
    (SPAM, gettext_lazy("Spam")),
)


@require_safe
@answerers_only
def index(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    shown = {key: _of(key, request.user) for key, _label in TABS}
    show = request.GET.get("show", "")
    show = show if show in shown else _first_with_some(shown)
    found = _narrowed(shown[show], form.wanted)
    related = ("topic", "municipality", "team", "person")
    page = Paginator(found.select_related(*related), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "tabs": [(key, label, shown[key].count()) for key, label in TABS],
        "show": show,
        "form": form,
        "is_narrowed": bool(form.wanted),
        "page": page,
        "today": timezone.localdate(),
    }
    return render_screen(request, "asking/admin/questions.html", _("Questions"), context)


def _of(key: str, user: Any) -> QuestionQuerySet:
    questions = Question.objects.all()
    held = questions.in_hand()
    found: dict[str, QuestionQuerySet] = {
        MINE: held.mine(user),
        TEAMS: held.of_teams(user),
        OVERDUE: questions.overdue(timezone.localdate()),
        WAITING: held,
        ANSWERED: questions.answered().filter(forgotten_at=None).order_by("-closed_at", "-id"),
        SPAM: questions.filter(state=Question.State.SPAM),
    }
    return found[key]


def _first_with_some(shown: dict[str, QuestionQuerySet]) -> str:
    """Whoever has nothing of her own sees what waits."""
    return next((key for key in (MINE, TEAMS) if shown[key].exists()), WAITING)


def _narrowed(found: QuestionQuerySet, wanted: dict[str, Any]) -> QuestionQuerySet:
    if topic := wanted.get("topic"):
        found = found.filter(topic=topic)
    return found.with_words(wanted.get("q", ""))


@require_safe
@answerers_only
def counted(request: HttpRequest) -> HttpResponse:
    context = {"counts": counts()}
    within = (("asking_admin:index", _("Questions")),)
    title = _("What is asked")
    return render_screen(request, "asking/admin/counts.html", title, context, within=within)
