"""Who wants to come, before they are attendees: as it is kept on a hold or in the line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from events.booking import Person
from events.models import Quota, Session


@dataclass(frozen=True)
class Guest:
    """One of a party; without a given name she is to be named later."""

    given_name: str = ""
    family_name: str = ""
    email: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True)
class Party:
    """The first of the people signs up for all of them; ``answers`` are by question id."""

    people: tuple[Guest, ...]
    language: str = "en"
    municipality: str = ""  # code; asked where an event is for residents
    topic: str = ""  # what a personal talk is to be about
    answers: Mapping[int, str] = field(default_factory=dict, hash=False)

    @property
    def contact(self) -> Guest:
        return self.people[0]

    @property
    def size(self) -> int:
        return len(self.people)

    def as_json(self) -> dict[str, Any]:
        answers = {str(pk): value for pk, value in self.answers.items()}
        return asdict(self) | {"people": [asdict(one) for one in self.people], "answers": answers}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Party":
        return cls(
            people=tuple(Guest(**one) for one in kept["people"]),
            language=kept["language"],
            municipality=kept["municipality"],
            topic=kept.get("topic", ""),
            answers={int(pk): value for pk, value in kept["answers"].items()},
        )

    def persons(self, quotas: Iterable[Quota]) -> list[Person]:
        """Everybody at each of these sessions: one quota a session, since it is no registration."""
        told = {"municipality": self.municipality, "topic": self.topic}
        situation = {key: value for key, value in told.items() if value}
        return [
            Person(
                session_id=quota.session_id,
                quota_ids=(quota.pk,),
                given_name=guest.given_name,
                family_name=guest.family_name,
                email=guest.email,
                language=self.language,
                situation=situation,
                number=number,
            )
            for quota in quotas
            for number, guest in enumerate(self.people)
        ]


def quotas_of(sessions: Sequence[Session]) -> list[Quota]:
    """The seats of ordinary sessions, in the order of the sessions. No query where prefetched."""
    quotas = [quota for session in sessions for quota in session.quotas.all()]
    return [quota for quota in quotas if quota.authority_id is None]
