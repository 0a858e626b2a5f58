"""How two people come to a time: one proposes up to four, the other picks one or proposes others.

proposed ──► agreed ──► held | missed (``took_place``)
    └───────────┴─────► cancelled

An agreed meeting is moved in the same way, and stands at its old time until another is picked:
agreed with ``times``, proposed by ``proposed_by``.
"""

from collections.abc import Sequence
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.emails import meetings as emails
from mentoring.models import Match, Meeting, ProposedTime, Side
from mentoring.pairs import times
from mentoring.pairs.times import Plan
from mentoring.pairs.together import active_alone
from outbox.mail import post
from outbox.models import Message
from vocabulary.refused import Refused

MOST_OPEN = 6  # proposed, and not answered
MAILS_A_DAY = 40  # to the two of a pair, about meetings

State = Meeting.State


class TooManyOpen(Refused):
    message = _("Several meetings wait for an answer already. Answer or cancel one of them first.")


class EnoughForToday(Refused):
    message = _("You two have had many mails about meetings today. Go on tomorrow, or call.")


class OwnProposal(Refused):
    message = _("You have proposed these times. The other one picks one of them.")


class NotProposed(Refused):
    message = _("The times have been changed meanwhile. Look at them again.")


class AgreedAlready(Refused):
    message = _("You have agreed on another time meanwhile. Look at the meeting again.")


class MeetingIsOver(Refused):
    message = _("This meeting is over. Propose a new one.")


@transaction.atomic
def propose(match_id: int, side: Side, plan: Plan) -> Meeting:
    """The same again, while it waits for an answer, is the same meeting.

    Raises TooManyOpen, EnoughForToday, PairIsOver, and what ``times.check`` does.
    """
    match = active_alone(match_id)
    waiting = match.meetings.filter(state=State.PROPOSED).prefetch_related("times")
    for meeting in waiting:
        if meeting.proposed_by == side and _is(meeting, plan):
            return meeting
    if len(waiting) >= MOST_OPEN:
        raise TooManyOpen
    _check_mails(match)
    times.check(match, side, plan)
    meeting = Meeting(match=match, state=State.PROPOSED)
    return _propose(meeting, side, plan)


@transaction.atomic
def propose_others(match_id: int, meeting_id: int, side: Side, plan: Plan) -> Meeting:
    """Other times, by either of them; also to move what is agreed, whose place then stays.

    Raises MeetingIsOver, EnoughForToday, PairIsOver, and what ``times.check`` does.
    """
    match, meeting = _locked(match_id, meeting_id)
    _check_open(meeting)
    if meeting.state == State.AGREED:
        plan = Plan(plan.times, meeting.minutes, meeting.place, meeting.about)
        plan = Plan(set(plan.times) - {meeting.starts_at}, plan.minutes, plan.place, plan.about)
    if meeting.proposed_by == side and _is(meeting, plan):
        return meeting
    _check_mails(match)
    times.check(match, side, plan, but=meeting)
    return _propose(meeting, side, plan)


def _is(meeting: Meeting, plan: Plan) -> bool:
    there = {time.starts_at for time in meeting.times.all()}
    facts = (meeting.minutes, meeting.place, meeting.about)
    return there == set(plan.times) and facts == (plan.minutes, plan.place, plan.about)


def _propose(meeting: Meeting, side: Side, plan: Plan) -> Meeting:
    meeting.proposed_by, meeting.proposed_at = side, timezone.now()
    meeting.minutes, meeting.place, meeting.about = plan.minutes, plan.place, plan.about
    meeting.save()
    meeting.times.all().delete()
    ProposedTime.objects.bulk_create(
        ProposedTime(meeting=meeting, starts_at=starts_at) for starts_at in sorted(set(plan.times))
    )
    post(emails.PROPOSED[side.other], meeting.pk)
    return meeting


@transaction.atomic
def pick(match_id: int, meeting_id: int, side: Side, starts_at: datetime) -> Meeting:
    """One of the proposed times. Picking the same again changes nothing.

    Raises OwnProposal, NotProposed, AgreedAlready, TimeIsOver, TimeIsTaken, MeetingIsOver,
    PairIsOver.
    """
    match, meeting = _locked(match_id, meeting_id)
    _check_open(meeting)
    proposed = {time.starts_at for time in meeting.times.all()}
    if meeting.state == State.AGREED and not proposed:
        if meeting.starts_at != starts_at:
            raise AgreedAlready
        return meeting
    if meeting.proposed_by == side:
        raise OwnProposal
    if starts_at not in proposed:
        raise NotProposed
    times.check_to_come(starts_at)
    times.check_free(match, Side, starts_at, meeting.minutes, side, meeting)
    meeting.sequence += meeting.state == State.AGREED
    meeting.state, meeting.starts_at = State.AGREED, starts_at
    return _agreed(meeting, Side)


