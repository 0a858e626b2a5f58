"""Who has a stand at the job fair, and what visitors have shared there."""

from pathlib import Path
from typing import Any

from content.kept_texts import read_texts
from events.fairs import contacts
from events.fairs.sharing import Card, share, take_back
from events.fairs.stands import Facts, Words, add_stand, invite, say
from events.models import Attendee, Event, Stand
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party

FAIR = "international-job-fair"
VISITOR = Guest("Alice", "Almeida", "spouse@ankomst.example")


def load() -> None:
    fair = Event.objects.get(slug=FAIR)
    if fair.stands.exists():
        return
    texts = read_texts(Path(__file__).parent / "texts" / "stands.toml")
    stands = {each["organisation"]: _stand(fair, each) for each in texts["stands"]}
    _come(fair)
    people = Attendee.objects.coming().filter(session__event=fair).exclude(given_name="")
    visitors = [*people.order_by("-pk")[:1], *people.order_by("pk")[: len(texts["shared"]) - 1]]
    for visitor, shared in zip(visitors, texts["shared"], strict=False):
        _share(stands[shared["stand"]], visitor, shared)


def _stand(fair: Event, text: dict[str, Any]) -> Stand:
    named = ("organisation", "number", "people", "contact_name", "contact_email", "language")
    facts = {name: text[name] for name in named if name in text}
    stand = add_stand(fair, Facts(**facts, position=int(text["number"])))
    words = Words(text["en"], text["da"], text.get("website", ""), text.get("staff", []))
    return invite(say(stand, words))


def _come(fair: Event) -> None:
    """Somebody who can sign in, so that the visitor's side can be tried."""
    session = fair.sessions.upcoming().first()  # type: ignore[attr-defined]
    if session is not None:
        answers = {each.pk: each.options_en[0] for each in fair.questions.filter(asked=True)}
        party = Party(people=(VISITOR,), answers=answers)
        confirm_sign_up(sign_up(event=fair, sessions=[session], party=party))


def _share(stand: Stand, visitor: Attendee, text: dict[str, Any]) -> None:
    chosen = {name: text[name] for name in ("phone", "linkedin", "note") if name in text}
    contact = share(stand, visitor, Card(visitor.full_name, visitor.email, **chosen))
    if "remark" in text:
        contacts.note(stand, contact.pk, text["remark"])
    if text.get("taken_back"):
        take_back(stand, visitor)
