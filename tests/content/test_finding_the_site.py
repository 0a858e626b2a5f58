"""What search engines, other sites and browsers without a language are told."""

from xml.etree import ElementTree

import pytest
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from content import sitemaps
from content.models import Image, StandardPage

NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
FRONT_PAGES = {"http://testserver/en/", "http://testserver/da/"}


def sitemap(client: Client) -> ElementTree.Element:
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    return ElementTree.fromstring(response.content)


def addresses(tree: ElementTree.Element) -> set[str]:
    return {place.text or "" for place in tree.findall("s:url/s:loc", NAMESPACES)}


def test_the_sitemap_lists_each_page_in_each_language(
    client: Client, guide: StandardPage, danish_guide: StandardPage
) -> None:
    tree = sitemap(client)

    assert addresses(tree) >= FRONT_PAGES
    for page in (guide, danish_guide):
        entry = next(
            url
            for url in tree.findall("s:url", NAMESPACES)
            if url.findtext("s:loc", "", NAMESPACES) == f"http://testserver{page.url}"
        )
        links = {
            link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NAMESPACES)
        }
        assert links == {
            "en": f"http://testserver{guide.url}",
            "da": f"http://testserver{danish_guide.url}",
        }


def test_the_sitemap_leaves_out_what_is_not_for_everybody(
    client: Client, guide: StandardPage, untranslated: StandardPage
) -> None:
    guide.view_restrictions.create(restriction_type="password", password="open sesame")

    listed = addresses(sitemap(client))

    assert f"http://testserver{guide.url}" not in listed
    assert f"http://testserver{untranslated.url}" not in listed


def test_other_apps_add_their_addresses(client: Client, db: None, monkeypatch) -> None:
    monkeypatch.setattr(sitemaps, "_sources", {})
    sitemaps.register("search", lambda: [sitemaps.in_every_language("/en/search/")])

    assert "http://testserver/da/search/" in addresses(sitemap(client))


def test_robots_are_kept_from_what_is_somebodys_own(client: Client, db: None) -> None:
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /en/visit/" in text
    assert "Disallow: /da/booking/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


@pytest.mark.parametrize(
    ("cookie", "header", "place"),
    [
        ("", "da, en;q=0.8", "/da/"),
        ("", "de, en;q=0.8", "/en/"),
        ("", "", "/en/"),
        ("da", "en", "/da/"),
        ("xx", "da", "/da/"),
    ],
)
def test_the_bare_address_leads_to_the_readers_language(
    client: Client, cookie: str, header: str, place: str
) -> None:
    client.cookies["django_language"] = cookie

    response = client.get("/", headers={"accept-language": header})

    assert (response.status_code, response["Location"]) == (302, place)
    assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))


def test_a_page_says_how_it_looks_when_shared(client: Client, guide: StandardPage) -> None:
    picture = Image.objects.create(
        title="A door", description="A red door", file=get_test_image_file(size=(1600, 1200))
    )
    guide.listing_image, guide.social_text = picture, "Read before you sign."
    guide.save()

    html = client.get(guide.url).content.decode()

    assert '<meta property="og:title" content="Finding a home">' in html
    assert '<meta property="og:description" content="Read before you sign.">' in html
    assert (
        '<meta property="og:url" content="http://testserver/en/newcomers/finding-a-home/">' in html
    )
    assert '<meta property="og:locale" content="en_GB">' in html
    assert '<meta property="og:image" content="http://testserver/media/images/' in html
    assert '<meta property="og:image:alt" content="A red door">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html


def test_a_page_names_its_other_language(
    client: Client, guide: StandardPage, danish_guide: StandardPage
) -> None:
    html = client.get(guide.url).content.decode()

    assert f'<link rel="canonical" href="http://testserver{guide.url}">' in html
    assert f'hreflang="da" href="http://testserver{danish_guide.url}">' in html


def test_a_view_is_the_same_page_in_all_languages(client: Client, db: None) -> None:
    html = client.get("/en/search/?q=tax").content.decode()

    assert '<link rel="canonical" href="http://testserver/en/search/">' in html
    assert 'hreflang="da" href="http://testserver/da/search/">' in html
