"""What became of the pairs: how often they met, how they ended and why, who answered in time."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from statistics import median
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.models import Match, Programme, Side
from mentoring.programmes.figures import meetings_by_pair
from mentoring.programmes.satisfaction import Share
from mentoring.reports.tables import NOTHING, Cell, Row, Table, counted, number, or_none
from vocabulary.few import FEWEST

MOST = 6  # meetings; who met more often is counted with these
A_DAY = timedelta(days=1)


def meetings(programme: Programme) -> Table:
    met = sorted(meetings_by_pair(programme).values())
    spread = Counter(min(n, MOST) for n in met)
    labels = [_meetings_in_words(n) for n in range(MOST + 1)]
    widest = max(spread.values(), default=0)
    rows = tuple(Row(label, (number(spread[n], of=widest),)) for n, label in enumerate(labels))
    title, columns = _("Meetings of each pair"), (_("Pairs"),)
    table = Table("meetings", title, _("Meetings held"), columns, rows, _in_short(met))
    return or_none(table, bool(met), _("No pair has begun."))


def _meetings_in_words(n: int) -> str:
    if n == 0:
        return _("None")
    if n == MOST:
        return _("%(n)d or more") % {"n": n}
    return str(n)


def _in_short(met: Sequence[int]) -> str:
    """“30 pairs held 171 meetings: half of them 6 or more. 1 pair has not met.”"""
    if not met:
        return ""
    words = ngettext(
        "%(n)d pair held %(all)d meetings; the median is %(median)s.",
        "%(n)d pairs held %(all)d meetings; the median is %(median)s.",
        len(met),
    )
    facts = {"n": len(met), "all": sum(met), "median": number(median(met)).words}
    none = met.count(0)
    more = ngettext("%(n)d has not met.", "%(n)d have not met.", none) % {"n": none}
    return f"{words % facts} {more}" if none else words % facts


def endings(programme: Programme) -> Table:
    states = Counter(programme.matches.values_list("state", flat=True))
    widest = max(states.values(), default=0)
    rows = tuple(
        Row(str(state.label), (number(states[state.value], of=widest),))
        for state in Match.State
        if states[state.value]
    )
    help_ = _("A student whose pair ended early and who was matched again is in both.")
    table = Table("endings", _("Where the pairs stand"), _("State"), (_("Pairs"),), rows, help_)
    return or_none(table, bool(rows), _("Nobody is proposed to anybody yet."))


def reasons(programme: Programme) -> Table:
    """Why not, and why not any longer. Of fewer than five even which reasons there were would
    tell."""
    said = programme.matches.exclude(why="").values_list("state", "why")
    words = {
        Match.State.DECLINED: _("No to the proposal"),
        Match.State.ENDED: _("Ended early"),
    }
    by_state = {state: Counter(why for each, why in said if each == state) for state in words}
    told = {state: given for state, given in by_state.items() if given.total() >= FEWEST}
    given = set().union(*told.values())
    labels = {why.value: str(why.label) for why in Match.Why if why.value in given}
    rows = counted(labels, *told.values())
    columns = tuple(words[state] for state in told)
    title, help_ = _("The reasons they gave"), hidden_words()
    table = Table("reasons", title, _("Reason"), columns, rows, help_)
    return or_none(table, bool(rows), _("Fewer than five have given one, so none is told."))


def answers(programme: Programme) -> Table:
    """Of the proposals that were answered or whose time is over."""
    rows = tuple(_answers_of(programme, side) for side in Side)
    columns = (_("Asked"), _("Answered in time"), _("Days to the answer, median"))
    help_ = _(
        "Whoever was not needed any more, as the other one had said no, is left out; so is who "
        "still has time."
    )
    table = Table("answers", _("Answers to the proposals"), _("Who"), columns, rows, help_)
    asked = any(row.cells[0].value for row in rows)
    return or_none(table, asked, _("Nobody has been asked, or had the time to answer, yet."))


def _answers_of(programme: Programme, side: Side) -> Row:
    said_at = f"{side.value}_said_at"
    asked = programme.matches.annotate(said=F(f"{side.value}_said"), at=F(said_at)).values_list(
        "said", "at", "proposed_at", "answer_by", "state"
    )
    answered = [row for row in asked if row[0] is not None and row[1] is not None]
    silent = [row for row in asked if row[0] is None and _had_its_time(row)]
    in_time = sum(1 for _said, at, _from, until, _state in answered if at <= until)
    days = [(at - since) / A_DAY for _said, at, since, _until, _state in answered]
    told = Share(in_time, len(answered) + len(silent))
    labels = {Side.STUDENT: _("Students"), Side.MENTOR: _("Mentors")}
    median_days = number(round(median(days), 1)) if days else NOTHING
    return Row(labels[side], (number(told.answers), _in_time(told), median_days))


def _had_its_time(row: tuple[Any, ...]) -> bool:
    """Not answered, and it is too late; a no of the other one has spared the answer."""
    _said, _at, _since, until, state = row
    late: bool = until < timezone.now()
    return state == Match.State.LAPSED or (state == Match.State.PROPOSED and late)


def _in_time(told: Share) -> Cell:
    """The coordinator sees each proposal anyway: nothing is hidden."""
    if not told.answers:
        return NOTHING
    per_cent = int(100 * told.yes / told.answers + 0.5)
    return Cell(f"{told.yes} ({per_cent} %)", told.yes, per_cent)


def hidden_words() -> str:
    return _(
        "Numbers from 1 to 4 are hidden, and with them so many of the next smallest that the sum "
        "does not tell: nobody can be recognised."
    )
