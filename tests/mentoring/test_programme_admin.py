"""The coordinator's screens: the form of a programme, its overview, and the next step."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from mentoring.models import PartnerOrganisation, Programme
from mentoring.permissions import coordinates, may_run
from mentoring.programmes.counting import counts_of
from outbox.models import Message
from tests.home.someone_in_mentoring import pair
from tests.mentoring import people
from tests.mentoring.pages import index_page, page_of
from tests.personas import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def clara(client: Client) -> User:
    """Signed in."""
    clara = person("clara", Role.COORDINATOR, password=None)
    client.force_login(clara)
    return clara


def filled_in(by: User, **changes: str) -> dict[str, str]:
    empty = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "9"}
    formsets = ("programme_events", "universities", "partners", "questions")
    management = {f"{name}-{key}": value for name in formsets for key, value in empty.items()}
    kinds = ("field", "industry", "goals", "language", "times", "student_wish")
    return {
        **management,
        **{f"weight_{kind}": "2" for kind in kinds},
        "name_en": "Spring",
        "name_da": "Forår",
        "slug": "spring-2031",
        "coordinator": str(by.pk),
        "apply_from": "2031-01-01",
        "apply_until": "2031-02-01",
        "starts_on": "2031-03-01",
        "ends_on": "2031-09-01",
        "capacity": "40",
        "answer_days": "7",
        **changes,
    }


def test_weights_are_six_questions_in_the_form(client: Client, clara: User) -> None:
    answer = client.post(reverse("programme:add"), filled_in(clara, weight_goals="5"))

    programme = Programme.objects.get()
    assert answer["Location"] == reverse("mentoring_admin:overview", args=[programme.pk])
    assert programme.weights["goals"] == 5
    assert set(programme.weights.values()) == {2, 5}


def test_something_must_count_and_the_days_come_in_order(client: Client, clara: User) -> None:
    nothing = {f"weight_{each}": "0" for each in ("field", "industry", "goals")}
    nothing |= {f"weight_{each}": "0" for each in ("language", "times", "student_wish")}
    typed = filled_in(clara, **nothing, ends_on="2031-02-15")

    html = client.post(reverse("programme:add"), typed).content.decode()

    assert "at least one thing a weight above 0" in html
    assert "The dates come in this order" in html
    assert not Programme.objects.exists()


def test_the_overview_has_what_is_lacking_and_then_the_button(client: Client, clara: User) -> None:
    draft = people.open_programme(state="draft", coordinator=clara)
    url = reverse("mentoring_admin:overview", args=[draft.pk])
    step = reverse("mentoring_admin:step", args=[draft.pk, "open"])
    index_page()

    before = client.get(url).content.decode()
    page_of(draft)
    after = client.get(url).content.decode()
    client.post(step)

    assert "Publish a page about it" in before
    assert step not in before
    assert step in after
    assert Programme.objects.get().state == "open"


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.ADVISER])
def test_nobody_else_learns_that_there_is_one(client: Client, role: Role | None) -> None:
    programme = people.open_programme(state="draft")
    stranger = person("stranger", *([role] if role else []), password=None)
    client.force_login(stranger)

    seen = client.get(reverse("mentoring_admin:overview", args=[programme.pk]))
    pressed = client.post(reverse("mentoring_admin:step", args=[programme.pk, "open"]))

    assert not may_run(stranger)
    assert str(programme) not in seen.content.decode()
    assert pressed.status_code in (302, 404)
    assert Programme.objects.get().state == "draft"


def test_it_counts_against_the_quotas() -> None:
    programme = people.open_programme()
    partner = people.partner(programme, "Engineers together", lower=5, upper=9)
    mentor = people.accepted_mentor(programme, partner=partner, capacity=3)
    people.accepted_mentor(programme)  # on her own
    student = people.accepted_student(programme)
    people.accepted_student(programme, state="declined")
    people.draft_student(programme)
    pair(student, mentor)

    counts = counts_of(programme)

    university, (engineers, alone) = counts.universities[0], counts.partners
    assert (university.applied, university.accepted, university.matched) == (2, 1, 1)
    assert (engineers.places, engineers.matched, engineers.quota) == (3, 1, "5 to 9")
    assert engineers.trouble == "2 more needed to reach the fewest"
    assert (alone.accepted, alone.places, alone.trouble) == (1, 1, "")
    assert (counts.students, counts.mentors, counts.places, counts.matched) == (1, 2, 4, 1)


def test_a_partners_coordinator_is_told_once_and_can_be_taken_off(
    client: Client, clara: User
) -> None:
    ours, others = (PartnerOrganisation.objects.create(name=name) for name in ("Ours", "Theirs"))
    url = reverse("mentoring_partner:people", args=[ours.pk])

    for _press in range(2):
        client.post(url, {"email": "Mette@Firm.example", "name": "Mette Madsen"})

    mette = User.objects.get(email="mette@firm.example")
    assert Message.objects.filter(kind="mentoring.coordinator_invited").count() == 1
    assert (coordinates(mette, ours.pk), coordinates(mette, others.pk)) == (True, False)
    client.post(reverse("mentoring_partner:remove_person", args=[ours.pk, mette.pk]))
    assert not coordinates(mette, ours.pk)


def test_coordinators_write_these_pages_and_no_others(clara: User) -> None:
    index = index_page()
    written = page_of(people.open_programme())

    assert written.permissions_for_user(clara).can_publish()
    assert index.permissions_for_user(clara).can_add_subpage()
    assert not index.get_parent().permissions_for_user(clara).can_edit()


def test_the_address_stays_once_there_is_a_page(client: Client, clara: User) -> None:
    programme = people.open_programme(slug="spring-2030", coordinator=clara)
    page_of(programme)
    typed = filled_in(clara, slug="another", name_en="New name")
    rows = programme.universities.get()
    typed |= {
        "universities-TOTAL_FORMS": "1",
        "universities-INITIAL_FORMS": "1",
        "universities-0-id": str(rows.pk),
        "universities-0-university": str(rows.university_id),
        "universities-0-lower": "3",
        "universities-0-upper": "",
    }

    client.post(reverse("programme:edit", args=[programme.pk]), typed)

    programme = Programme.objects.get()
    assert (programme.slug, programme.name_en) == ("spring-2030", "New name")
    assert programme.universities.get().lower == 3


def test_its_page_is_written_without_typing_an_address(client: Client, clara: User) -> None:
    programme = people.open_programme(state="draft", coordinator=clara, slug="spring-2030")
    index = index_page()
    add = reverse("wagtailadmin_pages:add", args=["mentoring", "programmepage", index.pk])
    typed = {"title": "One mentor, six months", "programme": str(programme.pk), "intro": "Apply."}
    typed |= {"body-count": "0", "action-publish": "action-publish", "show_review_note": "on"}

    overview = client.get(reverse("mentoring_admin:overview", args=[programme.pk]))
    client.post(add, typed)
    again = client.post(add, typed)

    assert add in overview.content.decode()
    assert [page.url for page in programme.pages.filter(locale=index.locale_id)] == [
        "/en/mentoring/spring-2030/"
    ]
    assert "has a page in this language already" in again.content.decode()


def test_the_first_page_of_the_admin_has_what_waits(client: Client, clara: User) -> None:
    people.accepted_student(people.open_programme(name_en="This spring"), state="sent")
    people.open_programme(state="finished", name_en="Long over")

    hers = client.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(person("edith", Role.EDITOR, password=None))
    editors = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "This spring" in hers
    assert "1 student&#x27;s application waits to be read" in hers
    assert "Long over" not in hers
    assert "This spring" not in editors
