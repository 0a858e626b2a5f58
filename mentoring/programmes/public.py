"""What everybody reads of a programme beside its text: where it stands, and how pairs are found."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from mentoring.models import Criterion, Degree, Programme, ProgrammePage, StudyKind
from mentoring.models.lists import MOST_WEIGHT

SOON, OPEN, CLOSED, RUNNING, FINISHED = "soon", "open", "closed", "running", "finished"

# The open one first; what is over comes last.
ORDER = {OPEN: 0, SOON: 1, CLOSED: 2, RUNNING: 3, FINISHED: 4}

WEIGHT_WORDS = {
    1: gettext_lazy("counts a little"),
    2: gettext_lazy("counts somewhat"),
    3: gettext_lazy("counts fairly much"),
    4: gettext_lazy("counts much"),
    5: gettext_lazy("counts very much"),
}


@dataclass(frozen=True)
class Door:
    """Whether one may apply today. ``key``: one of the five above."""

    key: str
    words: str

    @property
    def is_open(self) -> bool:
        return self.key == OPEN


@dataclass(frozen=True)
class Weighed:
    """A criterion, with its weight of at most 5."""

    label: str | Promise
    weight: int
    most: int = MOST_WEIGHT

    @property
    def words(self) -> str | Promise:
        return WEIGHT_WORDS[self.weight]


def door_of(programme: Programme, today: date | None = None) -> Door:
    today = today or timezone.localdate()
    state = programme.state
    if state == Programme.State.FINISHED:
        month = date_format(programme.ends_on, "YEAR_MONTH_FORMAT")
        return Door(FINISHED, _("Finished in %(month)s") % {"month": month})
    if state == Programme.State.RUNNING:
        return Door(RUNNING, _("Running until %(day)s") % {"day": _day(programme.ends_on)})
    if programme.may_apply_on(today):
        return Door(OPEN, _open_words(programme, today))
    if state in (Programme.State.DRAFT, Programme.State.OPEN) and today <= programme.apply_until:
        return Door(SOON, _soon_words(programme, today))
    return Door(CLOSED, _("Applications are closed"))


def _soon_words(programme: Programme, today: date) -> str:
    """Of a draft whose first day has come nobody knows the day."""
    if programme.apply_from <= today:
        return _("Applications open soon")
    return _("Applications open on %(day)s") % {"day": _day(programme.apply_from)}


def _open_words(programme: Programme, today: date) -> str:
    left = (programme.apply_until - today).days
    if left == 0:
        return _("Open today; it is the last day")
    words = ngettext(
        "Open until %(day)s: %(n)d day left", "Open until %(day)s: %(n)d days left", left
    )
    return words % {"day": _day(programme.apply_until), "n": left}


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def page_of(programme: Programme) -> ProgrammePage | None:
    """The words about it that are published in the reader's language."""
    pages = ProgrammePage.objects.live().public().filter(programme=programme)
    found: ProgrammePage | None = pages.filter(locale__language_code=get_language()).first()
    return found


def who_may_apply(programme: Programme) -> str:
    """“Bachelor and Master students; full degree in Denmark or exchange”"""
    degrees = _listed(
        [str(Degree(each).label) for each in Degree if each in programme.takes_degrees]
    )
    words = _("%(degrees)s students") % {"degrees": degrees}
    kinds = programme.takes_study_kinds
    if set(kinds) == set(StudyKind.values):
        return words
    return f"{words}; {_listed([str(StudyKind(kind).label) for kind in kinds])}"


def _listed(words: list[str]) -> str:
    *first, last = words
    return (
        _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    )


def weighed(programme: Programme) -> list[Weighed]:
    """What the points of a pair are made of, what counts most first; what does not is left out."""
    found = [
        Weighed(criterion.label, programme.weights.get(criterion.value, 0))
        for criterion in Criterion
        if programme.mentors_shown or criterion != Criterion.STUDENT_WISH
    ]
    return sorted((each for each in found if each.weight), key=lambda each: -each.weight)
