"""To the companies that have a stand."""

from events.emails.sign_up import organiser_address
from events.models import Stand
from outbox.letters import Letter, mail


@mail("events.stand_invited")
def stand_invited(pk: int) -> Letter | None:
    """Your stand: what visitors read, your sign, and how visitors share with you.

    None where the stand is gone, or has no contact person any more.
    """
    stands = Stand.objects.select_related("event__venue", "event__centre", "event__organiser")
    stand = stands.filter(pk=pk).first()
    if stand is None or not stand.contact_email:
        return None
    event = stand.event
    context = {"stand": stand, "event": event, "sessions": list(event.sessions.upcoming())}
    return Letter(
        stand.contact_email,
        stand.language,
        "events/stand_invited",
        context,
        reply_to=organiser_address(event),
    )
