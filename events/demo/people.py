"""Those who come, with names from everywhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from events.booking import Person, confirm, hold
from events.models import Session

GIVEN = (
    *("Ana", "Bruno", "Chen", "Devi", "Elif", "Farid", "Greta", "Hugo"),
    *("Ines", "Jonas", "Kira", "Liam", "Mei", "Nadia", "Omar", "Petra"),
)
FAMILY = (
    *("Almeida", "Bauer", "Costa", "Dubois", "Eriksen", "Fischer"),
    *("Garcia", "Huang", "Ivanova", "Jansen", "Kaur", "Lopez"),
)


def visitors(session: Session, number: int, *, of: Session | None = None) -> Iterator[Person]:
    """``of``: the same people as at that one."""
    quota_ids = tuple(session.quotas.values_list("pk", flat=True))
    for n in range(number):
        given, family = GIVEN[n % len(GIVEN)], FAMILY[(n * 5 + (of or session).pk) % len(FAMILY)]
        email = f"{given}.{family}.{n}@visitors.example".lower()
        yield Person(session.pk, quota_ids, given, family, email, citizenship="DE")


def book(people: Iterable[Person], organisation: str, email: str) -> None:
    """Confirmed in one go, without a mail: an organisation's own people."""
    people = list(people)
    needs: dict[int, int] = defaultdict(int)
    for person in people:
        for quota_id in person.quota_ids:
            needs[quota_id] += 1
    booking = hold(
        needs=needs, contact_name=organisation, contact_email=email, organisation=organisation
    )
    confirm(booking, people=people)
