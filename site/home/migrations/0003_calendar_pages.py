"""The calendar has a page in each language: its words, and the place where events are written."""

import uuid

from django.db import migrations
from django.utils import timezone
from treebeard.numconv import NumConv

STEP = 4  # characters of a tree path, one step down
TITLES = {"en": "Events", "da": "Arrangementer"}
SLUG = "events"


def make_calendars(apps, schema_editor):
    HomePage = apps.get_model("home", "HomePage")
    key = uuid.uuid4()
    for front_page in HomePage.objects.select_related("locale"):
        if front_page.locale.language_code in TITLES:
            _calendar(apps, front_page, key)


def _calendar(apps, front_page, key):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    kind, _ = ContentType.objects.get_or_create(app_label="events", model="eventindexpage")
    title, now = TITLES[front_page.locale.language_code], timezone.now()
    apps.get_model("events", "EventIndexPage").objects.create(
        title=title,
        draft_title=title,
        slug=SLUG,
        url_path=f"{front_page.url_path}{SLUG}/",
        content_type=kind,
        locale=front_page.locale,
        translation_key=key,
        path=_free_path(Page, front_page),
        depth=front_page.depth + 1,
        numchild=0,
        live=True,
        show_in_menus=True,
        first_published_at=now,
        last_published_at=now,
    )
    Page.objects.filter(pk=front_page.pk).update(numchild=front_page.numchild + 1)


def _free_path(Page, parent):
    """After the last page below it."""
    below = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1)
    last = below.order_by("-path").values_list("path", flat=True).first()
    numbers = NumConv("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    step = numbers.str2int(last[-STEP:]) if last else 0
    return parent.path + numbers.int2str(step + 1).rjust(STEP, "0")


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_front_pages"),
        ("events", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(make_calendars, migrations.RunPython.noop)]
