"""A company writes a job, staff read it, it opens and ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from careers.jobs import moderating, running, writing
from careers.jobs.moderating import Changed, Enough, NotVerified, NotWaiting
from careers.jobs.plain_text import as_html
from careers.jobs.running import NotOpen
from careers.jobs.writing import Closed, ThatDayIsOver, TooManyDrafts
from careers.models import Job
from companies.models import Company
from outbox.models import Message
from tests.careers.job_people import (
    advertisement,
    draft_job,
    expired_job,
    later,
    open_job,
    reader,
    waiting_job,
)
from tests.personas import owner

pytestmark = pytest.mark.django_db

State = Job.State


def mails(kind: str) -> int:
    return Message.objects.filter(kind=f"careers.{kind}").count()


def test_a_draft_is_sent_read_and_open(nordvind: Company):
    job = draft_job(nordvind)
    assert not Job.objects.open().exists()

    moderating.send(job.pk)
    assert list(Job.objects.to_review()) == [job]
    assert not Job.objects.open().exists()

    moderating.approve(job.pk, job.revision, by=reader())
    assert list(Job.objects.open()) == [job]
    assert mails("job_opened") == 1


def test_the_same_words_sent_twice_are_one_draft(nordvind: Company):
    assert draft_job(nordvind) == draft_job(nordvind)
    assert Job.objects.count() == 1


def test_a_company_keeps_only_so_many_drafts(nordvind: Company, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writing, "MOST_DRAFTS", 2)
    running.close(over := open_job(nordvind, title="Over").pk)
    first, _second = draft_job(nordvind, title="One"), draft_job(nordvind, title="Two")

    with pytest.raises(TooManyDrafts):
        draft_job(nordvind, title="Three")
    with pytest.raises(TooManyDrafts):
        writing.copy(over, by=owner(nordvind))

    assert draft_job(nordvind, title="One") == first
    writing.throw_away(first.pk)
    assert draft_job(nordvind, title="Three").state == State.DRAFT


def test_no_company_fills_the_readers_queue(nordvind: Company, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(moderating, "MOST_WAITING", 1)
    first, second = waiting_job(nordvind), draft_job(nordvind, title="Another")

    with pytest.raises(Enough, match="Send this one when"):
        moderating.send(second.pk)

    assert moderating.send(first.pk).state == State.WAITING
    moderating.approve(first.pk, first.revision, by=reader())
    assert moderating.send(second.pk).state == State.WAITING


def test_what_is_chosen_from_the_lists_is_kept(nordvind: Company):
    job = draft_job(nordvind)

    assert job.region == "Region Midtjylland"
    assert dict(job.languages.values_list("code", "level")) == {"en": 4}
    assert [str(skill) for skill in job.skills.all()] == ["Python"]


def test_staff_approve_exactly_what_they_have_read(nordvind: Company):
    job = waiting_job(nordvind)
    read = job.revision
    writing.change(job.pk, advertisement(description="Something else."))

    with pytest.raises(Changed):
        moderating.approve(job.pk, read, by=reader())

    assert not Job.objects.open().exists()


def test_approving_twice_tells_the_company_once(nordvind: Company):
    job = open_job(nordvind)

    moderating.approve(job.pk, job.revision, by=reader())

    assert mails("job_opened") == 1


def test_a_draft_cannot_be_approved(nordvind: Company):
    job = draft_job(nordvind)

    with pytest.raises(NotWaiting):
        moderating.approve(job.pk, job.revision, by=reader())


def test_it_is_sent_back_with_a_reason_and_told_once(nordvind: Company):
    job = waiting_job(nordvind)

    for _again in range(2):
        moderating.send_back(job.pk, "Say what you pay.", by=reader())

    job.refresh_from_db()
    assert (job.state, job.reason) == (State.DRAFT, "Say what you pay.")
    assert mails("job_sent_back") == 1
    assert moderating.send(job.pk).reason == ""


@pytest.mark.parametrize("words", [{"title": "X"}, {"description": "X"}, {"salary": "X"}])
def test_new_words_of_an_open_job_are_read_first(nordvind: Company, words: dict):
    job = open_job(nordvind)

    changed = writing.change(job.pk, advertisement(**words))

    assert changed.state == State.WAITING
    assert not Job.objects.open().exists()


def test_lists_of_an_open_job_change_at_once(nordvind: Company):
    job = open_job(nordvind)

    changed = writing.change(job.pk, advertisement(occupation="21", languages={"da": 2}))

    assert changed.state == State.OPEN
    assert dict(changed.languages.values_list("code", "level")) == {"da": 2}


def test_an_unverified_company_sends_nothing(havblik: Company):
    job = draft_job(havblik)

    with pytest.raises(NotVerified):
        moderating.send(job.pk)


def test_a_company_that_loses_its_verification_has_no_open_jobs(nordvind: Company):
    open_job(nordvind)

    Company.objects.update(verified_at=None)

    assert not Job.objects.open().exists()


@pytest.mark.parametrize("days", [-1, 91, 4000])
def test_the_last_day_is_to_come_and_not_far(nordvind: Company, days: int):
    day = timezone.localdate() + timedelta(days=days)

    with pytest.raises(ThatDayIsOver):
        draft_job(nordvind, valid_through=day)


def test_an_open_job_ends_with_its_last_day(nordvind: Company):
    job = open_job(nordvind, valid_through=timezone.localdate() + timedelta(days=2))

    with later(days=3):
        assert not Job.objects.open().exists()
        assert list(Job.objects.was_open()) == [job]


def test_what_has_run_out_can_go_on(nordvind: Company):
    job = expired_job(nordvind)

    running.renew(job.pk, timezone.localdate() + timedelta(days=10))

    assert list(Job.objects.open()) == [job]


def test_a_closed_job_stays_closed(nordvind: Company):
    job = open_job(nordvind)
    running.close(job.pk)
    running.close(job.pk)

    with pytest.raises(NotOpen):
        running.renew(job.pk, timezone.localdate() + timedelta(days=10))
    with pytest.raises(Closed):
        writing.change(job.pk, advertisement())


def test_a_closed_job_is_copied_as_a_new_draft_once(nordvind: Company, hr: User):
    job = open_job(nordvind)
    running.close(job.pk)

    first, second = writing.copy(job.pk, by=hr), writing.copy(job.pk, by=hr)

    assert first == second != job
    assert (first.state, first.title, first.opened_at) == (State.DRAFT, job.title, None)
    assert dict(first.languages.values_list("code", "level")) == {"en": 4}
    assert first.skills.count() == 1


def test_only_a_draft_that_nobody_has_read_is_thrown_away(nordvind: Company):
    draft, job = draft_job(nordvind, title="A"), open_job(nordvind, title="B")

    for pk in (draft.pk, job.pk, draft.pk):
        writing.throw_away(pk)

    assert list(Job.objects.all()) == [job]


def test_the_company_is_warned_once_before_each_end(nordvind: Company):
    job = open_job(nordvind, valid_through=timezone.localdate() + timedelta(days=10))
    running.warn_about_end()
    assert mails("job_ends") == 0

    with later(days=7):
        running.warn_about_end()
        running.warn_about_end()
        assert mails("job_ends") == 1
        running.renew(job.pk, timezone.localdate() + timedelta(days=4))
        running.warn_about_end()
        assert mails("job_ends") == 2


def test_a_job_that_is_short_from_the_beginning_is_not_warned_about(nordvind: Company):
    open_job(nordvind, valid_through=timezone.localdate() + timedelta(days=3))

    running.warn_about_end()

    assert mails("job_ends") == 0


def test_mails_go_to_who_wrote_it_or_else_to_the_owner(nordvind: Company, booker: User):
    from careers.emails.jobs import receiver

    job = writing.draft(nordvind, advertisement(), by=booker)
    assert receiver(job) == booker

    booker.memberships.all().delete()
    assert receiver(job) == owner(nordvind)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("You do\n- this\n- that", "<p>You do</p><ul><li>this</li><li>that</li></ul>"),
        ("1. first\n2. second", "<ul><li>first</li><li>second</li></ul>"),
        ("- one\n  goes on\nAfter", "<ul><li>one goes on</li></ul><p>After</p>"),
        ("<b>x</b>\n- <script>", "<p>&lt;b&gt;x&lt;/b&gt;</p><ul><li>&lt;script&gt;</li></ul>"),
        ("\r\n\r\nA\r\n\r\n\r\n\r\nB\r\n", "<p>A</p><p>B</p>"),
        ("-not a list", "<p>-not a list</p>"),
        ("", ""),
    ],
)
def test_paragraphs_and_lists_are_plain_text(text: str, html: str):
    assert as_html(text) == html
