"""How pairs are doing, from what they did and said: green, amber or red, with reasons in words.

=====================================================  =====  =====================================
What is so                                             Colour Threshold
=====================================================  =====  =====================================
Somebody asks to be called                             red    until the coordinator has seen it
The latest answer of one of them is 1 or 2             red    ``LOW``; amber once seen
No meeting held for long                               red    ``SILENT``; amber if one is agreed
No meeting held for some time, and none agreed         amber  ``QUIET``
Times were proposed, and nobody has chosen             amber  ``WAITING``
Check-ins stand unanswered since the last answers      amber  ``UNANSWERED``
Meetings in a row did not take place                   amber  ``MISSED``
At half-time one of them says that the match fits 1-2  amber  ``LOW``
=====================================================  =====  =====================================

Where the numbers come from: programmes ask pairs to meet about once a month (Djøf's and Aalborg
University's ask for five meetings; MENTOR's “Elements of Effective Practice for Mentoring”, 4th
edition, standard 5, wants both sides spoken with monthly). ``QUIET`` is a month and a half, and
``SILENT`` two meetings left out. Times that were proposed two weeks ago are mostly past. The
numbers are ours: change them here when a programme has taught us better.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from mentoring.models import CheckIn, CoordinatorNote, Evaluation, Match, Meeting, Side
from mentoring.pairs.days import first_day
from mentoring.permissions import may_run

QUIET = timedelta(weeks=6)
SILENT = timedelta(weeks=10)
WAITING = timedelta(days=14)
OVERDUE = timedelta(days=8)  # a check-in; the reminder comes after four
UNANSWERED = 2
MISSED = 2
LOW = 2  # of 5: so and below, somebody should ask what is wrong


class Colour(TextChoices):
    RED = "red", gettext_lazy("Needs you")
    AMBER = "amber", gettext_lazy("Keep an eye on it")
    GREEN = "green", gettext_lazy("Going well")


@dataclass(frozen=True)
class Reason:
    """``since``: from when on it is so; what is later than the coordinator's last look is new."""

    colour: Colour
    words: str
    since: datetime


@dataclass(frozen=True)
class Health:
    """Of a pair that is together. ``held``: meetings."""

    reasons: list[Reason] = field(default_factory=list)
    held: int = 0
    last_held: datetime | None = None
    coming: datetime | None = None
    seen_at: datetime | None = None

    @property
    def colour(self) -> Colour:
        found = {reason.colour for reason in self.reasons}
        return next((each for each in Colour if each in found), Colour.GREEN)

    @property
    def is_new(self) -> bool:
        """Somebody should look: there is a reason that the coordinator has not seen."""
        return any(self.seen_at is None or each.since > self.seen_at for each in self.reasons)


def red_ones() -> list[Match]:
    """Of all programmes, with reasons that nobody has seen yet."""
    pairs = list(Match.objects.active().select_related("programme__coordinator"))
    found = healths(pairs)
    red = [match for match in pairs if found[match.pk].colour == Colour.RED]
    return [match for match in red if found[match.pk].is_new]


def coordinator_of(match: Match) -> User | None:
    """Who is named in the programme, and may still run it; None: it is everybody's who may."""
    named = match.programme.coordinator
    return named if named and may_run(named) else None


@dataclass
class _Facts:
    """What is known of one pair."""

    held: int = 0
    last_held: datetime | None = None
    coming: datetime | None = None
    waiting: datetime | None = None  # the oldest times that nobody has chosen from
    missed: list[datetime] = field(default_factory=list)
    check_ins: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    unfit: list[tuple[str, datetime]] = field(default_factory=list)
    seen_at: datetime | None = None


def health_of(match: Match) -> Health:
    return healths([match])[match.pk]


def healths(matches: Iterable[Match]) -> dict[int, Health]:
    """By id, in five queries however many they are; their programmes are read already."""
    pairs, now = list(matches), timezone.now()
    facts = _facts_of([match.pk for match in pairs], now)
    return {match.pk: _judged(match, facts[match.pk], now) for match in pairs}


def _judged(match: Match, facts: _Facts, now: datetime) -> Health:
    together = match.state == Match.State.ACTIVE
    reasons = [reason for rule in RULES for reason in rule(match, facts, now)] if together else []
    reasons.sort(key=lambda reason: list(Colour).index(reason.colour))
    return Health(reasons, facts.held, facts.last_held, facts.coming, facts.seen_at)


# --- the rules, in the order of the table ------------------------------------------------------


def _calls(match: Match, facts: _Facts, now: datetime) -> Iterator[Reason]:
    for side, rows in facts.check_ins.items():
        asked = [row for row in rows if row["wants_a_call"] and row["answered_at"]]
        for row in [each for each in asked if each["seen_at"] is None][-1:]:
            yield Reason(Colour.RED, str(CALLS[side]), row["answered_at"])


def _low(match: Match, facts: _Facts, now: datetime) -> Iterator[Reason]:
    for side, rows in facts.check_ins.items():
        answered = [row for row in rows if row["answered_at"]]
        if answered and answered[-1]["going"] <= LOW:
            last = answered[-1]
            colour = Colour.AMBER if last["seen_at"] else Colour.RED
            yield Reason(colour, LOWS[side] % {"n": last["going"]}, last["answered_at"])


