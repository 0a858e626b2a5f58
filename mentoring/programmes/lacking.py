"""What a programme still lacks before its next step, in sentences that say what to do."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.models import Match, Programme, ProgrammePage

DAY = "DATE_FORMAT"


def to_open(programme: Programme) -> Iterator[str]:
    if not programme.universities.exists():
        yield _("Add at least one university: only its students may apply.")
    if not ProgrammePage.objects.filter(programme=programme).live().exists():
        yield _("Publish a page about it, so that people can read what they apply for.")
    if programme.coordinator_id is None:
        yield _("Say who coordinates it: applicants' questions go to this person.")
    if programme.apply_until < timezone.localdate():
        yield _("The last day to apply is past. Choose a later one.")


def to_close(programme: Programme) -> Iterator[str]:
    if programme.apply_until >= timezone.localdate():
        words = _(
            "Applicants were told that they have until %(day)s. To close earlier, change that day "
            "first."
        )
        yield words % {"day": date_format(programme.apply_until, DAY)}
    if not programme.students.accepted().exists():
        yield _("Accept at least one student.")
    if not programme.mentors.accepted().exists():
        yield _("Accept at least one mentor.")


def to_reopen(programme: Programme) -> Iterator[str]:
    if programme.apply_until < timezone.localdate():
        yield _("The last day to apply is past. Choose a later one.")
    if programme.matches.standing().exists():
        yield _("Pairs have been proposed already, so nobody new can be matched with everybody.")


def to_begin(programme: Programme) -> Iterator[str]:
    if programme.matches.active().exists():
        return
    if programme.matches.standing().exists():
        yield _("No pair has said yes yet. Wait for the first answers.")
    else:
        yield _("No pair has said yes yet. Propose the pairs, and wait for the first answers.")


def to_finish(programme: Programme) -> Iterator[str]:
    if timezone.localdate() < programme.ends_on:
        words = _("It runs until %(day)s. To end earlier, change that day first.")
        yield words % {"day": date_format(programme.ends_on, DAY)}
    together = Match.objects.standing().filter(programme=programme).count()
    if together:
        words = ngettext(
            "%(n)d pair is still together. Complete or end it first.",
            "%(n)d pairs are still together. Complete or end them first.",
            together,
        )
        yield words % {"n": together}
