"""How many applied, were accepted, were proposed to somebody, and came to the end of a pair."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from mentoring.models import Match, Programme, Side
from mentoring.reports.tables import Row, Table, number


def funnel(programme: Programme) -> Table:
    """People, each counted once at a stage however many pairs they were in."""
    sides = [(programme.students.all(), Side.STUDENT), (programme.mentors.all(), Side.MENTOR)]
    columns = [list(_stages(people, side)) for people, side in sides]
    labels = (
        *(_("Applied"), _("Accepted"), _("Proposed to somebody"), _("Began in a pair")),
        _("Came to the end together"),
    )
    tops = [max(column) for column in columns]
    rows = tuple(
        Row(label, tuple(number(n, of=top) for n, top in zip(numbers, tops, strict=True)))
        for label, numbers in zip(labels, zip(*columns, strict=True), strict=True)
    )
    help_ = _("Drafts that were never sent are not counted. A mentor of two counts once.")
    title = _("From application to pair")
    return Table("funnel", title, _("Stage"), (_("Students"), _("Mentors")), rows, help_)


def _stages(people: QuerySet[Any], side: Side) -> Iterable[int]:
    yield people.exclude(sent_at=None).count()
    yield people.accepted().count()  # type: ignore[attr-defined]
    pairs = Match.objects.filter(**{side.value: OuterRef("pk")})
    for found in (
        pairs,
        pairs.exclude(began_at=None),
        pairs.filter(state=Match.State.COMPLETED),
    ):
        yield people.filter(Exists(found)).count()
