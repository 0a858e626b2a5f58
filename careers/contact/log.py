"""Her log in words: who did what, for which company, when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import AccessLog, User
from accounts.templatetags.access_log import in_words
from careers.models import Field
from vocabulary.labels import in_a_row

#: By action; what is not here is told by its name (``in_words``).
WORDS: dict[str, str | Promise] = {
    "cv.asked": gettext_lazy("Asked to be in contact about a job"),
    "cv.shown": gettext_lazy("Showed something of the profile"),
    "cv.taken_back": gettext_lazy("Took back what was shown"),
    "cv.read": gettext_lazy("Read what you show"),
    "cv.downloaded": gettext_lazy("Downloaded your CV"),
    "cv.interview": gettext_lazy("Told us of an interview with you"),
    "cv.hired": gettext_lazy("Told us that they hired you"),
    "cv.not_right": gettext_lazy("Told us what came of the contact"),
    "job.applied": gettext_lazy("Applied for a job"),
    "job.application_taken_back": gettext_lazy("Took an application back"),
    "job.application_read": gettext_lazy("Read your application"),
    "job.interview": gettext_lazy("Asked you to an interview"),
    "job.declined": gettext_lazy("Answered your application with no"),
    "job.hired": gettext_lazy("Told us that they hired you"),
    "candidate_profile.consented": gettext_lazy("Agreed to be in the CV bank"),
    "candidate_profile.left": gettext_lazy("Left the CV bank"),
    "candidate_words.read": gettext_lazy("Read your text before it is shown"),
    "candidate_words.read_again": gettext_lazy("Read your text once more"),
    "candidate_words.approved": gettext_lazy("Approved your text"),
    "candidate_words.sent_back": gettext_lazy("Sent your text back to you"),
    "candidate.opened": gettext_lazy("Opened your page among the advisers' candidates"),
    "candidate.exported": gettext_lazy("Downloaded a list of candidates with you on it"),
    "candidate.handed": gettext_lazy("Changed who your adviser is"),
    "note.written": gettext_lazy("Wrote a note about you"),
    "note.taken_away": gettext_lazy("Took a note about you away"),
    "offer.made": gettext_lazy("Made you an offer"),
    "offer.answered": gettext_lazy("Answered an offer"),
    "offer.withdrawn": gettext_lazy("Took an offer back"),
    "outcome.recorded": gettext_lazy("Recorded what came of it"),
    "outcome.corrected": gettext_lazy("Corrected what came of it"),
    "outcome.taken_back": gettext_lazy("Took away what came of it"),
    "outcome.followed_up": gettext_lazy("Noted how it went after half a year"),
    "enquiry.read": gettext_lazy("Read your question"),
    "enquiry.answered": gettext_lazy("Answered your question"),
    "enquiry.passed_on": gettext_lazy("Passed a company's question on to you"),
    "enquiry.answered_by_her": gettext_lazy("Answered a company's question"),
}
OF_FIELDS = ("cv.shown", "cv.taken_back", "cv.read")


@dataclass(frozen=True)
class Sentence:
    """``who`` is empty where it was done by a personal link, or the account is gone."""

    at: datetime
    who: str
    company: str
    what: str
    detail: str
    is_hers: bool


def sentences(lines: Iterable[AccessLog], her: User) -> list[Sentence]:
    return [_sentence(line, her) for line in lines]


def _sentence(line: AccessLog, her: User) -> Sentence:
    is_hers = line.actor_id == her.pk
    return Sentence(
        at=line.at,
        who=_("You") if is_hers else str(line.actor or ""),
        company=line.on_behalf_of,
        what=str(WORDS.get(line.action) or in_words(line.action)),
        detail=_detail(line),
        is_hers=is_hers,
    )


def _detail(line: AccessLog) -> str:
    if line.action == "candidate_profile.consented":
        return _("To the words of version %(version)s") % {"version": line.reason}
    return _labels(line.reason) if line.action in OF_FIELDS else line.reason


def _labels(reason: str) -> str:
    """``Nordvind A/S: name, cv`` with the fields as people call them."""
    company, colon, names = reason.rpartition(": ")
    labels = (Field(name).label if name in Field else name for name in names.split(", "))
    return company + colon + ", ".join(in_a_row(labels))
