"""Mentoring from the matching to the certificate, by everybody who has a part in it.

The student reads Danish on a phone, the mentor English; the coordinator sits at a desk. What takes
weeks is set back in the database; mails are opened as they came.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from mentoring.agreeing import answering
from mentoring.agreeing.proposing import Proposed, propose
from mentoring.models import (
    CheckIn,
    Evaluation,
    Match,
    Meeting,
    MentoringCertificate,
    PairRule,
    Programme,
    Side,
)
from mentoring.pairs import rhythm, took_place
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walk import Walk, mailed_link
from tests.jobs import run_jobs
from tests.mentoring import people
from tests.personas import person

STUDENT, MENTOR, LEAVES, COORDINATOR = (
    f"{name}@ankomst.example" for name in ("samir", "mette", "ole", "coordinator")
)
A_DAY = timedelta(days=1)

pytestmark = pytest.mark.usefixtures("live_server")


@pytest.fixture
def programme(live_server, coordinator: User) -> Programme:
    """Applications are over: two students, and three mentors of one partner."""
    today = timezone.localdate()
    made = people.open_programme(
        slug="spring",
        coordinator=coordinator,
        apply_from=today - 30 * A_DAY,
        apply_until=today - A_DAY,
        starts_on=today,
        ends_on=today + 180 * A_DAY,
    )
    union = people.partner(made, "Nordvind Mentors")
    samir = person("samir", last_name="Saleh", language="da")
    people.accepted_student(made, user=samir)
    people.accepted_student(made, user=person("nina", last_name="Novak"))
    for name, helps in (("mette", ["thesis"]), ("ole", ["first_job"]), ("rita", ["thesis"])):
        mentor = person(name, last_name=f"{name.capitalize()}sen")
        people.accepted_mentor(made, user=mentor, partner=union, helps_with=helps)
    return made


def test_two_are_matched_and_another_one_gets_a_new_mentor(
    programme: Programme, walk: Callable[..., Walk]
) -> None:
    staff, mentor, leaver = (walk(lang="en", width=DESKTOP) for _person in range(3))
    student = walk(lang="da", width=PHONE)
    desk = Desk(staff, programme)

    desk.press("", "form[action$='/steps/close/'] button")
    desk.match_and_lock("Samir", "Mette")
    desk.match_and_send()
    own = Match.objects.get(student__user__email=STUDENT, mentor__user__email=MENTOR)
    say_no(leaver)
    say_yes(student, STUDENT)
    assert MENTOR not in student.page.content()
    say_yes(mentor, MENTOR)
    desk.press("repair/", "button[name=way]")
    accept_the_other()
    desk.press("", "form[action$='/steps/begin/'] button")

    own.refresh_from_db()
    programme.refresh_from_db()
    assert (own.state, programme.state) == (Match.State.ACTIVE, Programme.State.RUNNING)


def test_two_meet_tell_how_it_goes_and_get_their_certificates(
    programme: Programme, walk: Callable[..., Walk]
) -> None:
    staff, mentor = (walk(lang="en", width=DESKTOP) for _person in range(2))
    student = walk(lang="da", width=PHONE)
    own = both_said_yes(programme)
    desk = Desk(staff, programme)

    meet(student, mentor, own)
    ask_for_a_call(student, own)
    desk.call(own)
    desk.complete(own)
    look_back(student, own)
    read_the_certificate(student)


def both_said_yes(programme: Programme) -> Match:
    Programme.objects.update(state=Programme.State.RUNNING)
    student = programme.students.get(user__email=STUDENT)
    mentor = programme.mentors.get(user__email=MENTOR)
    [match] = propose(programme.pk, [Proposed(student.pk, mentor.pk, 7000)], None)
    for side in Side:
        answering.answer(match.pk, side, yes=True)
    return Match.objects.get()


class Desk:
    """The coordinator's screens; of Wagtail's frame only our own part is looked at."""

    def __init__(self, walk: Walk, programme: Programme) -> None:
        look, walk.look = walk.look, lambda page: None
        walk.sign_in(COORDINATOR)
        walk.look = lambda page: look(page, ".hub")
        self.walk, self.page = walk, walk.page
        self.hub = f"/admin/mentoring/{programme.pk}/"

    def press(self, screen: str, button: str) -> None:
        self.walk.open(self.hub + screen)
        self.walk.send(button)

    def match_and_lock(self, student: str, mentor: str) -> None:
        """Whom the run has put together does not matter: these two are kept together."""
        self._match(1)
        self.walk.open(f"{self.hub}matching/1/why-not/")
        self._choose("student", student)
        self._choose("mentor", mentor)
        self.walk.send(".hub form[method=get] button")
        self.page.fill("input[name=reason]", "They met at the open day.")
        self.walk.send("button[value=lock]")
        assert PairRule.objects.get().kind == PairRule.Kind.LOCK

    def _choose(self, name: str, who: str) -> None:
        options = self.page.locator(f"select[name={name}] option", has_text=who)
        self.page.select_option(f"select[name={name}]", options.first.get_attribute("value"))

    def match_and_send(self) -> None:
        self._match(2)
        self.walk.send("a[href$='/send/']")
        self.walk.send(".hub form[method=post] button")
        assert Match.objects.count() == 2

    def _match(self, number: int) -> None:
        self.press("matching/", "section[aria-labelledby=match] form button.button")
        expect(self.page.locator("progress")).to_be_visible()
        run_jobs()
        self.walk.open(f"{self.hub}matching/{number}/")

    def call(self, match: Match) -> None:
        """The pair is red until she has."""
        self.walk.open(f"{self.hub}pairs/")
        self.walk.send(f"a[href$='/pairs/{match.pk}/']")
        self.page.fill("[name=words]", "We have talked. It is about the times, not about her.")
        self.walk.send("button[formaction$='/called/']")
        assert not CheckIn.objects.filter(match=match, wants_a_call=True, seen_at=None).exists()

    def complete(self, match: Match) -> None:
        """Three meetings are enough for a certificate; two more have been by now."""
        for days in (20, 10):
            day = timezone.localdate() - days * A_DAY
            took_place.met(match.pk, Side.MENTOR, on=day)
        self.walk.open(f"{self.hub}pairs/{match.pk}/")
        self.page.click("details:has(form[action$='/complete/']) summary")
        self.walk.send("form[action$='/complete/'] button")
        self.walk.open(f"{self.hub}reports/")


def say_yes(somebody: Walk, email: str) -> None:
    """By the link in the mail, without signing in."""
    somebody.open(mailed_link(email, "mentoring/answer"))
    somebody.send("button[name=answer][value=yes]")


def say_no(leaver: Walk) -> None:
    leaver.open(mailed_link(LEAVES, "mentoring/answer"))
    leaver.page.click("#no summary")
    leaver.page.check("input[name=why][value=time]")
    leaver.send("button[name=answer][value=no]")
    assert Match.objects.get(mentor__user__email=LEAVES).state == Match.State.DECLINED


def accept_the_other() -> None:
    """The other student has another mentor now; both say yes."""
    other = Match.objects.get(student__user__email="nina@ankomst.example", state="proposed")
    assert other.mentor.user.first_name == "Rita"
    for side in Side:
        answering.answer(other.pk, side, yes=True)


def meet(student: Walk, mentor: Walk, match: Match) -> None:
    """A goal of both, times, one of them picked, a word beforehand, and it has taken place."""
    student.sign_in(STUDENT)
    student.go("/my/")
    student.send(f"a[href$='/mentoring/my/{match.pk}/']")
    expect(student.page.get_by_text(MENTOR).first).to_be_visible()
    student.go(f"/mentoring/my/{match.pk}/goals/")
    student.page.fill("input[name=text]", "Fem samtaler om job")
    student.send()
    student.go(f"/mentoring/my/{match.pk}/meetings/propose/")
    day = timezone.localdate() + 3 * A_DAY
    student.page.fill("input[name=day_1]", day.isoformat())
    student.page.fill("input[name=clock_1]", "16:30")
    student.page.fill("input[name=place]", "Dokk1")
    student.send()
    mentor.sign_in(MENTOR)
    mentor.go(f"/mentoring/my/{match.pk}/goals/")
    mentor.send("form[action$='/agree/'] button")
    mentor.go(f"/mentoring/my/{match.pk}/meetings/")
    mentor.send(".card--link h3 a")
    mentor.send("button[name=time]")
    mentor.go(f"/mentoring/my/{match.pk}/messages/")
    mentor.page.fill("textarea[name=text]", "See you at Dokk1.")
    mentor.send()
    meeting = match.meetings.get()
    assert meeting.state == Meeting.State.AGREED
    months_go_by(match)
    student.go(f"/mentoring/my/{match.pk}/meetings/{meeting.pk}/")
    student.send("button[name=took_place][value=yes]")
    student.go(f"/mentoring/my/{match.pk}/notes/")
    student.page.fill("textarea[name=text]", "Spørg om løn næste gang.")
    student.page.check("input[name=read_by][value=me]")
    student.send()
    assert match.meetings.held().count() == 1
    mentor.go(f"/mentoring/my/{match.pk}/notes/")
    assert "løn" not in mentor.page.content()


def months_go_by(match: Match) -> None:
    """The pair began a good month ago, and met a week ago."""
    back = timezone.now() - 40 * A_DAY
    Match.objects.filter(pk=match.pk).update(began_at=back, proposed_at=back - A_DAY)
    applied = back.date() - A_DAY
    Programme.objects.update(apply_from=applied, apply_until=applied, starts_on=back.date())
    match.meetings.update(starts_at=timezone.now() - 7 * A_DAY)
    match.check_ins.filter(moment=CheckIn.Moment.WEEK_2).update(due_on=timezone.localdate())


def ask_for_a_call(student: Walk, match: Match) -> None:
    rhythm.ask_all(timezone.localdate())
    student.open(mailed_link(STUDENT, "mentoring/check-in"))
    student.page.check("input[name=going][value='3']")
    student.page.fill("textarea[name=words]", "Vi finder ikke tid.")
    student.page.check("input[name=wants_a_call]")
    student.send()
    assert match.check_ins.get(wants_a_call=True).side == Side.STUDENT


def look_back(student: Walk, match: Match) -> None:
    student.open(mailed_link(STUDENT, "mentoring/evaluation"))
    for name, value in (("satisfied", "5"), ("match_fits", "4"), ("goals_reached", "4")):
        student.page.check(f"input[name={name}][value='{value}']")
    student.page.check("input[name=would_again][value=yes]")
    student.page.check("input[name=came_of_it][value=student_job]")
    student.page.check("input[name=mentor_later][value=yes]")
    student.send()
    last = match.evaluations.get(side=Side.STUDENT, moment=Evaluation.Moment.END)
    assert (last.satisfied, last.mentor_later) == (5, True)
    assert match.student.outcomes.get().kind == "student_job"


def read_the_certificate(student: Walk) -> None:
    """The paper, and the page by which anybody can check it."""
    given = MentoringCertificate.objects.get(name="Samir Saleh")
    student.send("a[href*='/mentoring/certificate/']")
    with student.page.expect_download() as download:
        student.page.click("a[href$='certificate.pdf']")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    student.go(f"/mentoring/certificates/{given.code}/")
    expect(student.page.locator("main dd", has_text="Samir Saleh")).to_be_visible()
