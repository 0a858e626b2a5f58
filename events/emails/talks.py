"""Mails about personal talks: to who may pick one, and to the adviser who holds it."""

from django.utils import timezone, translation

from events.calendar_files import as_attachment, talk_calendar
from events.emails.sign_up import organiser_address
from events.models import Attendee, Event, Session
from outbox.letters import Letter, absolute, mail


@mail("events.talks_offered")
def talks_offered(pk: int) -> Letter | None:
    """After the meeting: here you pick a time. None for who was not there after all."""
    people = Attendee.objects.came().select_related(
        "session__event__organiser", "session__event__centre"
    )
    guest = people.filter(pk=pk).first()
    if guest is None or not guest.email:
        return None
    event = guest.session.event
    talks = Event.objects.public().filter(kind=Event.Kind.TALKS, follows=event)
    context = {"attendee": guest, "event": event, "talks": list(talks)}
    return Letter(
        guest.email,
        guest.language,
        "events/talks_offered",
        context,
        reply_to=organiser_address(event),
    )


@mail("events.talk_taken")
def talk_taken(pk: int) -> Letter | None:
    """To the adviser: who comes, and what about. None where she does not come any more."""
    people = Attendee.objects.expected().select_related("booking", *_SESSION)
    guest = people.filter(pk=pk).first()
    if guest is None or guest.session.host is None:
        return None
    return _to_host("talk_taken", guest.session, guest)


@mail("events.talk_freed")
def talk_freed(pk: int) -> Letter | None:
    """To the adviser: the time is free again, or called off. None where somebody has it by now."""
    session = (
        Session.objects.filter(pk=pk)
        .select_related("host", "event__venue", "event__centre", "event__organiser")
        .first()
    )
    if session is None or session.host is None or session.ends <= timezone.now():
        return None
    if Attendee.objects.coming().filter(session=session).exists():
        return None
    return _to_host("talk_freed", session, None)


_SESSION = (
    *("session__host", "session__event__venue"),
    *("session__event__centre", "session__event__organiser"),
)


def _to_host(template: str, session: Session, guest: Attendee | None) -> Letter:
    host = session.host
    assert host is not None  # noqa: S101 - both callers have asked
    with translation.override(host.language):
        url = absolute(session.event.get_absolute_url())
        calendar = talk_calendar(session, guest=guest, url=url)
    context = {"host": host, "session": session, "event": session.event, "attendee": guest}
    return Letter(
        host.email,
        host.language,
        f"events/{template}",
        context,
        attachments=(as_attachment(calendar),),
        reply_to=guest.email if guest else "",
    )
