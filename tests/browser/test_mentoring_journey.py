"""Mentoring from end to end: a mentor comes through a partner, a student applies on a phone; they
are matched, say yes, meet, tell how it goes, and get their certificates.

Words differ by language, so people go by what fields and buttons are called.
"""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from mentoring.models import MentorApplication, Programme, StudentApplication
from mentoring.models.applications import State
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walk import Walk, mailed_link
from tests.mentoring import people
from tests.personas import person

GUEST, STUDENT, BOSS = (f"{name}@ankomst.example" for name in ("mette", "samir", "boss"))

pytestmark = pytest.mark.usefixtures("live_server")


@pytest.fixture
def programme(live_server, coordinator: User) -> Programme:
    """With a partner, whose coordinator is boss; students see the mentors."""
    made = people.open_programme(slug="spring", mentors_shown=True, coordinator=coordinator)
    people.partner(made, "Nordvind Mentors", person("boss"))
    person("samir", language="da")
    person("mette", last_name="Holmgren")
    return made


def test_a_pair_from_the_first_answer_on(programme: Programme, walk: Callable[..., Walk]) -> None:
    boss, mentor, staff = (walk(lang="en", width=DESKTOP) for _person in range(3))
    student = walk(lang="da", width=PHONE)

    be_invited(boss)
    apply_as_mentor(mentor)
    read(staff, "mentors")
    apply_as_student(student)
    read(staff, "")

    assert MentorApplication.objects.get().partner.name == "Nordvind Mentors"
    assert StudentApplication.objects.get().wishes.count() == 1
    for model in (MentorApplication, StudentApplication):
        assert model.objects.get().state == State.ACCEPTED


def be_invited(boss: Walk) -> None:
    boss.sign_in(BOSS)
    boss.go("/my/")
    boss.send("a[href*='/mentoring/partner/']")
    boss.page.fill("textarea[name=people]", f"Mette Holm <{GUEST}>")
    boss.send("form[novalidate] button")
    expect(boss.page.get_by_text("mail of")).to_be_visible()


def apply_as_mentor(mentor: Walk) -> None:
    """By the link; the account asks to sign in first, and leads back."""
    mentor.open(mailed_link(GUEST, "mentoring/invitation"))
    mentor.page.click("main a[href*='/accounts/login/']")
    mentor.page.fill("input[name=login]", GUEST)
    mentor.page.fill("input[name=password]", "ankomst-demo")
    mentor.send()
    mentor.send()
    page = mentor.page
    mentor.send(".actions a.button")
    go_on(mentor)
    page.fill("input[name=profession]", "Nurse who leads a ward")
    page.select_option("select[name=industry]", "health")
    page.select_option("select[name=field]", "09")
    go_on(mentor)
    speak(mentor)
    page.check("input[name=helps_with][value=first_job]")
    page.check("input[name=capacity][value='2']")
    go_on(mentor)
    meet(mentor)
    page.fill("textarea[name=cannot_take]", "My own cousin")
    go_on(mentor)
    page.fill("textarea[name=about]", "I came here twenty years ago.")
    expect(page.locator(".cv-saved__yes")).to_be_visible()
    go_on(mentor)
    mentor.send("main form.actions button")


def apply_as_student(student: Walk) -> None:
    student.sign_in(STUDENT)
    student.go("/mentoring/spring/apply/")
    student.send("a[href*='/apply/student/']")
    student.send("main form button")
    page, today = student.page, timezone.localdate()
    go_on(student)
    page.select_option("select[name=university]", index=1)
    page.check("input[name=degree][value=master]")
    page.check("input[name=study_kind][value=full]")
    page.fill("input[name=studies_until]", f"{today.year + 2}-06-30")
    page.select_option("select[name=field]", "09")
    go_on(student)
    speak(student)
    page.check("input[name=goals][value=first_job]")
    page.check("input[name=industries][value=health]")
    go_on(student)
    meet(student)
    page.fill("textarea[name=motivation]", "Jeg vil gerne arbejde her.")
    go_on(student)
    student.send("button[name=wish]")
    assert "Mette" in page.content()
    for hidden in (GUEST, "My own cousin", "Holmgren"):
        assert hidden not in page.content()
    go_on(student)
    student.send("main form.actions button")


def go_on(somebody: Walk) -> None:
    """The button waits for what is being saved."""
    with somebody.page.expect_navigation():
        somebody.page.click("button[name=next]")
    somebody.look(somebody.page)


def speak(somebody: Walk) -> None:
    somebody.page.select_option("select[name=languages-0-code]", "en")
    somebody.page.select_option("select[name=languages-0-level]", "5")
    go_on(somebody)


def meet(somebody: Walk) -> None:
    somebody.page.check("input[name=times][value=evenings]")
    somebody.page.check("input[name=meets][value=either]")
    go_on(somebody)


def read(staff: Walk, side: str) -> None:
    """The first one that waits, and accept it."""
    look, staff.look = staff.look, lambda page: None  # Wagtail's own screens are not ours
    if "/admin/" not in staff.page.url:
        staff.sign_in("coordinator@ankomst.example")
    programme = Programme.objects.get()
    staff.open(f"/admin/mentoring/{programme.pk}/applications/{side}/".replace("//", "/"))
    staff.send(".app-acts a.button")
    look(staff.page, ".hub")
    staff.send("button[value=accept]")
    staff.look = look
