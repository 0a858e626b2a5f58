"""What advisers write down for each other. It is hers to download, so they write it so."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from careers.models import AdviserNote, CandidateProfile
from vocabulary.refused import Refused

TO_TAKE_AWAY = timedelta(days=1)
TWICE = timedelta(minutes=10)  # the same words again: a double click


class NotYours(Refused):
    message = _(
        "Only who wrote a note takes it away, within a day. Write another one that puts it right."
    )


@transaction.atomic
def write(profile_id: int, text: str, *, by: User) -> AdviserNote:
    """Sent twice it is one note."""
    profile = CandidateProfile.objects.locked(profile_id)
    just_now = timezone.now() - TWICE
    same = profile.notes.filter(author=by, text=text, written_at__gt=just_now).first()
    if same is not None:
        return same
    AccessLog.add("note.written", profile, by=by, about=profile.user)
    return AdviserNote.objects.create(profile=profile, author=by, text=text)


@transaction.atomic
def take_away(note: AdviserNote, *, by: User) -> None:
    """A slip. Raises NotYours."""
    if not may_take_away(note, by):
        raise NotYours
    AccessLog.add("note.taken_away", note.profile, by=by, about=note.profile.user)
    note.delete()


def may_take_away(note: AdviserNote, user: User) -> bool:
    return note.author_id == user.pk and note.written_at > timezone.now() - TO_TAKE_AWAY
