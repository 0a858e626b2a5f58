"""A way to repair in a sentence: “Ana gets Dora, and Chen moves from Dora to Eli.”"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from mentoring.repairing.ways import Line, Way


def title(way: Way) -> str:
    gains = ", ".join(_gain(line) for line in way.lines if line.before is None)
    moves = ", ".join(_move(line) for line in way.lines if line.before is not None)
    if not moves:
        return _("%(gains)s; nobody else changes.") % {"gains": gains}
    return _("%(gains)s, and %(moves)s.") % {"gains": gains, "moves": moves}


def _gain(line: Line) -> str:
    words = _("%(student)s gets %(mentor)s")
    return words % {"student": line.student, "mentor": line.after.mentor}


def _move(line: Line) -> str:
    words = _("%(student)s moves from %(before)s to %(after)s")
    before = line.before.mentor if line.before else ""
    return words % {"student": line.student, "before": before, "after": line.after.mentor}


def warnings(way: Way) -> Iterator[str]:
    """Who will be disappointed, who still waits, and what the quotas lack."""
    for line in way.lines:
        yield from _said(line)
    for person in way.unplaced:
        yield _("%(student)s still has no mentor.") % {"student": person}
    if way.short:
        words = _("The quotas would still lack %(n)d, as they do now or would without this.")
        yield words % {"n": way.short}


def _said(line: Line) -> Iterator[str]:
    """Whoever has said yes already, and loses the other."""
    if line.lost is None or line.before is None:
        return
    names = {"student": line.student, "mentor": line.before.mentor}
    if line.lost.student_said:
        yield _("%(student)s has said yes to %(mentor)s already.") % names
    if line.lost.mentor_said:
        yield _("%(mentor)s has said yes to %(student)s already.") % names
