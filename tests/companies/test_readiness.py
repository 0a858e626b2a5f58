"""What the company and the desk learn of each new hire."""

import pytest

from companies import visit
from companies.models import NewHire
from companies.readiness import (
    PersonState,
    desk_notes,
    papers_of,
    readiness_of,
    requirements_of,
    rulebook_of,
)
from events import booking
from events.models import Session
from guidance.models import Document
from tests.companies import people
from tests.events import make


def state_of(hire: NewHire) -> PersonState:
    [state] = readiness_of(NewHire.objects.with_progress().filter(pk=hire.pk), rulebook_of(hire))
    return state


def tick(hire: NewHire, *, all_but: int) -> None:
    papers = papers_of(hire, requirements_of(hire, rulebook_of(hire)))
    keys = [document.pk for document in papers.all]
    visit.tick(hire, ready=keys[all_but:], of=keys)


def test_an_invitation_that_nobody_opened(ana) -> None:
    assert state_of(ana).words == "Invited"


def test_one_that_was_opened(ana) -> None:
    visit.opened(ana)

    assert state_of(ana).words == "Has opened the invitation"


@pytest.mark.parametrize(
    ("missing", "words"), [(2, "Missing 2 documents"), (1, "Missing 1 document"), (0, "Ready")]
)
def test_papers_are_counted(ana, missing, words) -> None:
    tick(ana, all_but=missing)

    assert state_of(ana).words == words


def test_before_opening_only_those_are_ready_who_have_applied(ana, morning) -> None:
    tick(ana, all_but=0)
    Session.objects.update(admission=Session.Admission.BEFORE_OPENING)
    waits = state_of(ana).words
    visit.application_submitted(ana, reference="77")

    assert waits == "Application not sent yet"
    assert state_of(ana).words == "Ready"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("arrived", "Arrived"),
        ("served", "Served"),
        ("no_show", "Did not come"),
        ("cancelled", "Cancelled"),
        ("sent_away", "Sent away, a paper was missing"),
    ],
)
def test_on_the_day_the_desk_has_the_last_word(ana, state, words) -> None:
    ana.attendee.state = state
    ana.attendee.save()

    assert state_of(ana).words == words


def test_the_company_never_reads_which_paper(ana) -> None:
    tick(ana, all_but=1)

    assert not any(document.name_en in state_of(ana).words for document in Document.objects.all())


def test_another_time_asked_for_is_a_mark_beside_the_state(ana) -> None:
    visit.ask_for_another_time(ana, reason="The plane is late.")

    assert state_of(ana).asks_for_another_time


def test_many_people_take_as_many_queries_as_one(group, morning, django_assert_num_queries) -> None:
    hires = [people.hire(group, morning, f"P{number}") for number in range(8)]
    rulebook = rulebook_of(hires[0])

    with django_assert_num_queries(2):
        states = readiness_of(NewHire.objects.with_progress(), rulebook)

    assert len(states) == 8


def test_the_desk_reads_which_papers_may_be_missing(ana) -> None:
    tick(ana, all_but=1)

    note = desk_notes([ana.attendee])[ana.attendee_id]

    assert note.tone == "warning"
    assert state_of(ana).papers.missing[0].name_en in note.words
    assert note.papers == state_of(ana).papers.keys


def test_the_desk_sees_who_has_everything_and_the_reference(ana) -> None:
    tick(ana, all_but=0)
    visit.application_submitted(ana, reference="SIRI-77")

    note = desk_notes([ana.attendee])[ana.attendee_id]

    assert (note.tone, note.words) == ("ok", "Has all papers · Application SIRI-77")


def test_the_desk_asks_once_for_everybody(group, morning, django_assert_max_num_queries) -> None:
    attendees = [people.hire(group, morning, f"P{number}").attendee for number in range(8)]

    with django_assert_max_num_queries(8):
        notes = desk_notes(attendees)

    assert len(notes) == 8


def test_others_than_new_hires_have_no_note(group, morning) -> None:
    [guest] = booking.confirm(
        booking.hold(
            needs={morning.quotas.first().pk: 1}, contact_name="x", contact_email="x@y.dk"
        ),
        people=make.people(1, morning, morning.quotas.first()),
    )

    assert desk_notes([guest]) == {}
