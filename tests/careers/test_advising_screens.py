"""The advisers' screens in the admin: who sees them, what they show, what is done there."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import AccessLog, User
from accounts.roles import Role
from careers import publishing
from careers.advising import notes, offers, outcomes
from careers.advising.caseload import hand_to
from careers.models import AdviserNote, CandidateProfile, FollowUp, Offer, Outcome
from careers.profile import save
from tests.careers.people import draft_profile, live_profile
from tests.events.look_ahead import text
from tests.personas import person

DAY = timedelta(days=1)


def url(name: str, *args) -> str:
    return reverse(f"careers_advising:{name}", args=args)


@pytest.fixture
def alice(db: None):
    return draft_profile("alice")


@pytest.fixture
def at_work(client, adviser):
    client.force_login(adviser)
    return client


SCREENS = ["index", "export", "follow_ups", "enquiries", "funnel", "funnel_csv"]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PLANNER, Role.COORDINATOR, Role.ANALYST])
def test_staff_who_are_no_advisers_see_nothing(client, alice, role):
    client.force_login(person("colleague", role))

    addresses = [url("candidate", alice.pk), *(url(name) for name in SCREENS)]
    answers = {client.get(address, follow=True).status_code for address in addresses}
    client.post(url("add_note", alice.pk), {"note-text": "x"})

    assert answers == {404}
    assert not AdviserNote.objects.exists()
    assert not AccessLog.objects.about(alice.user).filter(actor__email__startswith="coll").exists()
    assert "Alice" not in text(client.get(reverse("wagtailadmin_home")))


def test_strangers_and_candidates_are_sent_away(client, alice):
    assert client.get(url("index")).status_code == 302
    client.force_login(alice.user)
    assert client.get(url("candidate", alice.pk)).status_code != 200


def test_mine_nobodys_and_everybody(at_work, adviser, alice):
    bob = draft_profile("bob")
    hand_to(bob.pk, adviser, by=adviser)

    lists = {whose: text(at_work.get(url("index"), {"whose": whose})) for whose in _WHOSE}

    assert ["Alice Jensen" in lists[whose] for whose in _WHOSE] == [False, True, True]
    assert ["Bob Jensen" in lists[whose] for whose in _WHOSE] == [True, False, True]


_WHOSE = ("mine", "nobodys", "all")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "ali jen"}, ["Alice"]),
        ({"q": "alice jensen nobody"}, []),
        ({"state": "live"}, ["Carol"]),
        ({"offers": "on"}, ["Alice"]),
        ({"due": "on"}, ["Bob"]),
        ({"expiring": "on"}, ["Carol"]),
        ({"silent": "4"}, ["Dora"]),
        ({"state": "nonsense", "silent": "x", "q": "\x00"}, ["Alice", "Bob", "Carol", "Dora"]),
    ],
)
def test_the_caseload_is_filtered(at_work, adviser, asked, found):
    alice, bob = draft_profile("alice"), draft_profile("bob")
    carol, dora = live_profile("carol"), draft_profile("dora")
    offers.make(alice.pk, "mentor", where="", text="", by=adviser)
    outcomes.record(bob.pk, "job", timezone.localdate() - 400 * DAY)
    soon = timezone.localdate() + 9 * DAY
    CandidateProfile.objects.filter(pk=carol.pk).update(expires_on=soon)
    long_ago = timezone.now() - 60 * DAY
    CandidateProfile.objects.filter(pk=dora.pk).update(created_at=long_ago, changed_at=long_ago)

    page = text(at_work.get(url("index"), {"whose": "all"} | asked))

    names = ["Alice", "Bob", "Carol", "Dora"]
    assert [name for name in names if f"{name} Jensen" in page] == found


def test_whose_words_wait_is_found(at_work):
    live_profile("alice")
    bob = live_profile("bob")
    save(bob.pk, {"headline": "Nurse", "summary": "I like my work."})
    publishing.send_words(bob.pk)

    page = text(at_work.get(url("index"), {"whose": "all", "words": "on"}))

    assert "Bob Jensen" in page
    assert "Alice Jensen" not in page


def test_the_spreadsheet_runs_nothing_and_her_log_tells_of_it(at_work, alice):
    alice.user.first_name = "=1+1"
    alice.user.save()

    answer = at_work.get(url("export"), {"whose": "all"})

    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet.cell(2, 1).value == "'=1+1"
    [line] = AccessLog.objects.about(alice.user).filter(action="candidate.exported")
    assert line.record == f"careers.candidateprofile/{alice.pk}"


def test_each_opening_of_her_page_is_in_her_log(at_work, adviser, alice):
    at_work.get(url("candidate", alice.pk))
    at_work.get(url("candidate", alice.pk))

    lines = AccessLog.objects.about(alice.user).filter(action="candidate.opened")
    assert [line.actor for line in lines] == [adviser, adviser]


def test_her_page_has_no_company_and_no_reason_of_a_request(at_work, alice, nordvind):
    alice.requests.create(
        company=nordvind,
        job="Secret job",
        reason="Secret reason",
        expires_at=timezone.now() + 14 * DAY,
    )

    page = text(at_work.get(url("candidate", alice.pk)))

    assert "Waiting for an answer" in page
    assert not any(word in page for word in ("Nordvind", "Secret job", "Secret reason"))


def test_taking_over_and_handing_over(at_work, adviser, alice):
    other = person("other", Role.ADVISER)

    at_work.post(url("hand", alice.pk), {"take": "1"})
    assert CandidateProfile.objects.get().adviser == adviser
    at_work.post(url("hand", alice.pk), {"hand-adviser": other.pk})
    assert CandidateProfile.objects.get().adviser == other
    at_work.post(url("hand", alice.pk), {"hand-adviser": ""})
    assert CandidateProfile.objects.get().adviser is None


def test_a_note_is_kept_and_says_who_reads_it(at_work, alice):
    page = text(at_work.get(url("candidate", alice.pk)))
    assert "She can read this" in page

    at_work.post(url("add_note", alice.pk), {"note-text": "Likes ships."})

    assert "Likes ships." in text(at_work.get(url("candidate", alice.pk)))


def test_a_cpr_number_is_refused_and_what_was_typed_stays(at_work, alice):
    page = at_work.post(url("add_note", alice.pk), {"note-text": "Her CPR is 010190-1234."})

    assert page.status_code == 422
    assert "010190-1234" in page.content.decode()
    assert not AdviserNote.objects.exists()


def test_a_note_is_taken_away(at_work, adviser, alice):
    note = notes.write(alice.pk, "A slip", by=adviser)

    for _click in range(2):
        assert at_work.post(url("take_note_away", alice.pk, note.pk)).status_code == 302

    assert not AdviserNote.objects.exists()


def test_an_offer_is_made_and_withdrawn(at_work, alice):
    given = {"offer-kind": "placement", "offer-where": "Havblik", "offer-text": "Four weeks"}
    at_work.post(url("make_offer", alice.pk), given)
    assert "Havblik" in text(at_work.get(url("candidate", alice.pk)))

    at_work.post(url("withdraw_offer", alice.pk, Offer.objects.get().pk))

    assert not Offer.objects.exists()


def test_what_came_of_it_is_recorded_and_corrected(at_work, alice):
    today = timezone.localdate()
    at_work.post(
        url("add_outcome", alice.pk), {"outcome-kind": "job", "outcome-happened_on": today}
    )
    outcome = Outcome.objects.get()
    change = url("change_outcome", alice.pk, outcome.pk)
    assert at_work.get(change).status_code == 200

    at_work.post(change, {"kind": "subsidy", "happened_on": today - DAY})
    assert Outcome.objects.get().kind == "subsidy"
    at_work.post(change, {"take_back": "1"})
    assert not Outcome.objects.exists()
    assert at_work.get(change).status_code == 302


def test_a_day_to_come_is_refused_in_words(at_work, alice):
    tomorrow = timezone.localdate() + DAY

    page = at_work.post(
        url("add_outcome", alice.pk), {"outcome-kind": "job", "outcome-happened_on": tomorrow}
    )

    assert page.status_code == 422
    assert "has not come yet" in text(page)


def test_what_is_due_is_on_the_first_page_and_done_with_an_answer(at_work, adviser, alice):
    hand_to(alice.pk, adviser, by=adviser)
    outcomes.record(alice.pk, "job", timezone.localdate() - 400 * DAY)
    assert "Alice Jensen" in text(at_work.get(reverse("wagtailadmin_home")))
    assert "Alice Jensen" in text(at_work.get(url("follow_ups")))

    at_work.post(url("follow_up_done", FollowUp.objects.get().pk), {"still": "yes", "stay": "1"})

    assert FollowUp.objects.get().still is True
    assert "Nobody has to be asked now" in text(at_work.get(url("follow_ups")))


def test_anothers_follow_up_is_not_mine(at_work, alice):
    other = person("other", Role.ADVISER)
    hand_to(alice.pk, other, by=other)
    outcomes.record(alice.pk, "job", timezone.localdate() - 400 * DAY)

    assert "Alice Jensen" not in text(at_work.get(url("follow_ups")))
    assert "Alice Jensen" in text(at_work.get(url("follow_ups"), {"whose": "all"}))


def test_the_report_hides_small_numbers_also_in_its_file(at_work):
    for n in range(3):
        draft_profile(f"p{n}", skill_names=())

    page = text(at_work.get(url("funnel")))
    file = at_work.get(url("funnel_csv")).content.decode()

    assert "hidden" in page
    assert "In all,,hidden,0,0,0,0" in file


@pytest.mark.parametrize("asked", [{"first": "2025-01-01", "last": "2024-10-01"}, {"first": "x"}])
def test_the_report_makes_sense_of_any_period(at_work, asked):
    assert at_work.get(url("funnel"), asked).status_code == 200


def test_a_caseload_of_500_takes_no_more_questions_than_one_of_five(
    at_work, adviser, django_assert_max_num_queries
):
    CandidateProfile.objects.bulk_create(
        CandidateProfile(user=user, adviser=adviser, occupation="25") for user in _users(500)
    )
    at_work.get(url("index"))

    with django_assert_max_num_queries(14):
        page = at_work.get(url("index"))

    assert "500 candidates" in text(page)


def test_her_page_takes_a_fixed_number_of_questions(
    at_work, adviser, alice, django_assert_max_num_queries
):
    for n in range(12):
        notes.write(alice.pk, f"Note {n}", by=adviser)
        outcomes.record(alice.pk, "interview", timezone.localdate() - n * DAY)
        offers.make(alice.pk, "mentor", where=str(n), text="", by=adviser)
    at_work.get(url("candidate", alice.pk))

    with django_assert_max_num_queries(32):
        at_work.get(url("candidate", alice.pk))


def _users(number: int):
    return User.objects.bulk_create(
        User(email=f"many{n}@ankomst.example", first_name="Many", last_name=str(n), password="!")
        for n in range(number)
    )
