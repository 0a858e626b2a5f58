"""What the clock does for pages."""

from django.core.management import call_command

from content import edition, empty_searches
from outbox.clock import every


@every(minutes=5)
def publish_scheduled() -> None:
    """Pages whose day has come appear, and those whose day is over go, as set by "Set schedule"."""
    call_command("publish_scheduled", verbosity=0)


@every(minutes=1)
def gather_edition() -> None:
    """So that asking for the edition stays cheap."""
    edition.gather()


@every(minutes=24 * 60)
def forget_searches() -> None:
    empty_searches.forget()
