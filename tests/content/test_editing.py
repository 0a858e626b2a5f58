"""What editors meet in the admin."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from accounts.models import User
from accounts.roles import Role
from content.blocks import StepsBlock
from content.blocks.navigation import NavigationLinkBlock
from content.models import ContactSettings, IndexPage, SectionPage, StandardPage
from home.models import HomePage
from tests.content.conftest import AddPage
from tests.personas import person

KINDS = [StandardPage, SectionPage, IndexPage]


@pytest.fixture
def desk_of_editor(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_can_open_each_kind_of_page(
    desk_of_editor: Client, kind: type[Page], add_page: AddPage, english: HomePage
) -> None:
    page = add_page("A page", kind=kind)
    form = f"/admin/pages/add/content/{kind._meta.model_name}/{english.pk}/"

    assert desk_of_editor.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    assert desk_of_editor.get(form).status_code == 200


def test_a_page_that_an_editor_makes_stands_in_both_trees(
    desk_of_editor: Client, english: HomePage
) -> None:
    response = desk_of_editor.post(
        f"/admin/pages/add/content/standardpage/{english.pk}/",
        {
            "title": "Pets",
            "slug": "pets",
            "intro": "Bring your dog.",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "comments-MIN_NUM_FORMS": "0",
            "comments-MAX_NUM_FORMS": "1000",
            "action-publish": "Publish",
        },
    )

    assert response.status_code == 302
    stand_in = Page.objects.get(slug="pets", locale__language_code="da")
    assert stand_in.live
    assert stand_in.alias_of == Page.objects.get(slug="pets", locale__language_code="en")


@pytest.mark.parametrize("name", ["contactsettings", "navigationsettings"])
def test_an_editor_can_change_what_stands_on_every_page(
    desk_of_editor: Client, name: str, site: Site
) -> None:
    assert desk_of_editor.get(f"/admin/settings/content/{name}/{site.pk}/").status_code == 200


def test_opening_hours_are_shown_in_the_readers_language(client: Client, site: Site) -> None:
    contact = ContactSettings.for_site(site)
    contact.opening_hours_en, contact.opening_hours_da = "Monday 9–15", "Mandag kl. 9–15"
    contact.save()

    assert "Monday 9–15" in client.get("/en/").content.decode()
    assert "Mandag kl. 9–15" in client.get("/da/").content.decode()


def test_profiles_elsewhere_are_listed_where_there_are_any() -> None:
    contact = ContactSettings(linkedin="https://www.linkedin.com/company/ankomst")

    assert contact.elsewhere == [("LinkedIn", "https://www.linkedin.com/company/ankomst")]


@pytest.mark.parametrize(
    "link",
    [
        {},
        {"address": "/events/", "text_en": "Events"},
        {"address": "ftp://files/", "text_en": "Files", "text_da": "Filer"},
    ],
)
def test_a_menu_refuses_links_that_would_be_incomplete(link: dict) -> None:
    block = NavigationLinkBlock()

    with pytest.raises(ValidationError):
        block.clean(block.normalize(link))


@pytest.fixture
def due(guide: StandardPage, editor: User) -> StandardPage:
    guide.review_on = timezone.localdate() - timedelta(days=1)
    guide.save()
    return guide


def test_a_page_due_for_review_is_on_the_editors_front_page(
    desk_of_editor: Client, due: StandardPage
) -> None:
    html = desk_of_editor.get("/admin/").content.decode()

    assert "Due for review" in html
    assert f"/admin/pages/{due.pk}/edit/" in html


def test_ones_own_pages_come_first(
    desk_of_editor: Client, due: StandardPage, editor: User, add_page: AddPage
) -> None:
    mine = add_page("Mine", review_on=timezone.localdate(), review_by=editor)

    html = desk_of_editor.get("/admin/").content.decode()

    assert html.index(f"/admin/pages/{mine.pk}/edit/") < html.index(f"/admin/pages/{due.pk}/edit/")
    assert "<b>You</b>" in html


def test_only_what_readers_see_is_due(due: StandardPage, add_page: AddPage) -> None:
    today = timezone.localdate()
    add_page("Tomorrow", review_on=today + timedelta(days=1))
    add_page("A draft", review_on=today, live=False)

    assert list(StandardPage.objects.due_for_review()) == [due]


def test_only_who_may_change_a_page_can_be_asked_to_review_it(editor: User) -> None:
    person("polly", Role.PLANNER)
    field = StandardPage._meta.get_field("review_by")

    asked = User.objects.complex_filter(field.get_limit_choices_to())

    assert list(asked) == [editor]


def test_a_list_of_steps_begins_with_as_many_as_it_must_have() -> None:
    assert len(StepsBlock().get_default()) == 2
