"""Whether the two have met. Most people tell it afterwards, in one step."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.models import Match, Meeting, Side
from mentoring.pairs.together import active
from vocabulary.refused import Refused

State = Meeting.State
NOON = time(12)


class NotYet(Refused):
    message = gettext_lazy("This meeting is still to come. Move it, or cancel it.")


class NeverAgreed(Refused):
    message = gettext_lazy("You had not agreed on this one. Write down the day you met instead.")


class NotThatDay(Refused):
    """Says which days it can have been."""


@transaction.atomic
def tell(match_id: int, meeting_id: int, *, took_place: bool) -> Meeting:
    """Of an agreed one whose time has come, by either of them; the last word counts.

    Raises NotYet, NeverAgreed, PairIsOver.
    """
    match = active(match_id)
    meeting = Meeting.objects.filter(match=match).locked(meeting_id)
    if meeting.state in (State.PROPOSED, State.CANCELLED):
        raise NeverAgreed
    if not meeting.has_begun:
        raise NotYet
    meeting.state = State.HELD if took_place else State.MISSED
    meeting.save(update_fields=["state"])
    meeting.times.all().delete()
    return meeting


@transaction.atomic
def met(
    match_id: int, side: Side, *, on: date, minutes: int = 60, place: str = "", about: str = ""
) -> Meeting:
    """“We met on …”. An agreed meeting of that day is the one; a held one stays as it is.

    Raises NotThatDay, PairIsOver.
    """
    match = active(match_id)
    _check_day(match, on)
    same = _of_day(match, on)
    if same is None:
        facts = {"minutes": minutes, "place": place, "about": about}
        return Meeting.objects.create(
            match=match, state=State.HELD, proposed_by=side, starts_at=_moment(on), **facts
        )
    if same.state != State.HELD:
        same.state = State.HELD
        same.save(update_fields=["state"])
        same.times.all().delete()
    return same


def _check_day(match: Match, on: date) -> None:
    """Raises NotThatDay."""
    if on > timezone.localdate():
        raise NotThatDay(_("This day is still to come. Propose times instead."))
    began = timezone.localdate(match.began_at) if match.began_at else None
    if began and on < began:
        day = date_format(began, "DATE_FORMAT")
        raise NotThatDay(_("You became a pair on %(day)s. Choose a day since then.") % {"day": day})


def _of_day(match: Match, on: date) -> Meeting | None:
    """The held one first, else one that was agreed and whose time has come."""
    midnight = timezone.make_aware(datetime.combine(on, time.min))
    next_midnight = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    rows = Meeting.objects.filter(
        match=match,
        state__in=(State.HELD, State.AGREED, State.MISSED),
        starts_at__gte=midnight,
        starts_at__lt=min(next_midnight, timezone.now()),
    ).all_locked()
    held = [meeting for meeting in rows if meeting.state == State.HELD]
    return next(iter([*held, *rows]), None)


def _moment(on: date) -> datetime:
    """Noon, as nobody asks for the hour; of a day that has not come so far: now."""
    return min(timezone.make_aware(datetime.combine(on, NOON)), timezone.now())
