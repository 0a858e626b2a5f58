"""How content students and mentors were, at half-time and at the end."""

from django.utils.translation import gettext as _

from mentoring.models import Evaluation, Programme, Side
from mentoring.programmes.satisfaction import NOBODY, shares_of
from mentoring.reports.tables import Row, Table, or_none, share

Moment = Evaluation.Moment
COLUMNS = [(moment.value, side.value) for side in Side for moment in Moment]


def content(programme: Programme) -> Table:
    """4 and 5 of 5 are a yes."""
    shares = shares_of([programme])
    questions = {
        "satisfied": _("Satisfied with the six months"),
        "match_fits": _("The match fits"),
        "goals_reached": _("The goals were reached"),
        "would_again": _("Would take part again"),
    }
    rows = tuple(
        Row(words, tuple(share(shares.get((*at, question), NOBODY)) for at in COLUMNS))
        for question, words in questions.items()
    )
    columns = (
        *(_("Students, half-time"), _("Students, end")),
        *(_("Mentors, half-time"), _("Mentors, end")),
    )
    help_ = _(
        "Who answered 4 or 5 of 5, or yes, of those who answered the question. Fewer than five "
        "answers are not told, so that nobody can be recognised."
    )
    table = Table("content", _("How content they are"), _("Question"), columns, rows, help_)
    return or_none(table, bool(shares), _("Nobody has answered yet."))
