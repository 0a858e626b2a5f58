"""How it was, from those who were there."""

from django.db import IntegrityError, transaction

from events.models import Attendee, Feedback


def give_feedback(
    attendee: Attendee, *, stars: int, settled: bool | None = None, text: str = ""
) -> Feedback:
    """Once for each person and date; the first answer stands."""
    answer = {"session": attendee.session, "stars": stars, "settled": settled, "text": text}
    try:
        with transaction.atomic():
            return Feedback.objects.get_or_create(attendee=attendee, defaults=answer)[0]
    except IntegrityError:
        return Feedback.objects.get(attendee=attendee)
