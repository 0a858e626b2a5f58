"""Pages that appear and go on the day that an editor has set."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from content.models import StandardPage
from home.models import HomePage
from outbox.clock import tick
from tests.content.conftest import AddPage


def an_hour_ago():
    return timezone.now() - timedelta(hours=1)


def test_the_clock_publishes_a_page_whose_day_has_come(guide: StandardPage) -> None:
    guide.title = "New rules"
    guide.save_revision(approved_go_live_at=an_hour_ago())

    tick()

    guide.refresh_from_db()
    assert guide.title == "New rules"


def test_the_clock_takes_a_page_off_when_its_day_is_over(guide: StandardPage) -> None:
    StandardPage.objects.filter(pk=guide.pk).update(expire_at=an_hour_ago())

    tick()

    guide.refresh_from_db()
    assert not guide.live


@pytest.fixture
def mirrored(add_page: AddPage, danish: HomePage) -> StandardPage:
    """A page that was never on the site, and its Danish mirror."""
    page = add_page("Later", live=False)
    page.copy_for_translation(danish.locale, alias=True)
    return page


def test_of_a_scheduled_page_no_mirror_is_there_before_the_day(mirrored: StandardPage) -> None:
    mirrored.go_live_at = timezone.now() + timedelta(days=1)

    mirrored.save_revision().publish()

    assert not mirrored.aliases.get().live


def test_on_the_day_the_mirror_appears_with_its_page(mirrored: StandardPage) -> None:
    mirrored.save_revision(approved_go_live_at=an_hour_ago())

    tick()

    assert Page.objects.get(pk=mirrored.pk).live
    assert mirrored.aliases.get().live
