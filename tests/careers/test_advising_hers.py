"""Her own pages: a talk with an adviser, offers, what came of it, questions."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from careers.advising import offers, outcomes
from careers.advising.caseload import hand_to
from careers.advising.personal_data import erase
from careers.advising.talks import NoName, book, series, talks_of
from careers.models import CandidateProfile, Offer, Outcome
from events.models import Attendee, Session
from outbox.models import Message
from tests.careers.people import draft_profile
from tests.events import make
from tests.events.look_ahead import text
from tests.jobs import run_jobs
from tests.personas import person

DAY = timedelta(days=1)


def url(name: str, *args) -> str:
    return reverse(f"cv:{name}", args=args)


@pytest.fixture(scope="module")
def _alice(module_db: None) -> int:
    return draft_profile("alice").pk


@pytest.fixture
def alice(_alice: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.get(pk=_alice)


@pytest.fixture
def hers(client, alice):
    client.force_login(alice.user)
    return client


@pytest.fixture
def times(adviser) -> list[Session]:
    """Three of the adviser's."""
    start = timezone.now() + 3 * DAY
    made = [make.session(series(), seats=1, starts=start + n * DAY) for n in range(3)]
    Session.objects.update(host=adviser, place="Room 2")
    return made


def coming() -> list[Attendee]:
    return list(Attendee.objects.coming().select_related("session"))


def test_she_picks_a_time_and_both_get_a_mail(hers, adviser, times):
    assert "Room 2" in text(hers.get(url("talks")))

    hers.post(url("talk", times[0].pk), {"topic": "My diploma"})

    run_jobs()
    assert {letter.to[0] for letter in mail.outbox} == {"alice@ankomst.example", adviser.email}
    assert [seat.session for seat in coming()] == [times[0]]
    assert "Your talk:" in text(hers.get(url("talks")))


def test_picked_twice_it_is_one_talk(hers, times):
    for _click in range(2):
        hers.post(url("talk", times[0].pk), {"topic": ""})

    assert len(coming()) == 1


def test_she_takes_another_time_instead(hers, times):
    hers.post(url("talk", times[0].pk), {"topic": ""})
    hers.post(url("talk", times[1].pk))

    assert [seat.session for seat in coming()] == [times[1]]


def test_she_cancels_and_the_time_is_free(hers, times):
    hers.post(url("talk", times[0].pk), {"topic": ""})

    for _click in range(2):
        assert hers.post(url("cancel_talk")).status_code == 302

    assert coming() == []
    assert times[0].pk in {each.pk for each in hers.get(url("talks")).context["offer"].times}


def test_a_time_that_somebody_has_by_now_is_refused_with_the_others(hers, times):
    book(draft_profile("bob"), times[0])

    page = hers.post(url("talk", times[0].pk), {"topic": ""})

    assert page.status_code == 409
    assert "just taken" in text(page)
    assert [seat.given_name for seat in coming()] == ["Bob"]


def test_her_own_adviser_comes_first(hers, alice, adviser, times):
    other = person("other")
    Session.objects.filter(pk=times[0].pk).update(host=other)
    hand_to(alice.pk, adviser, by=adviser)

    page = text(hers.get(url("talks")))

    assert page.index("your adviser") < page.index("With another adviser")


def test_without_a_profile_nobody_sees_the_times(client, stranger, times):
    assert client.get(url("talks")).status_code == 302
    client.force_login(stranger)

    for address in (url("talks"), url("talk", times[0].pk)):
        assert client.get(address).headers["Location"] == url("start")
    client.post(url("talk", times[0].pk), {"topic": ""})

    assert coming() == []


def test_a_session_of_another_event_is_no_talk(hers):
    other = make.session(make.event(), seats=5)

    assert hers.post(url("talk", other.pk), {"topic": ""}).status_code == 404


def test_without_a_name_she_is_asked_for_it(alice, times):
    alice.user.first_name = alice.user.last_name = ""
    alice.user.save()

    with pytest.raises(NoName):
        book(alice, times[0])


def test_erased_her_talk_to_come_is_cancelled(alice, times):
    book(alice, times[0])

    erase(alice)

    assert coming() == []


def test_erased_her_talks_are_counted_without_her(alice, times):
    book(alice, times[0], topic="My diploma")
    over = timezone.now() - DAY
    Session.objects.filter(pk=times[0].pk).update(starts=over, ends=over + timedelta(hours=1))

    erase(alice)

    [seat] = coming()
    assert (seat.given_name, seat.email, seat.situation) == ("", "", {})
    assert seat.booking.contact_email == ""


def test_erased_no_mail_about_her_waits(alice, adviser):
    hand_to(alice.pk, adviser, by=adviser)
    offers.make(alice.pk, "mentor", where="", text="", by=adviser)
    assert Message.objects.filter(sent_at=None).count() == 2

    erase(alice)

    assert not Message.objects.filter(sent_at=None).exists()


def test_after_a_talk_she_picks_the_next(alice, times):
    book(alice, times[0])
    over = timezone.now() - DAY
    Session.objects.filter(pk=times[0].pk).update(starts=over, ends=over + timedelta(hours=1))

    book(alice, times[1])

    assert talks_of(alice).count() == 2


def test_she_answers_an_offer(hers, alice, adviser):
    offer = offers.make(alice.pk, "placement", where="Havblik", text="", by=adviser)
    assert "Havblik" in text(hers.get(url("offers")))
    assert "Work placement" in text(hers.get(reverse("home:my")))

    hers.post(url("answer_offer", offer.pk), {"answer": "yes"})

    assert Offer.objects.get().state == Offer.State.ACCEPTED
    assert "No after all" in text(hers.get(url("offers")))


def test_anothers_offer_is_not_hers_to_answer(hers, adviser):
    offer = offers.make(draft_profile("bob").pk, "mentor", where="", text="", by=adviser)

    assert hers.post(url("answer_offer", offer.pk), {"answer": "yes"}).status_code == 404
    assert Offer.objects.get().state == Offer.State.MADE


def test_an_answer_that_is_none_changes_nothing(hers, alice, adviser):
    offer = offers.make(alice.pk, "mentor", where="", text="", by=adviser)

    assert hers.post(url("answer_offer", offer.pk), {"answer": "perhaps"}).status_code == 404
    assert hers.get(url("answer_offer", offer.pk)).status_code == 405


def test_she_tells_of_an_interview_and_takes_it_back(hers, alice):
    told = {"kind": "interview", "happened_on": timezone.localdate()}
    page = hers.post(url("outcomes"), told, follow=True)
    outcome = Outcome.objects.get()
    assert outcome.recorded_by is None
    assert [str(rung) for rung, _rows in page.context["rungs"]] == ["Job interview"]

    for _click in range(2):
        page = hers.post(url("take_outcome_back", outcome.pk), follow=True)

    assert not Outcome.objects.exists()
    assert page.context["rungs"] == []


def test_what_an_adviser_recorded_is_not_hers_to_take_back(hers, alice, adviser):
    outcome = outcomes.record(alice.pk, "job", timezone.localdate(), by=adviser)

    page = hers.post(url("take_outcome_back", outcome.pk), follow=True)

    assert "by an adviser only" in text(page)
    assert Outcome.objects.exists()
