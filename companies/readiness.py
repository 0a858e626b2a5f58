"""How ready each new hire is: one word for the company, never her answers.

The company learns that two papers are missing, not which; the desk learns which.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from companies.models import GroupBooking, NewHire
from events.desk.notes import DeskNote
from events.models import Attendee, Session
from guidance.in_force import rulebook
from guidance.models import Document, Municipality, Purpose
from guidance.requirements import ConditionalDocument, Requirements
from guidance.rulebook import Rulebook
from vocabulary.tone import Tone


class State(models.TextChoices):
    """``missing`` is said with a number: ``PersonState.words``."""

    INVITED = "invited", gettext_lazy("Invited")
    OPENED = "opened", gettext_lazy("Has opened the invitation")
    MISSING = "missing", gettext_lazy("Papers missing")
    APPLY = "apply", gettext_lazy("Application not sent yet")
    READY = "ready", gettext_lazy("Ready")
    ARRIVED = "arrived", gettext_lazy("Arrived")
    SERVED = "served", gettext_lazy("Served")
    SENT_AWAY = "sent_away", gettext_lazy("Sent away, a paper was missing")
    NO_SHOW = "no_show", gettext_lazy("Did not come")
    CANCELLED = "cancelled", gettext_lazy("Cancelled")
    DECLINED = "declined", gettext_lazy("Cannot come")


TONES = {
    State.MISSING: Tone.WARNING,
    State.APPLY: Tone.WARNING,
    State.READY: Tone.OK,
    State.ARRIVED: Tone.INFO,
    State.SERVED: Tone.OK,
    State.SENT_AWAY: Tone.BAD,
    State.NO_SHOW: Tone.BAD,
    State.DECLINED: Tone.WARNING,
}


@dataclass(frozen=True)
class Papers:
    """What she has to bring, in order, and which of it she has ticked.

    ``perhaps`` goes with a condition that only she can judge, so nobody counts it as missing.
    """

    all: Sequence[Document]
    perhaps: Sequence[ConditionalDocument]
    ticked: frozenset[int]

    @cached_property
    def missing(self) -> list[Document]:
        return [document for document in self.all if document.pk not in self.ticked]

    @property
    def ready(self) -> int:
        return len(self.all) - len(self.missing)

    @property
    def keys(self) -> tuple[int, ...]:
        """Primary keys of everything that she may tick."""
        return tuple(d.pk for d in self.all) + tuple(each.document.pk for each in self.perhaps)


@dataclass(frozen=True)
class PersonState:
    new_hire: NewHire
    state: State
    papers: Papers

    @property
    def words(self) -> str:
        if self.state != State.MISSING:
            return str(self.state.label)
        missing = len(self.papers.missing)
        return ngettext("Missing %d document", "Missing %d documents", missing) % missing

    @property
    def tone(self) -> Tone:
        return TONES.get(self.state, Tone.QUIET)

    @property
    def asks_for_another_time(self) -> bool:
        """Only while there is still a time to change."""
        asked = self.new_hire.another_time_asked_at is not None
        return asked and self.new_hire.attendee.state == Attendee.State.EXPECTED


def requirements_of(hire: NewHire, rulebook: Rulebook) -> Requirements:
    """What she needs at this centre; asks no database."""
    return requirements_for(
        rulebook,
        citizenship=hire.attendee.citizenship,
        municipality=hire.municipality,
        family=hire.family,
    )


def requirements_for(
    rulebook: Rulebook, *, citizenship: str, municipality: Municipality | None, family: bool
) -> Requirements:
    return rulebook.requirements_for(
        citizenship=citizenship, purpose=Purpose.WORK, family=family, municipality=municipality
    )


def rulebook_of(hire: NewHire) -> Rulebook:
    """The rules as they are on the day of her visit."""
    return rulebook(hire.group.at_centre, on=timezone.localdate(hire.attendee.session.starts))


def papers_of(hire: NewHire, found: Requirements) -> Papers:
    ticked = frozenset(tick.document_id for tick in hire.ticks.all())
    return Papers(found.documents, found.documents_if, ticked)


def states_of_visits(group: GroupBooking, hires: Sequence[NewHire]) -> list[PersonState]:
    """The states in the order of ``hires``, by the rules of each one's day."""
    by_day: dict[date, list[NewHire]] = {}
    for hire in hires:
        by_day.setdefault(timezone.localdate(hire.attendee.session.starts), []).append(hire)
    states: dict[int, PersonState] = {}
    for day, those in by_day.items():
        rules = rulebook(group.at_centre, on=day)
        states |= {state.new_hire.pk: state for state in readiness_of(those, rules)}
    return [states[hire.pk] for hire in hires]


def readiness_of(new_hires: Iterable[NewHire], rulebook: Rulebook) -> list[PersonState]:
    """Everybody's state, in order. ``new_hires`` come ``with_progress()``; no further queries."""
    return [person_state(hire, requirements_of(hire, rulebook)) for hire in new_hires]


def person_state(hire: NewHire, found: Requirements) -> PersonState:
    papers = papers_of(hire, found)
    return PersonState(hire, _state(hire, papers), papers)


def _state(hire: NewHire, papers: Papers) -> State:
    if hire.attendee.state != Attendee.State.EXPECTED:
        return State(hire.attendee.state)
    if not papers.missing:
        return State.APPLY if _must_still_apply(hire) else State.READY
    if papers.ticked:
        return State.MISSING
    return State.OPENED if hire.opened_at else State.INVITED


def _must_still_apply(hire: NewHire) -> bool:
    """Before opening the desks receive only people whose application they have already."""
    before_opening = hire.attendee.session.admission == Session.Admission.BEFORE_OPENING
    return before_opening and hire.application_submitted_at is None


def desk_notes(attendees: Sequence[Attendee]) -> dict[int, DeskNote]:
    """For the arrivals desk: what each new hire still lacks, by attendee."""
    people = NewHire.objects.with_progress().select_related("group__centre")
    visits = people.filter(group__event=None)
    hires = list(visits.filter(attendee__in=[attendee.pk for attendee in attendees]))
    rulebooks: dict[tuple[int, date], Rulebook] = {}
    notes = {}
    for hire in hires:
        key = (hire.group.at_centre.pk, timezone.localdate(hire.attendee.session.starts))
        if key not in rulebooks:
            rulebooks[key] = rulebook_of(hire)
        person = person_state(hire, requirements_of(hire, rulebooks[key]))
        notes[hire.attendee_id] = _desk_note(person)
    return notes


def _desk_note(person: PersonState) -> DeskNote:
    papers = person.papers.keys
    reference = person.new_hire.application_reference
    applied = _("Application %s") % reference if reference else ""
    if not person.papers.missing:
        return DeskNote(" · ".join(filter(None, [_("Has all papers"), applied])), Tone.OK, papers)
    if not person.papers.ticked:
        return DeskNote(_("Has not ticked any papers yet"), Tone.QUIET, papers)
    missing = len(person.papers.missing)
    words = ngettext("May lack: %s", "May lack: %s", missing)
    names = ", ".join(str(document.name) for document in person.papers.missing)
    return DeskNote(words % names, Tone.WARNING, papers)
