"""What waits on the Pairs tab: students to find a mentor for, and answers that ask for somebody."""

from django.db.models import Q

from mentoring.models import CheckIn, Match, Programme
from mentoring.pairs.health import LOW
from mentoring.repairing.needing import number_needing


def number_to_see(programme: Programme) -> int:
    """Counted without judging each pair: it stands on every screen of the programme."""
    alarming = Q(wants_a_call=True) | Q(going__lte=LOW)
    answers = CheckIn.objects.filter(
        alarming,
        match__programme=programme,
        match__state=Match.State.ACTIVE,
        answered_at__isnull=False,
        seen_at=None,
    )
    return answers.values("match").distinct().count() + number_needing(programme)