def _silence(match: Match, facts: _Facts, now: datetime) -> Iterator[Reason]:
    """Counted from the last meeting, or from the first day where there was none."""
    first = timezone.make_aware(datetime.combine(first_day(match), time.min))
    since = max(first, facts.last_held or first)
    weeks = (now - since).days // 7
    words = (
        ngettext("No meeting for %(n)d week", "No meeting for %(n)d weeks", weeks)
        if facts.last_held
        else ngettext("Not met in %(n)d week", "Not met in %(n)d weeks", weeks)
    )
    if now - since >= SILENT and facts.coming is None:
        yield Reason(Colour.RED, words % {"n": weeks}, since + SILENT)
    elif now - since >= (SILENT if facts.coming else QUIET):
        yield Reason(Colour.AMBER, words % {"n": weeks}, since + QUIET)


def _waiting(match: Match, facts: _Facts, now: datetime) -> Iterator[Reason]:
    if facts.waiting and now - facts.waiting >= WAITING:
        days = (now - facts.waiting).days
        words = ngettext(
            "Times were proposed %(n)d day ago, and none is chosen",
            "Times were proposed %(n)d days ago, and none is chosen",
            days,
        )
        yield Reason(Colour.AMBER, words % {"n": days}, facts.waiting + WAITING)


def _unanswered(match: Match, facts: _Facts, now: datetime) -> Iterator[Reason]:
    """Of each side those since its last answer."""
    late = [when for rows in facts.check_ins.values() for when in _since_last_answer(rows, now)]
    if len(late) >= UNANSWERED:
        words = ngettext(
            "%(n)d check-in is unanswered", "%(n)d check-ins are unanswered", len(late)
        )
        yield Reason(Colour.AMBER, words % {"n": len(late)}, max(late))


def _since_last_answer(rows: list[Any], now: datetime) -> Iterator[datetime]:
    """When each became overdue."""
    for row in reversed(rows):
        if row["answered_at"]:
            return
        if now - row["asked_at"] >= OVERDUE:
            yield row["asked_at"] + OVERDUE


def _missed(match: Match, facts: _Facts, now: datetime) -> Iterator[Reason]:
    in_a_row = [when for when in facts.missed if not facts.last_held or when > facts.last_held]
    if len(in_a_row) >= MISSED:
        words = ngettext(
            "%(n)d meeting in a row did not take place",
            "%(n)d meetings in a row did not take place",
            len(in_a_row),
        )
        yield Reason(Colour.AMBER, words % {"n": len(in_a_row)}, max(in_a_row))


def _unfit(match: Match, facts: _Facts, now: datetime) -> Iterator[Reason]:
    for side, when in facts.unfit:
        yield Reason(Colour.AMBER, str(UNFIT[side]), when)


RULES = (_calls, _low, _silence, _waiting, _unanswered, _missed, _unfit)
CALLS = {
    Side.STUDENT.value: gettext_lazy("The student asks to be called"),
    Side.MENTOR.value: gettext_lazy("The mentor asks to be called"),
}
LOWS = {
    Side.STUDENT.value: gettext_lazy("The student says that it goes %(n)d of 5"),
    Side.MENTOR.value: gettext_lazy("The mentor says that it goes %(n)d of 5"),
}
UNFIT = {
    Side.STUDENT.value: gettext_lazy("At half-time the student says that they do not fit"),
    Side.MENTOR.value: gettext_lazy("At half-time the mentor says that they do not fit"),
}


# --- the facts ---------------------------------------------------------------------------------


def _facts_of(pks: list[int], now: datetime) -> dict[int, _Facts]:
    facts: dict[int, _Facts] = defaultdict(_Facts)
    _meetings(facts, pks, now)
    check_ins = CheckIn.objects.filter(match__in=pks, asked_at__isnull=False).order_by("due_on")
    names = ("match", "side", "going", "wants_a_call", "asked_at", "answered_at", "seen_at")
    for row in check_ins.values(*names):
        facts[row["match"]].check_ins[row["side"]].append(row)
    half = Evaluation.objects.filter(match__in=pks, moment=Evaluation.Moment.HALF)
    for pk, side, when in half.filter(match_fits__lte=LOW).values_list(
        "match", "side", "answered_at"
    ):
        facts[pk].unfit.append((side, when or now))
    looks = CoordinatorNote.objects.filter(match__in=pks, kind__in=CoordinatorNote.LOOKS)
    seen = looks.order_by().values("match").annotate(latest=Max("at"))
    for pk, when in seen.values_list("match", "latest"):
        facts[pk].seen_at = when
    return facts


def _meetings(facts: dict[int, _Facts], pks: list[int], now: datetime) -> None:
    rows, state = Meeting.objects.filter(match__in=pks).order_by(), Meeting.State
    held, agreed = Q(state=state.HELD), Q(state=state.AGREED, starts_at__gte=now)
    counted = rows.values("match").annotate(
        held=Count("pk", filter=held),
        last=Max("starts_at", filter=held),
        coming=Min("starts_at", filter=agreed),
        waiting=Min("proposed_at", filter=Q(state=state.PROPOSED)),
    )
    for row in counted:
        one = facts[row["match"]]
        one.held, one.last_held = row["held"], row["last"]
        one.coming, one.waiting = row["coming"], row["waiting"]
    for pk, when in rows.filter(state=state.MISSED).values_list("match", "starts_at"):
        facts[pk].missed.append(when or now)
