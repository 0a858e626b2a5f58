"""What an organiser has written to everybody who comes to the dinner, and what is still a draft."""

from accounts.models import User
from accounts.roles import Role
from events.messages.sending import Draft, send, write
from events.models import Event, EventMessage

EVENT = "international-dinner"
SENT = Draft(
    to=EventMessage.To.COMING,
    dates=EventMessage.Dates.TO_COME,
    session=None,
    subject_en="What to bring on Saturday",
    text_en=(
        "Hello {name},\n\nwe look forward to {event}: {date}.\n\n"
        "Please bring one dish that you would cook at home, enough for six. Plates and coffee "
        "are here. Write on a note what is in it, for those who cannot eat everything.\n\n"
        "Warm greetings\nthe volunteers in the kitchen"
    ),
    subject_da="Det kan du tage med på lørdag",
    text_da=(
        "Hej {name}\n\nVi glæder os til {event}: {date}.\n\n"
        "Tag en ret med, som du ville lave derhjemme, nok til seks. Tallerkener og kaffe er her. "
        "Skriv på en seddel, hvad der er i den, til dem, der ikke kan spise alt.\n\n"
        "Venlig hilsen\nde frivillige i køkkenet"
    ),
)
DRAFT = Draft(
    to=EventMessage.To.WAITING,
    dates=EventMessage.Dates.TO_COME,
    session=None,
    subject_en="There will be another dinner in spring",
    text_en="Hello {name},\n\nif no seat becomes free for you, there is a dinner in spring, too.",
)


def load() -> None:
    event = Event.objects.filter(slug=EVENT).first()
    editor = User.objects.filter(groups__name=Role.EDITOR).order_by("pk").first()
    if event is None or event.messages.exists() or not event.sessions.upcoming().exists():
        return
    send(write(event, SENT, by=editor), by=editor)
    write(event, DRAFT, by=editor)
