"""Who has signed up, alone and with others; who waits; what people say of what is over."""

from collections.abc import Mapping

from events.booking import cancel, remove_person
from events.models import Attendee, Booking, Event, Question, Session
from events.sign_up.feedback import give_feedback
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from events.sign_up.waiting import join

SPOUSE = Guest("Alice", "Almeida", "spouse@ankomst.example")
NEW_COMPANY = Guest("Nina", "Nygaard", "newhr@ankomst.example")
STUDENT = Guest("Kofi", "Mensah", "student@ankomst.example")
IN_LINE = (
    (Guest("Hana", "Sato", "hana.sato@visitors.example"), 1),
    (Guest("Lars", "Dubois", "lars.dubois@visitors.example"), 2),
    (Guest("Amara", "Okafor", "amara.okafor@visitors.example"), 1),
    (Guest("Mateo", "Rossi", "mateo.rossi@visitors.example"), 3),
    (STUDENT, 1),
)
# Stars, whether questions were answered, and a sentence.
SAID = (
    (5, True, "I came alone and left with four telephone numbers."),
    (4, True, "Good speakers. It was hard to hear at the back."),
    (5, None, ""),
    (3, False, "I still do not know who to ask about my daughter's school."),
    (4, True, ""),
    (5, True, "Thank you for the children's corner!"),
    (2, False, "Too much about tax, too little about housing."),
)


def load() -> None:
    if Booking.objects.filter(kind=Booking.Kind.SIGN_UP).exists():
        return
    _parties()
    _line(_next("finding-a-home"))
    _said("autumn-reception")


def _parties() -> None:
    """Signed up with names and without, for one evening and for a course; one not confirmed."""
    play = Guest("Tomás", "Almeida")
    _come("saturday-play", SPOUSE, play, Guest("Lúcia", "Almeida"), Guest())
    _come("danish-tax-for-newcomers", SPOUSE, Guest("Diogo", "Almeida", "diogo@visitors.example"))
    _come("danish-from-scratch", STUDENT)
    _come("first-payslip-online", SPOUSE)
    _come("board-games", STUDENT, Guest(), Guest())
    _come("international-dinner", Guest("Priya", "Nair", "priya.nair@visitors.example"))
    _come("keep-your-people", NEW_COMPANY, Guest("Oskar", "Lind"))
    gone = _come("danish-workplace", Guest("Jonas", "Weber", "jonas.weber@visitors.example"))
    if gone:
        cancel(gone, reason="by the personal link")
    _hold("starting-a-business", Guest("Elif", "Kaya", "elif.kaya@visitors.example"), Guest("Can"))


def _next(slug: str) -> list[Session]:
    """What is signed up for: the next date, or all meetings of a course."""
    sessions = list(Session.objects.upcoming().filter(event__slug=slug).select_related("event"))
    whole = bool(sessions) and sessions[0].event.kind == Event.Kind.COURSE
    return sessions if whole else sessions[:1]


def _hold(slug: str, *people: Guest) -> Booking | None:
    sessions = _next(slug)
    if not sessions:
        return None
    event = sessions[0].event
    party = Party(people=people, answers=_answers(event))
    return sign_up(event=event, sessions=sessions, party=party)


def _come(slug: str, *people: Guest) -> Booking | None:
    held = _hold(slug, *people)
    return confirm_sign_up(held) if held else None


def _answers(event: Event) -> Mapping[int, str]:
    kinds = Question.Kind
    return {
        each.pk: {
            kinds.TEXT: "No nuts, please",
            kinds.YES_NO: "yes",
            kinds.CHOICE: (each.options_en or [""])[0],
        }[kinds(each.kind)]
        for each in event.questions.filter(asked=True)
    }


def _line(sessions: list[Session]) -> None:
    """Everybody finds it full; then one seat comes free, and is offered to the first in line."""
    for guest, seats in IN_LINE:
        party = Party(people=(guest, *[Guest()] * (seats - 1)))
        join(event=sessions[0].event, sessions=sessions, party=party)
    first = sessions[0].attendees.expected().order_by("pk").first()
    if first:
        remove_person(first, reason="in the demo")


def _said(slug: str) -> None:
    came = Attendee.objects.came().filter(session__event__slug=slug).order_by("pk")
    for attendee, (stars, settled, text) in zip(came, SAID, strict=False):
        give_feedback(attendee, stars=stars, settled=settled, text=text)
