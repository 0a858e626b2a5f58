"""Advisers read what candidates write, in the admin: the queue, one text, a second look, skills."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog, User
from accounts.roles import Role
from careers import publishing
from careers.models import CandidateProfile, Skill, Submission
from careers.profile import save, skills
from careers.publishing import reviewing
from careers.publishing.queue import to_read_again
from tests.careers.people import live_profile, published, with_words
from tests.jobs import run_jobs
from tests.personas import person

pytestmark = pytest.mark.django_db

TEXT = {"headline": "Nurse in intensive care", "summary": "Ten years of night shifts."}
TELLING = {"headline": "Nurse", "summary": "My name is Ana Jensen and I like nights."}


@pytest.fixture
def staff(client: Client, adviser: User) -> Client:
    client.force_login(adviser)
    return client


def sent(name: str = "ana", **words: str) -> Submission:
    profile = live_profile(name)
    save(profile.pk, words or TEXT)
    return publishing.send_words(profile.pk)


def url(name: str, *args: int) -> str:
    return reverse(f"careers_words:{name}", args=args)


def read(client: Client, name: str, *args: int) -> str:
    return client.get(url(name, *args)).content.decode()


def decide(client: Client, submission: Submission, **more: str):
    seen = {"revision": submission.revision, "seen": submission.seen}
    return client.post(url("approve", submission.pk), seen | more, follow=True)


def test_the_queue_has_the_longest_waiting_first(staff):
    first, second = sent("ana"), sent("bea")
    long_ago = timezone.now() - timedelta(days=3)
    Submission.objects.filter(pk=second.pk).update(sent_at=long_ago)

    text = read(staff, "index")

    assert text.index(url("one", second.pk)) < text.index(url("one", first.pk))
    assert "Waits for 3\xa0days" in text


def test_a_longer_queue_asks_the_database_no_more(staff, django_assert_num_queries):
    sent("ana")
    read(staff, "index")
    with CaptureQueriesContext(connection) as one:
        read(staff, "index")
    sent("bea")
    sent("cleo")

    with django_assert_num_queries(len(one)):
        read(staff, "index")


def test_the_queue_shows_nothing_that_she_wrote(staff):
    submission = sent()

    assert submission.headline not in read(staff, "index")


def test_the_queue_is_filtered(staff, adviser):
    plain, marked = sent("ana"), sent("bea", headline="", summary="Write to bea@example.org.")
    CandidateProfile.objects.filter(pk=plain.profile_id).update(adviser=adviser)

    def shown(**query: str) -> list[int]:
        page = staff.get(url("index"), query).context["page"]
        return [each.pk for each in page]

    assert shown(marked="yes") == [marked.pk]
    assert shown(marked="no") == [plain.pk]
    assert shown(mine="on") == [plain.pk]
    assert shown(cause="identity") == []
    assert shown(cause="nonsense") == [plain.pk, marked.pk]


def test_marks_stand_in_the_text_with_their_kind_in_words(staff):
    text = read(staff, "one", sent(**TELLING).pk)

    assert 'class="found">Ana' in text
    assert "(name)" in text
    assert "The marks show where to look; they do not find everything." in text


def test_what_she_wrote_is_text_and_never_markup(staff):
    submission = sent(headline="<b>Nurse</b>", summary="<script>alert(1)</script>")

    text = read(staff, "one", submission.pk)

    assert "<script>alert(1)" not in text
    assert "<b>Nurse" not in text


def test_every_look_is_in_her_log(staff, adviser):
    submission = sent()

    read(staff, "one", submission.pk)
    read(staff, "one", submission.pk)

    looks = AccessLog.objects.about(submission.profile.user).filter(action="candidate_words.read")
    assert [line.actor for line in looks] == [adviser, adviser]


def test_approving_leads_to_the_next(staff):
    first, second = sent("ana"), sent("bea")

    answer = decide(staff, first)

    assert answer.redirect_chain[-1][0] == url("one", second.pk)
    assert published(first.profile).headline == TEXT["headline"]


def test_marks_have_to_be_decided_about_before_it_is_approved(staff):
    submission = sent(**TELLING)

    answer = decide(staff, submission)
    assert "Nothing was approved." in answer.content.decode()
    assert published(submission.profile).headline == ""

    decide(staff, submission, decided="on")
    assert published(submission.profile).headline == TELLING["headline"]


def test_what_changed_while_it_was_read_is_not_approved(staff):
    submission = sent()
    save(submission.profile_id, {"summary": "Ten years at Rigshospitalet."})

    answer = decide(staff, submission)

    waiting = Submission.objects.waiting().get()
    assert answer.redirect_chain[-1][0] == url("one", waiting.pk)
    assert "Nothing was approved." in answer.content.decode()
    assert published(submission.profile).summary == ""


def test_the_second_adviser_is_told(staff, adviser):
    submission = sent()
    other = Client()
    other.force_login(person("second", Role.ADVISER))

    decide(staff, submission)
    answer = other.post(url("send_back", submission.pk), {"reason": "No."}, follow=True)

    assert "Somebody else has decided" in answer.content.decode()
    assert published(submission.profile).headline == TEXT["headline"]


def test_sending_back_needs_a_reason(staff):
    submission = sent()

    answer = staff.post(url("send_back", submission.pk), {"reason": " "})

    assert answer.status_code == 422
    assert "tick a reason or write one" in answer.content.decode()


def test_a_ready_made_reason_is_read_in_her_own_language(staff):
    submission = sent()
    staff.post(url("send_back", submission.pk), {"reasons": ["name", "family"], "reason": "Hej"})

    submission.refresh_from_db()
    assert (submission.reasons, submission.reason) == (["name", "family"], "Hej")


def test_what_is_new_since_the_last_approved_text_is_marked(staff, adviser):
    profile = with_words(live_profile("ana"), **TEXT, adviser=adviser)
    save(profile.pk, {"summary": "Ten years of day shifts."})

    text = read(staff, "one", Submission.objects.waiting().get().pk)

    assert "night</del>" in text
    assert "day</ins>" in text


def approved_long_ago(profile: CandidateProfile) -> Submission:
    long_ago = timezone.now() - timedelta(days=200)
    Submission.objects.filter(profile=profile).update(decided_at=long_ago)
    return Submission.objects.get(profile=profile, state="approved")


def test_old_texts_are_looked_at_again_and_stay(staff, adviser):
    old = approved_long_ago(with_words(live_profile("ana"), **TEXT, adviser=adviser))
    assert url("one", old.pk) in read(staff, "again")

    decide(staff, old)

    assert not to_read_again().exists()
    assert published(old.profile).headline == TEXT["headline"]


def test_texts_of_an_older_gate_are_looked_at_again(adviser):
    profile = with_words(live_profile("ana"), **TEXT, adviser=adviser)
    assert not to_read_again().exists()

    Submission.objects.filter(profile=profile).update(gate="2020-01-01")

    assert to_read_again().exists()


def test_an_old_text_that_is_not_fine_is_taken_down(staff, adviser):
    old = approved_long_ago(with_words(live_profile("ana"), **TEXT, adviser=adviser))

    staff.post(url("send_back", old.pk), {"reason": "Too special.", "was": "approved"})

    old.refresh_from_db()
    assert old.state == "sent_back"
    assert published(old.profile).headline == ""


def test_hidden_people_need_no_second_look(adviser):
    profile = with_words(live_profile("ana"), **TEXT, adviser=adviser)
    approved_long_ago(profile)
    publishing.hide(profile.pk)

    assert not to_read_again().exists()


def test_who_looked_again_since_is_noted_once(adviser):
    old = approved_long_ago(with_words(live_profile("ana"), **TEXT, adviser=adviser))

    reviewing.read_again(old.pk, adviser, seen=old.seen)

    old.refresh_from_db()
    assert old.looked_again_at is not None


def test_the_first_page_of_the_admin_says_how_much_waits(staff, stranger):
    sent()

    assert "1 text waits to be read." in staff.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("screen", ["index", "again", "skills"])
def test_others_who_work_here_find_no_such_page(client, editor, screen):
    client.force_login(editor)

    assert client.get(url(screen)).status_code in (302, 404)


def suggested(name: str, words: str) -> tuple[CandidateProfile, Skill]:
    profile = live_profile(name, skill_names=())
    return profile, skills.suggest(profile.pk, words)


def skill_form(skill: Skill, **fields: str) -> dict[str, str]:
    return {f"skill-{skill.pk}-{name}": value for name, value in fields.items()}


def names(profile: CandidateProfile) -> list[str]:
    return [skill.name_en for skill in published(profile).skills.all()]


def test_a_suggested_skill_is_shown_once_it_is_on_the_list(staff, mailoutbox):
    profile, skill = suggested("ana", "wound care")
    assert names(profile) == []

    form = skill_form(skill, name_en="Wound care", name_da="Sårpleje")
    staff.post(url("decide_skill", skill.pk), form | {"act": "accept"})
    run_jobs()

    assert names(profile) == ["Wound care"]
    assert "is on the list now" in mailoutbox[-1].body


def test_a_skill_needs_a_danish_name(staff):
    profile, skill = suggested("ana", "wound care")

    form = skill_form(skill, name_en="Wound care", name_da="")
    answer = staff.post(url("decide_skill", skill.pk), form | {"act": "accept"})

    assert answer.status_code == 422
    assert names(profile) == []


def test_another_word_for_a_skill_becomes_that_skill(staff, mailoutbox):
    listed = Skill.objects.create(name_en="Wound care", name_da="Sårpleje")
    profile, skill = suggested("ana", "bandaging of wounds")

    form = skill_form(skill, into=str(listed.pk))
    staff.post(url("decide_skill", skill.pk), form | {"act": "merge"})
    run_jobs()

    assert names(profile) == ["Wound care"]
    assert list(profile.skills.all()) == [listed]
    assert "“Wound care”" in mailoutbox[-1].body


def test_a_declined_skill_stays_hers_alone(staff, mailoutbox):
    profile, skill = suggested("ana", "juggling with seven knives")

    staff.post(url("decide_skill", skill.pk), {"act": "decline"})
    again = staff.post(url("decide_skill", skill.pk), {"act": "decline"}, follow=True)
    run_jobs()

    assert names(profile) == []
    assert "Somebody else has decided" in again.content.decode()
    assert len(mailoutbox) == 1
    assert "knives" not in mailoutbox[-1].subject + mailoutbox[-1].body
