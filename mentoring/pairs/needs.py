"""What waits on the Pairs tab: students to find a mentor for, and answers that ask for somebody."""

from django.db.models import Q, QuerySet

from mentoring.models import CheckIn, Match, Programme
from mentoring.pairs.health import LOW
from mentoring.repairing.needing import number_needing

BADLY = Q(going__lte=LOW)
CALL = Q(wants_a_call=True)


def number_to_see(programme: Programme) -> int:
    """Counted without judging each pair: it stands on every screen of the programme."""
    return number_of_pairs(programme, BADLY | CALL) + number_needing(programme)


def number_of_pairs(programme: Programme, what: Q) -> int:
    """That are together, with such an answer that nobody has seen."""
    return not_seen(programme).filter(what).values("match").distinct().count()


def not_seen(programme: Programme) -> QuerySet[CheckIn]:
    return CheckIn.objects.filter(
        match__programme=programme,
        match__state=Match.State.ACTIVE,
        answered_at__isnull=False,
        seen_at=None,
    )