@transaction.atomic
def keep(match_id: int, meeting_id: int, side: Side) -> Meeting:
    """It is not moved: what is agreed stays. Again changes nothing.

    Raises MeetingIsOver, PairIsOver.
    """
    _match, meeting = _locked(match_id, meeting_id)
    _check_open(meeting)
    if meeting.state != State.AGREED or not meeting.times.exists():
        return meeting
    return _agreed(meeting, [side.other])


@transaction.atomic
def change_place(
    match_id: int, meeting_id: int, side: Side, *, minutes: int, place: str, about: str
) -> Meeting:
    """Of an agreed one, at once, and told to both. The time is changed by ``propose_others``.

    Raises MeetingIsOver, EnoughForToday, TimeIsTaken, PairIsOver.
    """
    match, meeting = _locked(match_id, meeting_id)
    if meeting.state != State.AGREED or not meeting.starts_at:
        raise MeetingIsOver
    if (meeting.minutes, meeting.place, meeting.about) == (minutes, place, about):
        return meeting
    _check_mails(match)
    if minutes > meeting.minutes:
        times.check_free(match, Side, meeting.starts_at, minutes, side, meeting)
    meeting.minutes, meeting.place, meeting.about = minutes, place, about
    meeting.sequence += 1
    meeting.save(update_fields=["minutes", "place", "about", "sequence"])
    _tell_agreed(meeting, Side)
    return meeting


@transaction.atomic
def cancel(match_id: int, meeting_id: int, side: Side, words: str = "") -> Meeting:
    """``words`` go to the other one. Cancelling again changes nothing.

    Raises MeetingIsOver for what has taken place, or should have; PairIsOver.
    """
    _match, meeting = _locked(match_id, meeting_id)
    if meeting.state == State.CANCELLED:
        return meeting
    _check_open(meeting)
    if meeting.has_begun:
        raise MeetingIsOver(
            _("The time of this meeting has come. Tell whether it took place instead.")
        )
    _cancel(meeting, side, words)
    return meeting


def call_off_all(match: Match) -> None:
    """What was still to come, when the two are no pair any more; ``match`` is locked."""
    rows = Meeting.objects.filter(match=match, state__in=(State.PROPOSED, State.AGREED))
    for meeting in rows.all_locked():
        if not meeting.has_begun:
            _cancel(meeting, None, "")


def _cancel(meeting: Meeting, side: Side | None, words: str) -> None:
    """Who had it in a calendar gets what strikes it out; else only who was asked is told."""
    was_agreed = meeting.state == State.AGREED
    meeting.state, meeting.cancelled_by = State.CANCELLED, side or ""
    meeting.cancelled_because = words
    meeting.sequence += was_agreed
    meeting.save(update_fields=["state", "cancelled_by", "cancelled_because", "sequence"])
    meeting.times.all().delete()
    told: Sequence[Side] = list(Side) if was_agreed else [side.other] if side else []
    for reader in told:
        post(emails.CANCELLED[reader], meeting.pk, key=_key("cancelled", reader, meeting))


def _agreed(meeting: Meeting, told: Sequence[Side] | type[Side]) -> Meeting:
    meeting.save(update_fields=["state", "starts_at", "sequence"])
    meeting.times.all().delete()
    _tell_agreed(meeting, told)
    return meeting


def _tell_agreed(meeting: Meeting, told: Sequence[Side] | type[Side]) -> None:
    for reader in told:
        post(emails.AGREED[reader], meeting.pk)


def _key(what: str, reader: Side, meeting: Meeting) -> str:
    return f"mentoring.meeting_{what}/{reader.value}/{meeting.pk}"


def _check_mails(match: Match) -> None:
    """Nobody floods the other one by changing a meeting on and on. Raises EnoughForToday."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    meetings = list(match.meetings.values_list("pk", flat=True))
    mails = Message.objects.filter(kind__in=emails.KINDS, about__in=meetings)
    if mails.filter(queued_at__gte=midnight).count() >= MAILS_A_DAY:
        raise EnoughForToday


def _check_open(meeting: Meeting) -> None:
    """Raises MeetingIsOver."""
    if meeting.state not in (State.PROPOSED, State.AGREED):
        raise MeetingIsOver


def _locked(match_id: int, meeting_id: int) -> tuple[Match, Meeting]:
    match = active_alone(match_id)
    return match, Meeting.objects.filter(match=match).locked(meeting_id)
