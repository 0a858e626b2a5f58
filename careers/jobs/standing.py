"""How an advertisement stands, in words for its company."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.models import Job
from vocabulary.tone import Tone

State = Job.State


@dataclass(frozen=True)
class Standing:
    words: str
    tone: Tone
    is_past: bool = False


def standing_of(job: Job) -> Standing:
    if job.state == State.DRAFT:
        if job.reason:
            return Standing(_("Sent back: look at our answer"), Tone.BAD)
        return Standing(_("Draft"), Tone.QUIET)
    if job.state == State.WAITING:
        return Standing(_("We are reading it"), Tone.WARNING)
    if job.state == State.CLOSED:
        return Standing(_("Closed"), Tone.QUIET, is_past=True)
    if job.is_over:
        return Standing(_("Has run out"), Tone.QUIET, is_past=True)
    return Standing(_("Open"), Tone.OK)
