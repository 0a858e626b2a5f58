"""Some time after a fair, what visitors shared and who stood there is deleted. Daily."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from events.models import Attendee, Session, Stand, StandContact


def purge_stands() -> int:
    """As long after the fair as the visitor's own page is open, so that she can take it back.

    What somebody shared who does not come after all is deleted with the next day.
    """
    since = timezone.now() - settings.RETENTION["links"].period
    due = Q(attendee__session__ends__lte=since) | Q(attendee__state=Attendee.State.CANCELLED)
    deleted = StandContact.objects.filter(due).delete()[0]
    of_fair = Session.objects.filter(event=OuterRef("event"))
    over = Stand.objects.filter(Exists(of_fair), ~Exists(of_fair.filter(ends__gt=since)))
    return deleted + over.exclude(staff_names="").update(staff_names="")
