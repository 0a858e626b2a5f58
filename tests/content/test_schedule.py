"""Pages that appear and go on the day that an editor has set."""

from datetime import timedelta

from django.utils import timezone

from content.models import StandardPage
from outbox.clock import tick


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
