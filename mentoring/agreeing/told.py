"""What has become of a pair, in a sentence or two for the coordinator."""

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.agreeing.standing import of_side
from mentoring.models import Match, Side
from mentoring.models.applications import State

Became = Match.State

WITHDRAWN = {
    Side.STUDENT.value: gettext_lazy("%(student)s has withdrawn; the mentor was %(mentor)s."),
    Side.MENTOR.value: gettext_lazy("%(mentor)s has withdrawn; the student was %(student)s."),
}
BECAME = {
    (Became.DECLINED, Side.STUDENT.value): gettext_lazy("%(student)s said no to %(mentor)s."),
    (Became.DECLINED, Side.MENTOR.value): gettext_lazy("%(mentor)s said no to %(student)s."),
    (Became.DECLINED, ""): gettext_lazy(
        "The proposal of %(mentor)s to %(student)s was taken back by the centre."
    ),
    (Became.ENDED, Side.STUDENT.value): gettext_lazy(
        "%(student)s has ended the pair with %(mentor)s."
    ),
    (Became.ENDED, Side.MENTOR.value): gettext_lazy(
        "%(mentor)s has ended the pair with %(student)s."
    ),
    (Became.ENDED, ""): gettext_lazy("The centre has ended the pair with %(mentor)s."),
    (Became.REPLACED, ""): gettext_lazy("%(mentor)s was needed for somebody else."),
}


def what_happened(match: Match) -> str:
    """With names, and with the reason where one was given."""
    if match.over_by and of_side(match, Side(match.over_by)).state == State.WITHDRAWN:
        return str(WITHDRAWN[match.over_by]) % _names(match)
    day = formats.date_format(timezone.localtime(match.answer_by), "DATE_FORMAT")
    words = _sentence(match) % {**_names(match), "day": day}
    return " ".join(filter(None, (words, _because(match))))


def _names(match: Match) -> dict[str, str]:
    return {"student": str(match.student.user), "mentor": str(match.mentor.user)}


def _sentence(match: Match) -> str:
    if match.state == Became.LAPSED:
        return _lapsed(match)
    return str(BECAME.get((Became(match.state), match.over_by), match.get_state_display()))


def _lapsed(match: Match) -> str:
    if match.student_said:
        return _("%(student)s had said yes; %(mentor)s did not answer by %(day)s.")
    if match.mentor_said:
        return _("%(mentor)s had said yes; %(student)s did not answer by %(day)s.")
    return _("Neither %(student)s nor %(mentor)s answered by %(day)s.")


def _because(match: Match) -> str:
    """The reason that was chosen, and the words that were written."""
    label = str(match.get_why_display()) if match.why else ""
    if label and match.why_words:
        words = _("Reason: %(reason)s. In words: “%(words)s”")
        return words % {"reason": label, "words": match.why_words}
    return _("Reason: %(reason)s.") % {"reason": label} if label else ""
