"""What they write to each other: kept here, and passed on by mail without either address."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.emails import pairs as emails
from mentoring.models import Match, PairMessage, Side
from mentoring.pairs.together import active
from outbox.mail import post
from vocabulary.refused import Refused

A_DAY = 30  # of one person to one other
SENT_TWICE = timedelta(hours=1)


class EnoughForToday(Refused):
    """Says how many."""


@transaction.atomic
def send(match_id: int, side: Side, text: str) -> PairMessage:
    """Sent twice, with nothing between, it is one message. Raises EnoughForToday, PairIsOver."""
    match = active(match_id)
    last = match.messages.last()
    if last is not None and _is_again(last, side, text):
        return last
    if sent_today(match, side) >= A_DAY:
        raise EnoughForToday(
            _("You have written %(n)d messages today, which is the most. Go on tomorrow, or meet.")
            % {"n": A_DAY}
        )
    message = PairMessage.objects.create(match=match, author=side, text=text)
    post(emails.MESSAGE[side.other], message.pk, key=f"mentoring.message/{message.pk}")
    return message


def _is_again(last: PairMessage, side: Side, text: str) -> bool:
    recent = last.sent_at > timezone.now() - SENT_TWICE
    return recent and last.author == side and last.text == text


def sent_today(match: Match, side: Side) -> int:
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    return match.messages.filter(author=side, sent_at__gte=midnight).count()


def unread(match: Match, side: Side) -> QuerySet[PairMessage]:
    return PairMessage.objects.filter(match=match, author=side.other, read_at=None)


def mark_read(match: Match, side: Side) -> None:
    unread(match, side).update(read_at=timezone.now())
