"""What they write down: for themselves, for the two of them, or also for the coordinator."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from mentoring.models import Match, Meeting, PairNote, Side
from mentoring.pairs.together import PairIsOver, locked
from vocabulary.refused import Refused

ReadBy = PairNote.ReadBy


class OnlyForYou(Refused):
    message = _("You two are no pair any more. You can still write a note for yourself alone.")


class NoteIsGone(Refused):
    message = _("This note was deleted meanwhile.")


def read_by(match: Match, side: Side) -> QuerySet[PairNote]:
    """One's own, and what the other one lets one read."""
    shared = Q(read_by__in=(ReadBy.PAIR, ReadBy.STAFF))
    return PairNote.objects.filter(Q(author=side) | shared, match=match)


def read_by_staff(match: Match) -> QuerySet[PairNote]:
    return PairNote.objects.filter(match=match, read_by=ReadBy.STAFF)


@transaction.atomic
def write(
    match_id: int, side: Side, text: str, read_by: str, meeting: Meeting | None = None
) -> PairNote:
    """Of a meeting of theirs, or of the whole. The same words again are the same note.

    Raises OnlyForYou.
    """
    match = _locked(match_id, read_by)
    facts = {"match": match, "author": side, "meeting": meeting, "text": text, "read_by": read_by}
    same = PairNote.objects.filter(**facts).first()
    return same or PairNote.objects.create(**facts)


@transaction.atomic
def change(match_id: int, note_id: int, side: Side, text: str, read_by: str) -> PairNote:
    """By its author. Raises NoteIsGone, OnlyForYou."""
    match = _locked(match_id, read_by)
    note = PairNote.objects.filter(pk=note_id, match=match, author=side).first()
    if note is None:
        raise NoteIsGone
    if match.state != Match.State.ACTIVE and note.read_by != ReadBy.ME:
        raise PairIsOver
    note.text, note.read_by = text, read_by
    note.save(update_fields=["text", "read_by"])
    return note


@transaction.atomic
def delete(match_id: int, note_id: int, side: Side) -> None:
    """By its author; again changes nothing. Raises PairIsOver for what others have read."""
    match = locked(match_id)
    note = PairNote.objects.filter(pk=note_id, match=match, author=side).first()
    if note is None:
        return
    if match.state != Match.State.ACTIVE and note.read_by != ReadBy.ME:
        raise PairIsOver
    note.delete()


def _locked(match_id: int, read_by: str) -> Match:
    """Raises OnlyForYou."""
    match = locked(match_id)
    if match.state != Match.State.ACTIVE and read_by != ReadBy.ME:
        raise OnlyForYou
    return match
