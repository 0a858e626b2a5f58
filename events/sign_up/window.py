"""Whether one can sign up now, and if not, why and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.booking import NotBookable
from events.models import Event, Session, SignUp


class Stage(models.TextChoices):
    """Where a session stands for somebody who wants to come."""

    OPEN = "open"
    NOT_YET = "not_yet"
    CLOSED = "closed"
    NOT_NEEDED = "not_needed"
    ELSEWHERE = "elsewhere"
    CANCELLED = "cancelled"
    OVER = "over"
    ATTENDEES = "attendees"


@dataclass(frozen=True)
class Window:
    stage: Stage
    opens: datetime | None
    closes: datetime

    @property
    def is_open(self) -> bool:
        return self.stage == Stage.OPEN

    @property
    def words(self) -> str:
        """Why nobody can sign up here now; empty while it is open."""
        opens = date_format(timezone.localtime(self.opens), "LONG_DATETIME") if self.opens else ""
        words = {
            Stage.NOT_YET: _("Sign-up opens on %(when)s.") % {"when": opens},
            Stage.CLOSED: _("Sign-up has closed. Perhaps another date suits you."),
            Stage.NOT_NEEDED: _("No sign-up needed: just come."),
            Stage.ELSEWHERE: _("You sign up on the organiser's own site."),
            Stage.CANCELLED: _("This date is cancelled. Perhaps another date suits you."),
            Stage.OVER: _("This date has passed. Perhaps a later one suits you."),
            Stage.ATTENDEES: _(
                "Only those who were at the meeting before can pick a time. The link is in the "
                "mail that they get after it."
            ),
        }
        return words.get(self.stage, "")


def window(
    event: Event, session: Session, now: datetime | None = None, *, attended: bool = False
) -> Window:
    """When one can sign up for this session, and where that stands now. No queries.

    ``attended``: for somebody whom the talks are for: who was at the meeting that they follow.
    """
    now = now or timezone.now()
    opens = session.starts - timedelta(days=event.opens_days) if event.opens_days else None
    closes = session.starts - timedelta(hours=event.closes_hours)
    stage = _stage(event, session, now, opens, closes)
    if stage in (Stage.OPEN, Stage.NOT_YET) and event.is_for_some and not attended:
        stage = Stage.ATTENDEES
    return Window(stage, opens, closes)


def _stage(
    event: Event, session: Session, now: datetime, opens: datetime | None, closes: datetime
) -> Stage:
    if session.state == Session.State.CANCELLED:
        return Stage.CANCELLED
    if now >= session.starts:
        return Stage.OVER
    if event.sign_up == SignUp.NOT_NEEDED:
        return Stage.NOT_NEEDED
    if event.sign_up == SignUp.ELSEWHERE:
        return Stage.ELSEWHERE
    if opens and now < opens:
        return Stage.NOT_YET
    return Stage.OPEN if now < closes else Stage.CLOSED


def check_window(event: Event, session: Session, *, attended: bool = False) -> None:
    """Raises NotBookable with the words for the visitor."""
    found = window(event, session, attended=attended)
    if not found.is_open:
        raise NotBookable(found.words)
