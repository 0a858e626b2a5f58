"""What the apps above know of a person and the desk should see.

def notes(attendees) -> dict[int, DeskNote]: ...      # by attendee's primary key
register(notes)                                       # in the app's ready()
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from events.models import Attendee
from vocabulary.tone import Tone


@dataclass(frozen=True)
class DeskNote:
    """One line at the desk. ``papers`` are the keys of the documents that this person has to bring,
    for the desk to choose the missing one from."""

    words: str
    tone: Tone = Tone.QUIET
    papers: tuple[int, ...] = ()


Provider = Callable[[Sequence[Attendee]], dict[int, DeskNote]]
PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    if provider not in PROVIDERS:
        PROVIDERS.append(provider)


def notes_for(attendees: Sequence[Attendee]) -> dict[int, DeskNote]:
    """The notes of all providers; where two speak of one person the first is shown."""
    notes: dict[int, DeskNote] = {}
    for provider in PROVIDERS:
        for pk, note in provider(attendees).items():
            notes.setdefault(pk, note)
    return notes
