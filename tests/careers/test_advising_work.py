"""Caseload, notes and offers: what advisers do, and what she hears of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import AccessLog
from accounts.roles import Role
from careers.advising import notes, offers, outcomes
from careers.advising.caseload import NoAdviser, expiring, hand_to, silent_since, with_standing
from careers.models import AdviserNote, CandidateProfile, Offer
from tests.careers.people import draft_profile, live_profile
from tests.jobs import run_jobs
from tests.personas import person

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def _alice(module_db: None) -> int:
    return draft_profile("alice").pk


@pytest.fixture
def alice(_alice: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.get(pk=_alice)


def told() -> list[str]:
    run_jobs()
    found = [f"{letter.to[0].partition('@')[0]}: {letter.subject}" for letter in mail.outbox]
    mail.outbox.clear()
    return found


def test_taken_over_she_is_told_who_her_adviser_is(alice, adviser):
    hand_to(alice.pk, adviser, by=adviser)
    hand_to(alice.pk, adviser, by=adviser)

    assert told() == ["alice: Adviser Jensen is your adviser now"]
    assert AccessLog.objects.about(alice.user).filter(action="candidate.handed").count() == 1


def test_handed_over_the_other_adviser_is_told_too(alice, adviser):
    other = person("other", Role.ADVISER)

    hand_to(alice.pk, other, by=adviser)

    assert told() == [
        "alice: Other Jensen is your adviser now",
        "other: A candidate is yours now",
    ]


def test_nobody_but_an_adviser_has_a_caseload(alice, adviser, editor):
    with pytest.raises(NoAdviser):
        hand_to(alice.pk, editor, by=adviser)


def test_let_go_she_is_nobodys(alice, adviser):
    hand_to(alice.pk, adviser, by=adviser)

    assert hand_to(alice.pk, None, by=adviser).adviser is None


def test_a_note_sent_twice_is_one(alice, adviser):
    notes.write(alice.pk, "Wants to work with children.", by=adviser)
    notes.write(alice.pk, "Wants to work with children.", by=adviser)

    assert AdviserNote.objects.get().author == adviser


def test_a_note_is_taken_away_by_its_author_within_a_day(alice, adviser, admin):
    note = notes.write(alice.pk, "A slip", by=adviser)

    with pytest.raises(notes.NotYours):
        notes.take_away(note, by=admin)
    note.written_at = timezone.now() - 2 * DAY
    with pytest.raises(notes.NotYours):
        notes.take_away(note, by=adviser)
    note.written_at = timezone.now()
    notes.take_away(note, by=adviser)

    assert not AdviserNote.objects.exists()


def test_an_offer_is_made_once_and_answered_by_her(alice, adviser):
    facts = {"where": "Nordvind", "text": "Four weeks", "by": adviser}
    offer = offers.make(alice.pk, "placement", **facts)
    assert offers.make(alice.pk, "placement", **facts) == offer
    assert told() == ["alice: An offer from your adviser"]

    offers.answer(offer, accepted=True)
    offers.answer(offer, accepted=True)

    assert Offer.objects.get().state == Offer.State.ACCEPTED
    assert told() == ["adviser: Your offer is accepted"]


def test_she_may_change_her_mind_for_two_weeks(alice, adviser):
    offer = offers.make(alice.pk, "mentor", where="", text="", by=adviser)
    offers.answer(offer, accepted=True)

    assert offers.answer(offer, accepted=False).state == Offer.State.DECLINED
    Offer.objects.update(answered_at=timezone.now() - 15 * DAY)
    with pytest.raises(offers.Settled):
        offers.answer(offer, accepted=True)


def test_an_offer_is_withdrawn_until_she_has_answered(alice, adviser):
    first = offers.make(alice.pk, "mentor", where="", text="", by=adviser)
    offers.withdraw(first.pk, by=adviser)
    offers.withdraw(first.pk, by=adviser)
    assert not Offer.objects.exists()

    second = offers.make(alice.pk, "mentor", where="", text="", by=adviser)
    offers.answer(second, accepted=False)
    with pytest.raises(offers.Answered):
        offers.withdraw(second.pk, by=adviser)


def test_what_is_no_kind_of_offer_is_refused(alice, adviser):
    with pytest.raises(ValueError, match="job"):
        offers.make(alice.pk, "job", where="", text="", by=adviser)


def test_the_caseload_tells_where_each_stands(alice, adviser):
    offers.make(alice.pk, "mentor", where="", text="", by=adviser)
    outcomes.record(alice.pk, "job", timezone.localdate() - 400 * DAY)

    row = with_standing(CandidateProfile.objects.all()).get()

    assert (row.offers_open, row.due, row.words_waiting) == (1, True, False)


def test_silent_is_who_nothing_was_heard_or_written_of(alice, adviser):
    bob = draft_profile("bob")
    long_ago = timezone.now() - 60 * DAY
    CandidateProfile.objects.update(created_at=long_ago, changed_at=long_ago)
    notes.write(bob.pk, "Called.", by=adviser)

    silent = silent_since(with_standing(CandidateProfile.objects.all()), timezone.now() - 28 * DAY)

    assert list(silent) == [alice]


def test_expiring_is_who_is_hidden_within_a_month(db):
    soon, later = live_profile("soon"), live_profile("later")
    CandidateProfile.objects.filter(pk=soon.pk).update(expires_on=timezone.localdate() + 20 * DAY)

    assert list(expiring(CandidateProfile.objects.all())) == [soon]
    assert later.expires_on > timezone.localdate() + 30 * DAY
