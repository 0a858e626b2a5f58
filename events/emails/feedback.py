"""The mail that asks how it was."""

from events.emails.sign_up import organiser_address
from events.models import Attendee
from outbox.letters import Letter, mail


@mail("events.how_was_it")
def how_was_it(pk: int) -> Letter | None:
    """Thank you for coming; two questions, answered once."""
    people = Attendee.objects.select_related(
        "session__event__organiser", "session__event__centre"
    ).filter(feedback=None)
    one = people.filter(pk=pk).first()
    if one is None or not one.email:
        return None
    event = one.session.event
    context = {"attendee": one, "event": event, "session": one.session}
    return Letter(
        one.email,
        one.language,
        "events/how_was_it",
        context,
        reply_to=organiser_address(event),
    )
