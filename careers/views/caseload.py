"""The caseload: my candidates, nobody's and everybody's, filtered, and as a spreadsheet."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import AccessLog, User
from accounts.models import record_name as name_of
from careers.advising.caseload import expiring, silent_since, with_standing
from careers.advising.follow_up import due
from careers.forms.advising import ALL, MINE, NOBODYS, WHOSE, CaseloadFilter, named
from careers.models import CandidateProfile, Enquiry
from careers.views.advisers import advisers_only, render_screen
from vocabulary.spreadsheets import XLSX, Value, spreadsheet

ON_A_PAGE = 50


@require_safe
@advisers_only
def index(request: HttpRequest) -> HttpResponse:
    form = CaseloadFilter(request.GET)
    whose = _whose(request)
    page = Paginator(_found(request, form), ON_A_PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    context = {
        "form": form,
        "whose": whose,
        "tabs": _tabs(request),
        "page": page,
        "query": query.urlencode(),
        "is_narrowed": bool(form.wanted),
        "due": due(request.user).count(),  # type: ignore[arg-type]
        "questions": Enquiry.objects.open().count(),
    }
    return render_screen(request, "careers/admin/caseload.html", _("Candidates"), context)


def _whose(request: HttpRequest) -> str:
    asked = request.GET.get("whose", MINE)
    return asked if asked in dict(WHOSE) else MINE


def _tabs(request: HttpRequest) -> list[dict[str, object]]:
    """With how many there are in each; one query."""
    rows = CandidateProfile.objects.order_by().values("adviser").annotate(n=Count("pk"))
    by_adviser: dict[int | None, int] = {row["adviser"]: row["n"] for row in rows}
    counts = {
        MINE: by_adviser.get(request.user.pk, 0),
        NOBODYS: by_adviser.get(None, 0),
        ALL: sum(by_adviser.values()),
    }
    return [{"value": value, "label": label, "count": counts[value]} for value, label in WHOSE]


def _found(request: HttpRequest, form: CaseloadFilter) -> QuerySet[Any]:
    """The first to need something comes first: due, then who has been silent longest."""
    wanted = form.wanted
    profiles = CandidateProfile.objects.all()
    whose = _whose(request)
    if whose != ALL:
        profiles = profiles.filter(adviser=request.user.pk if whose == MINE else None)
    profiles = named(profiles, wanted.get("q", ""))
    if state := wanted.get("state"):
        profiles = profiles.filter(state=state)
    if "expiring" in wanted:
        profiles = expiring(profiles)  # type: ignore[assignment]
    found = with_standing(profiles)
    if "words" in wanted:
        found = found.filter(words_waiting=True)
    if "offers" in wanted:
        found = found.filter(offers_open__gt=0)
    if "due" in wanted:
        found = found.filter(due=True)
    if weeks := wanted.get("silent"):
        found = silent_since(found, timezone.now() - timedelta(weeks=weeks))
    return found.order_by("-due", "last_sign", "pk")


@require_safe
@advisers_only
def export(request: HttpRequest) -> HttpResponse:
    """As the screen shows them, all pages; each candidate's log tells of it."""
    adviser: User = request.user  # type: ignore[assignment]
    people = list(_found(request, CaseloadFilter(request.GET)))
    AccessLog.objects.bulk_create(
        AccessLog(action="candidate.exported", record=name_of(each), actor=adviser, about=each.user)
        for each in people
    )
    columns = [
        (_("Given name"), 18),
        (_("Family name"), 22),
        (_("E-mail address"), 34),
        (_("State"), 34),
        (_("Occupation"), 40),
        (_("Adviser"), 24),
        (_("Last news"), 18),
        (_("Expires on"), 12),
        (_("Offers open"), 12),
        (_("Words waiting"), 14),
        (_("Follow-up due"), 14),
    ]
    content = spreadsheet(_("Candidates"), columns, _rows(people))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="candidates.xlsx"'
    return response


def _rows(people: Sequence[Any]) -> Iterator[Sequence[Value]]:
    for each in people:
        yield [
            each.user.first_name,
            each.user.last_name,
            each.user.email,
            each.get_state_display(),
            each.occupation_words,
            str(each.adviser or ""),
            timezone.localtime(each.last_sign),
            each.expires_on or "",
            each.offers_open,
            _("Yes") if each.words_waiting else "",
            _("Yes") if each.due else "",
        ]
