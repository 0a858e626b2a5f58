"""How one comes to the CV bank: from the menus, from a search engine."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User

pytestmark = pytest.mark.django_db

ENTRANCES = ("candidates:search", "cv:start", "jobs:index")


def test_a_stranger_finds_the_entrances_in_the_menus_and_search_engines_in_the_sitemap(
    client: Client,
):
    front = client.get("/en/").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()

    for address in map(reverse, ENTRANCES):
        page = client.get(address)
        assert f'href="{address}"' in front
        for language in ("en", "da"):
            assert (
                f"<loc>http://testserver{address.replace('/en/', f'/{language}/')}</loc>" in sitemap
            )
        assert "noindex" not in page.content.decode() + page.headers.get("X-Robots-Tag", "")
        assert "og:url" in page.content.decode()


def test_the_sitemap_has_nothing_else_of_the_cv_bank(client: Client):
    sitemap = client.get("/sitemap.xml").content.decode()

    assert sitemap.count("<loc>http://testserver/en/cv/") == 1
    assert sitemap.count("<loc>http://testserver/en/candidates/") == 1


def test_what_somebody_who_has_signed_in_reads_there_is_for_no_search_engine(
    client: Client, stranger: User
):
    client.force_login(stranger)

    page = client.get(reverse("cv:start"))

    assert 'content="noindex' in page.content.decode()
    assert "no-store" in page["Cache-Control"]
