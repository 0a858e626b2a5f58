"""Every block that editors build pages from."""

import pytest
from django.template.loader import get_template
from django.test import Client
from django.utils.translation import override
from wagtail import blocks
from wagtail.admin.icons import get_icons
from wagtail.images.tests.utils import get_test_image_file

from accounts.models import User
from content.blocks import BodyBlocks
from content.blocks.links import LinkBlock, OptionalLinkBlock
from content.models import Image, StandardPage

BODY = BodyBlocks()
NAMES = list(BODY.child_blocks)


def render(block: blocks.Block, value: object) -> str:
    return block.render(value, {"request": None})


@pytest.fixture(scope="module")
def _painted(module_db: None) -> Image:
    return Image.objects.create(title="A door", file=get_test_image_file(size=(1600, 1200)))


@pytest.fixture
def picture(_painted: Image, db: None) -> Image:
    return Image.objects.get(pk=_painted.pk)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "da"])
def test_each_block_renders_what_its_preview_shows(
    name: str, language: str, picture: Image
) -> None:
    block = BODY.child_blocks[name]

    with override(language):
        shown = render(block, block.get_preview_value())

    assert words_of(block.get_preview_value()) in shown


def test_pictures_wait_until_they_are_seen(picture: Image) -> None:
    block = BODY.child_blocks["picture"]

    shown = render(block, block.get_preview_value())

    assert 'loading="lazy"' in shown
    assert 'width="480"' in shown
    assert [f"{width}w" in shown for width in (480, 800, 1200)] == [True] * 3


def test_a_picture_that_was_deleted_leaves_nothing(db: None) -> None:
    block = BODY.child_blocks["picture"]

    assert render(block, block.normalize({"image": None, "caption": "Gone"})).strip() == ""


def words_of(value: object) -> str:
    """The first words of a value, whatever its shape."""
    if isinstance(value, blocks.list_block.ListValue):
        return words_of(value[0])
    if isinstance(value, blocks.StructValue):
        texts = [part for part in value.values() if isinstance(part, str) and " " in part]
        return texts[0] if texts else value.words
    return str(getattr(value, "source", value))[3:40]


@pytest.mark.parametrize("name", NAMES)
def test_each_block_can_be_previewed_in_the_admin(name: str, client: Client, admin: User) -> None:
    client.force_login(admin)
    block = StandardPage.body.field.stream_block.child_blocks[name]

    response = client.get("/admin/block-preview/", {"id": block.definition_prefix})

    assert response.status_code == 200
    assert "css/blocks.css" in response.content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_each_block_has_an_icon_words_and_a_template_of_its_name(name: str) -> None:
    block = BODY.child_blocks[name]

    assert f"icon-{block.meta.icon}" in get_icons()
    assert block.get_description()
    assert block.meta.template == f"components/streamfield/blocks/{name}_block.html"
    assert get_template(block.meta.template)


def test_what_an_editor_types_is_shown_as_text(db: None) -> None:
    block = BODY.child_blocks["quote"]

    shown = render(block, block.normalize({"quote": "<script>1</script>", "name": "A & B"}))

    assert "<script>" not in shown
    assert "A &amp; B" in shown


def test_a_link_goes_to_a_page_or_to_an_address_but_not_to_both(guide: StandardPage) -> None:
    link = LinkBlock()
    both = link.normalize({"text": "Go", "page": guide, "address": "/events/"})
    neither = link.normalize({"text": "Go"})

    with pytest.raises(blocks.StructBlockValidationError):
        link.clean(both)
    with pytest.raises(blocks.StructBlockValidationError):
        link.clean(neither)


def test_an_optional_link_may_be_left_empty(db: None) -> None:
    link = OptionalLinkBlock()

    assert link.clean(link.normalize({"text": ""}))["text"] == ""


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example/", "/\\evil", "events"])
def test_a_link_cannot_lead_astray(address: str, db: None) -> None:
    link = LinkBlock()

    with pytest.raises(blocks.StructBlockValidationError):
        link.clean(link.normalize({"text": "Go", "address": address}))


def test_a_place_on_the_site_is_linked_in_the_readers_language() -> None:
    link = LinkBlock().normalize({"text": "Go", "address": "/events/"})

    with override("da"):
        assert link.href == "/da/events/"


def test_a_chosen_page_is_linked_in_the_readers_language(
    guide: StandardPage, danish_guide: StandardPage
) -> None:
    link = LinkBlock().normalize({"text": "Go", "page": guide})

    with override("da"):
        assert link.href == danish_guide.url


def test_a_page_that_is_no_longer_published_is_not_linked(guide: StandardPage) -> None:
    guide.unpublish()
    cards = BODY.child_blocks["cards"]

    shown = render(cards, cards.normalize([{"title": "Home", "page": guide}]))

    assert "Home" not in shown


def test_two_headings_cannot_say_the_same() -> None:
    body = BODY.normalize([("heading", "Where"), ("heading", "where?")])

    with pytest.raises(blocks.stream_block.StreamBlockValidationError):
        BODY.clean(body)


def test_headings_inside_blocks_skip_no_level() -> None:
    steps = ("steps", [{"title": "Register", "text": "<p>Bring your lease.</p>"}])
    body = BODY.normalize([steps, ("heading", "Later"), steps])

    shown = render(BODY, body)

    assert shown.index("<h2>Register</h2>") < shown.index("<h3>Register</h3>")
