"""Links to pages and places, in the language of the reader."""

import pytest
from django.utils.translation import override
from wagtail.rich_text import expand_db_html

from content.addresses import in_language, readers_pages
from content.models import StandardPage


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("/events/", "/da/events/"),
        ("/en/events/", "/en/events/"),
        ("/documents/1/list.pdf", "/documents/1/list.pdf"),
        ("https://www.siri.dk/", "https://www.siri.dk/"),
        ("", ""),
    ],
)
def test_only_places_under_a_language_follow_the_reader(written: str, linked: str) -> None:
    with override("da"):
        assert in_language(written) == linked


def test_a_page_without_the_readers_language_is_linked_as_it_is(guide: StandardPage) -> None:
    with override("da"):
        assert readers_pages([guide.pk])[guide.pk].pk == guide.pk


def test_a_draft_is_linked_by_its_published_translation(
    guide: StandardPage, danish_guide: StandardPage
) -> None:
    guide.unpublish()

    with override("en"):
        assert readers_pages([guide.pk])[guide.pk].pk == danish_guide.pk


def test_links_in_text_follow_the_reader_in_one_query(
    guide: StandardPage, danish_guide: StandardPage, django_assert_num_queries
) -> None:
    text = f'<a linktype="page" id="{guide.pk}">Home</a>' * 20
    guide.get_url_parts()  # the addresses of the sites are read once, and kept

    with override("da"), django_assert_num_queries(1):
        assert expand_db_html(text).count(f'href="{danish_guide.url}"') == 20
