"""Applying: the steps save themselves, nothing typed is lost, and sending needs what is needed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from mentoring.applying import copying, filling, sending
from mentoring.applying.opening import begin
from mentoring.models import (
    Goal,
    MentorApplication,
    Programme,
    ProgrammeQuestion,
    Side,
    StudentApplication,
    University,
)
from mentoring.models.applications import State
from outbox.models import Message
from tests.mentoring import people
from vocabulary.refused import Refused

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def programme() -> Programme:
    return people.open_programme()


@pytest.fixture
def student(programme: Programme) -> StudentApplication:
    return people.draft_student(programme)


@pytest.fixture
def own(client: Client, student: StudentApplication) -> Client:
    client.force_login(student.user)
    return client


def step(student: StudentApplication, key: str) -> str:
    return reverse("mentoring:step", args=[student.programme.slug, "student", key])


def page(student: StudentApplication, name: str = "application") -> str:
    return reverse(f"mentoring:{name}", args=[student.programme.slug, "student"])


def close(programme: Programme) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Programme.objects.filter(pk=programme.pk).update(apply_until=yesterday)


# --- beginning --------------------------------------------------------------------------------


def test_somebody_without_an_account_comes_back_here_after_signing_up(
    client: Client, programme: Programme
) -> None:
    address = reverse("mentoring:application", args=[programme.slug, "student"])

    shown = client.get(address).content.decode()

    assert f"{reverse('account_signup')}?next={address}" in shown
    assert client.post(address)["Location"].endswith(f"?next={address}")
    assert not StudentApplication.objects.exists()


def test_beginning_twice_makes_one_application(client: Client, programme: Programme) -> None:
    client.force_login(people.anybody())
    address = reverse("mentoring:application", args=[programme.slug, "student"])

    first, second = client.post(address), client.post(address)

    assert first["Location"] == second["Location"]
    assert first["Location"].endswith("/steps/about/")
    assert StudentApplication.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"state": Programme.State.MATCHING}, "takes no more applications"),
        ({"apply_from": timezone.localdate() + timedelta(days=3)}, "One can apply from"),
    ],
)
def test_a_programme_that_is_not_open_says_when(
    client: Client, facts: dict[str, object], words: str
) -> None:
    programme = people.open_programme(**facts)
    client.force_login(people.anybody())

    answer = client.post(reverse("mentoring:application", args=[programme.slug, "student"]))

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_nobody_is_student_and_mentor_of_one_programme(student: StudentApplication) -> None:
    with pytest.raises(Refused, match="on the other side"):
        begin(student.programme_id, student.user, Side.MENTOR)


def test_mentors_on_their_own_only_where_the_programme_takes_them() -> None:
    programme = people.open_programme(mentors_on_their_own=False)

    with pytest.raises(Refused, match="partner organisations"):
        begin(programme.pk, people.anybody(), Side.MENTOR)


# --- filling in -------------------------------------------------------------------------------


def test_a_change_is_saved_at_once_and_what_is_wrong_is_told(
    own: Client, student: StudentApplication
) -> None:
    typed = {"degree": "master", "study_kind": "full", "studies_until": "2001-01-01"}

    answer = own.post(step(student, "studies"), typed, headers=HTMX).content.decode()

    student.refresh_from_db()
    assert "The rest is saved" in answer
    assert "it is for those who study then" in answer
    assert (student.degree, student.studies_until) == ("master", None)


def test_only_universities_and_degrees_of_the_programme_are_taken(own: Client) -> None:
    student = people.draft_student(people.open_programme(degrees=["master"]))
    elsewhere = University.objects.create(name_en="Elsewhere")
    own.force_login(student.user)

    answer = own.post(step(student, "studies"), {"university": elsewhere.pk, "degree": "phd"})

    student.refresh_from_db()
    assert answer.status_code == 422
    assert (student.university, student.degree) == (None, "")


def test_a_name_goes_to_the_account_and_a_cpr_number_nowhere(
    own: Client, student: StudentApplication
) -> None:
    own.post(step(student, "about"), {"first_name": "Ana", "last_name": "Ivić"})
    refused = own.post(step(student, "words"), {"motivation": "I am 010190-1234"})

    student.refresh_from_db()
    assert student.user.get_full_name() == "Ana Ivić"
    assert refused.status_code == 422
    assert "I am 010190-1234" in refused.content.decode()
    assert student.motivation == ""


def test_nothing_typed_breaks_or_turns_the_lines_that_the_other_one_reads(
    own: Client, student: StudentApplication
) -> None:
    name = {"first_name": "Ana\r\nBcc: x@y.example", "last_name": "\u202eL\x07ee", "phone": ""}
    own.post(step(student, "about"), name)
    own.post(step(student, "words"), {"motivation": "To \u202elearn.\n\n  And you?"})

    student.refresh_from_db()
    assert student.user.get_full_name() == "Ana Bcc: x@y.example L ee"
    assert student.motivation == "To learn.\n\n  And you?"


def test_what_is_typed_comes_back_as_text(own: Client, student: StudentApplication) -> None:
    own.post(step(student, "words"), {"motivation": "<script>alert(1)</script>\0"})

    shown = own.get(page(student, "review")).content.decode()

    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_languages_are_kept_by_level(own: Client, student: StudentApplication) -> None:
    rows = {"languages-TOTAL_FORMS": "3", "languages-INITIAL_FORMS": "0"}
    rows |= {"languages-0-code": "en", "languages-0-level": "5", "languages-1-code": "da"}

    answer = own.post(step(student, "languages"), rows | {"next": ""})

    student.refresh_from_db()
    assert answer.status_code == 422
    assert "Choose how well you know Danish" in answer.content.decode()
    assert student.languages == {"en": 5}


def test_languages_that_saved_themselves_stay_when_the_button_sends_them_again(
    own: Client, student: StudentApplication
) -> None:
    rows = {"languages-TOTAL_FORMS": "3", "languages-INITIAL_FORMS": "0"}
    rows |= {"languages-0-code": "en", "languages-0-level": "5"}

    own.post(step(student, "languages"), rows, headers=HTMX)
    own.post(step(student, "languages"), rows | {"next": ""})

    student.refresh_from_db()
    assert student.languages == {"en": 5}


def test_the_programmes_own_questions_are_answered(own: Client) -> None:
    programme = people.open_programme()
    question = ProgrammeQuestion.objects.create(
        programme=programme, text_en="A job?", text_da="Et job?", kind="yes_no", required=True
    )
    student = people.accepted_student(programme, state=State.DRAFT)
    own.force_login(student.user)
    with pytest.raises(sending.Incomplete, match="A job?"):
        sending.send(Side.STUDENT, student.pk)

    own.post(step(student, "words"), {"motivation": "Yes", f"question-{question.pk}": "no"})

    student.refresh_from_db()
    assert student.answers == {str(question.pk): "no"}
    assert "A job?" in own.get(page(student, "review")).content.decode()


# --- signed out, and too late -----------------------------------------------------------------


def test_who_is_signed_out_meanwhile_is_not_shown_a_sign_in_inside_the_page(
    client: Client, student: StudentApplication
) -> None:
    saved = client.post(step(student, "words"), {"motivation": "x"}, headers=HTMX)
    sent = client.post(step(student, "words"), {"motivation": "x"})

    assert saved.status_code == 401
    assert sent["Location"].endswith(f"?next={step(student, 'words')}")


def test_what_is_typed_stays_when_the_last_day_passes_meanwhile(
    own: Client, student: StudentApplication
) -> None:
    close(student.programme)

    page = own.post(step(student, "words"), {"motivation": "All that I wrote"})
    saved = own.post(step(student, "words"), {"motivation": "All that I wrote"}, headers=HTMX)

    student.refresh_from_db()
    assert page.status_code == 422
    assert "All that I wrote" in page.content.decode()
    assert "was over on" in page.content.decode()
    assert "was over on" in saved.content.decode()
    assert student.motivation == ""


def test_who_was_asked_for_more_may_answer_after_the_last_day(programme: Programme) -> None:
    student = people.accepted_student(programme, state=State.ASKED)
    close(programme)

    filling.save(Side.STUDENT, student.pk, {"goals": [Goal.NETWORK.value]})

    assert sending.send(Side.STUDENT, student.pk).state == State.SENT


# --- sending ----------------------------------------------------------------------------------


def test_what_is_missing_is_named_and_nothing_is_sent(
    own: Client, student: StudentApplication
) -> None:
    answer = own.post(page(student, "review"))

    student.refresh_from_db()
    assert answer.status_code == 422
    assert "your university" in answer.content.decode()
    assert student.state == State.DRAFT


def test_sending_twice_sends_one_mail(own: Client, programme: Programme) -> None:
    student = people.accepted_student(programme, state=State.DRAFT, decided_at=None)
    own.force_login(student.user)

    first, second = own.post(page(student, "review")), own.post(page(student, "review"))

    student.refresh_from_db()
    assert (first.status_code, second.status_code) == (302, 302)
    assert student.state == State.SENT
    assert Message.objects.filter(kind="mentoring.student_received").count() == 1


def test_an_accepted_one_stays_accepted_and_staff_see_that_it_changed(
    own: Client, programme: Programme
) -> None:
    student = people.accepted_student(programme)
    own.force_login(student.user)
    assert not student.is_changed_since

    own.post(step(student, "goals"), {"goals": ["thesis"], "industries": ["it"]})
    emptied = own.post(step(student, "goals"), {"goals": [], "industries": ["food"]})

    student.refresh_from_db()
    assert (student.state, student.is_changed_since) == (State.ACCEPTED, True)
    assert emptied.status_code == 422
    assert (student.goals, student.industries) == (["thesis"], ["food"])


def test_withdrawing_twice_is_harmless_and_one_may_come_back(
    own: Client, student: StudentApplication
) -> None:
    for _again in range(2):
        own.post(page(student, "withdraw"))
    student.refresh_from_db()
    assert student.state == State.WITHDRAWN
    assert "Apply after all" in own.get(page(student)).content.decode()

    own.post(page(student))

    student.refresh_from_db()
    assert student.state == State.DRAFT


# --- last year --------------------------------------------------------------------------------


def test_last_years_answers_are_taken_over_where_they_still_fit(programme: Programme) -> None:
    user = people.anybody()
    last = people.open_programme(slug="last-year")
    people.takes_university(last, people.university("Elsewhere"))
    people.accepted_student(
        last, user=user, university=people.university("Elsewhere"), motivation="As before"
    )
    student = people.draft_student(programme, user)

    copying.copy(student)

    student.refresh_from_db()
    assert (student.motivation, student.university) == ("As before", None)
    assert student.state == State.DRAFT


def test_copying_leaves_alone_what_is_filled_in(programme: Programme) -> None:
    user: User = people.anybody()
    people.accepted_mentor(people.open_programme(slug="before"), user=user, profession="Smith")
    mentor = people.draft_mentor(programme, user)
    filling.save(Side.MENTOR, mentor.pk, {"profession": "Baker"})

    copying.copy(MentorApplication.objects.get(pk=mentor.pk))

    mentor.refresh_from_db()
    assert (mentor.profession, mentor.helps_with) == ("Baker", [Goal.FIRST_JOB.value])
