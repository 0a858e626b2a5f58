"""The first page of a pair: the other one, what comes next, and how far they are."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.models import User
from mentoring.models import Meeting
from mentoring.pairs.next_steps import ahead
from mentoring.pairs.programme_events import CAME, rows_of
from mentoring.pairs.so_far import so_far
from mentoring.views.pair_own import Pair, own_pair, page


@require_safe
@own_pair
def overview(request: HttpRequest, pair: Pair) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    match = pair.match
    events = rows_of(match.programme, user)
    context = {
        "ahead": ahead(match, pair.side),
        "so_far": so_far(match),
        "events": [row for row in events if pair.may_change or row.standing == CAME],
        "goals": [goal for goal in match.goals.all() if goal.agreed_at],
        "held": match.meetings.filter(state=Meeting.State.HELD).count(),
    }
    return page(request, pair, "overview", **context)
