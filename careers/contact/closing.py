"""What happens to requests by the clock: one reminder, and the end."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from careers.emails import contact as emails
from careers.models import ContactRequest
from outbox.mail import post

REMIND_BEFORE = timedelta(days=4)  # of the end; ten days after she was asked

State = ContactRequest.State
UNTOLD = (State.OPEN, State.NO, State.EXPIRED)  # expired early: asked again under another handle


def close_overdue() -> int:
    """Tell the companies whose requests have run out, and how many there were.

    A no and no answer are told by the same mail in the same round, so that neither the words nor
    the moment tell them apart.
    """
    ran_out = ContactRequest.objects.filter(expires_at__lte=timezone.now())
    untold = ran_out.filter(state__in=UNTOLD, told_at=None, taken_back_at=None)
    return sum(_close(pk) for pk in untold.order_by("expires_at").values_list("pk", flat=True))


@transaction.atomic
def _close(pk: int) -> bool:
    request = ContactRequest.objects.locked(pk)
    if request.told_at is not None or request.state not in UNTOLD:
        return False
    if request.state == State.OPEN:
        request.state = State.EXPIRED
    request.told_at = timezone.now()
    request.save(update_fields=["state", "told_at"])
    post(emails.contact_closed, pk, key=f"careers.contact_closed/{pk}")
    return True


def remind() -> int:
    """Remind everybody once who has not answered; answers how many."""
    now = timezone.now()
    due = ContactRequest.objects.open().filter(
        reminded_at=None, expires_at__gt=now, expires_at__lte=now + REMIND_BEFORE
    )
    return sum(_remind(pk) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int) -> bool:
    request = ContactRequest.objects.locked(pk)
    if request.reminded_at is not None or request.state != State.OPEN:
        return False
    request.reminded_at = timezone.now()
    request.save(update_fields=["reminded_at"])
    post(emails.contact_reminder, pk, key=f"careers.contact_reminder/{pk}")
    return True
