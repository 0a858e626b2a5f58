"""A front page in each language, instead of Wagtail's own welcome page."""

import uuid

from django.db import migrations
from django.utils import timezone

TEXTS = {
    "en": {
        "title": "Welcome",
        "slug": "home",
        "hero_title": "New here? Settle in faster.",
        "hero_text": "One place for papers, work, school and people. In English, free of charge.",
        "primary_link_text": "See what is on",
        "primary_address": "/events/",
        "secondary_link_text": "For companies",
        "secondary_address": "/company/",
    },
    "da": {
        "title": "Velkommen",
        "slug": "velkommen",
        "hero_title": "Ny i Danmark? Kom godt i gang.",
        "hero_text": "Ét sted for papirer, arbejde, skole og netværk. På dansk og engelsk, gratis.",
        "primary_link_text": "Se hvad der sker",
        "primary_address": "/events/",
        "secondary_link_text": "For virksomheder",
        "secondary_address": "/company/",
    },
}
MAIN_MENU = [
    {"address": "/company/", "text_en": "Companies", "text_da": "Virksomheder"},
    {"address": "/events/", "text_en": "Events", "text_da": "Arrangementer"},
]


def make_front_pages(apps, schema_editor):
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    english, _ = Locale.objects.get_or_create(language_code="en")
    danish, _ = Locale.objects.get_or_create(language_code="da")
    Page.objects.filter(depth=2).delete()  # the welcome page, and its Site with it
    key = uuid.uuid4()
    front_page = _front_page(apps, english, key, "00010001")
    _front_page(apps, danish, key, "00010002")
    Page.objects.filter(depth=1).update(numchild=2, locale=english)
    _site(apps, front_page)
    # What is written in English stands in the Danish tree at once, until it is translated.
    apps.get_model("wagtail_localize", "LocaleSynchronization").objects.get_or_create(
        locale=danish, defaults={"sync_from": english}
    )


def _front_page(apps, locale, key, path):
    ContentType = apps.get_model("contenttypes", "ContentType")
    kind, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    text = TEXTS[locale.language_code]
    now = timezone.now()
    return apps.get_model("home", "HomePage").objects.create(
        **text,
        draft_title=text["title"],
        url_path=f"/{text['slug']}/",
        content_type=kind,
        locale=locale,
        translation_key=key,
        path=path,
        depth=2,
        numchild=0,
        live=True,
        first_published_at=now,
        last_published_at=now,
    )


def _site(apps, front_page):
    site = apps.get_model("wagtailcore", "Site").objects.create(
        hostname="localhost", root_page_id=front_page.pk, is_default_site=True
    )
    links = [{"type": "link", "value": {"page": None, **link}} for link in MAIN_MENU]
    apps.get_model("content", "NavigationSettings").objects.create(site=site, main_links=links)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(make_front_pages, migrations.RunPython.noop)]
