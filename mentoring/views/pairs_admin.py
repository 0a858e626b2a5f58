"""The Pairs tab: who is together, how it goes, and who needs somebody first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.models import AccessLog
from mentoring.forms.looking_after import NEW, ON_THEIR_OWN, PairFilter
from mentoring.models import Match, Programme
from mentoring.pairs.health import Colour, Health, healths
from mentoring.repairing.needing import needing
from mentoring.views.hub import programme_screen, render_screen

ON_A_PAGE = 50
FOLDER = "mentoring/admin/pairs"
PEOPLE = (
    *("student__user", "student__university"),
    *("mentor__user", "mentor__partner"),
)


@dataclass(frozen=True)
class Row:
    match: Match
    health: Health

    @property
    def is_together(self) -> bool:
        return self.match.state == Match.State.ACTIVE

    @property
    def rank(self) -> tuple[bool, int, int]:
        """What is new and red comes first; who is not together any more, last."""
        if not self.is_together:
            return (True, len(Colour), self.match.pk)
        return (not self.health.is_new, list(Colour).index(self.health.colour), self.match.pk)


def rows_of(programme: Programme, form: PairFilter) -> list[Row]:
    """In six queries, however many they are; ``with_people`` for those that are shown."""
    pairs = list(_narrowed(programme, form))
    for match in pairs:
        match.programme = programme
    found = healths(pairs)
    rows = [Row(match, found[match.pk]) for match in pairs]
    wanted = form.wanted("health")
    if wanted:
        rows = [row for row in rows if row.is_together and _is_so(row.health, wanted)]
    return sorted(rows, key=lambda row: row.rank)


def with_people(rows: Iterable[Row]) -> list[Row]:
    """Two thousand pairs are judged in half a second, and read in two."""
    shown = list(rows)
    pairs = Match.objects.select_related(*PEOPLE).in_bulk([row.match.pk for row in shown])
    return [Row(pairs[row.match.pk], row.health) for row in shown if row.match.pk in pairs]


def _is_so(health: Health, wanted: str) -> bool:
    return health.is_new if wanted == NEW else health.colour == wanted


def _narrowed(programme: Programme, form: PairFilter) -> QuerySet[Match]:
    rows = Match.objects.filter(programme=programme)
    state, university, partner = (form.wanted(key) for key in ("state", "university", "partner"))
    rows = rows.filter(state=state) if state else rows.exclude(began_at=None)
    if university:
        rows = rows.filter(student__university=university)
    if partner:
        rows = rows.filter(mentor__partner=None if partner == ON_THEIR_OWN else partner)
    for word in form.wanted("q").split():
        rows = rows.filter(_named(word, "student") | _named(word, "mentor"))
    return rows


def _named(word: str, side: str) -> Q:
    keys = (f"{side}__user__{name}__icontains" for name in ("first_name", "last_name", "email"))
    found = Q()
    for key in keys:
        found |= Q(**{key: word})
    return found


@require_safe
@programme_screen
def pairs(request: HttpRequest, programme: Programme) -> HttpResponse:
    query = request.GET.copy()
    query.pop("p", None)
    is_asked = bool(query)
    if not is_asked:
        query.update(_to_begin_with(programme))
    form = PairFilter(programme, query)
    rows = rows_of(programme, form)
    AccessLog.add("mentoring.pairs_read", programme, by=request.user)  # type: ignore[arg-type]
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("p"))
    page.object_list = with_people(page.object_list)
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "query": query.urlencode(),
        "is_narrowed": is_asked and any(form.wanted(name) for name in form.fields),
        "figures": _figures(programme),
        "to_repair": needing(programme),
    }
    return render_screen(request, programme, "pairs", f"{FOLDER}/list.html", context)


def _to_begin_with(programme: Programme) -> dict[str, str]:
    """Until the first pair has begun, the proposals: whose answers are waited for."""
    proposed, pairs = Match.State.PROPOSED.value, programme.matches.all()
    waits = pairs.filter(state=proposed).exists() and not pairs.exclude(began_at=None).exists()
    return {"state": proposed} if waits else {}


def _figures(programme: Programme) -> list[tuple[str, str, int]]:
    """Filter, words and number: of everybody, whatever the list shows."""
    counted = Counter(Match.objects.filter(programme=programme).values_list("state", flat=True))
    together = list(Match.objects.active().filter(programme=programme))
    for match in together:
        match.programme = programme
    colours = Counter(each.colour for each in healths(together).values())
    return [
        *((f"health={each.value}", str(each.label), colours[each]) for each in Colour),
        *(
            (f"state={state.value}", str(state.label), counted[state])
            for state in (Match.State.PROPOSED, Match.State.COMPLETED, Match.State.ENDED)
        ),
    ]
