"""A question, by the use case, for the tests that are about what becomes of it."""

import time
from typing import Any
from unittest.mock import patch

from asking.first_rows import other_topic
from asking.forms import ask as form
from asking.models import Question, Responsibility, Team, Topic
from asking.sending import Asked, ask
from tests.jobs import run_jobs

WORDS = "Where do I find my tax card?"
EMAIL = "reader@quillfeather.example"


def asked(text: str = WORDS, **facts: Any) -> Question:
    topic = facts.pop("topic", None) or other_topic()
    return ask(Asked(topic, text, **{"email": EMAIL, "language": "en"} | facts))


def team(name: str, *members: Any, **facts: Any) -> Team:
    address = f"{name.lower().replace(' ', '.')}@ankomst.example"
    made = Team.objects.create(
        **{"name_en": name, "name_da": name, "email": address, "language": "en"} | facts
    )
    made.members.add(*members)
    return made


def topic(key: str, **facts: Any) -> Topic:
    made: Topic = Topic.objects.create(
        **{"key": key, "name_en": key.capitalize(), "name_da": key.capitalize()} | facts
    )
    return made


def rule(about: Topic | None, of: Team, **facts: Any) -> Responsibility:
    made: Responsibility = Responsibility.objects.create(topic=about, team=of, **facts)
    return made


def filled(**typed: str) -> dict[str, str]:
    """The form as a person sends it, who took ten seconds for it and has seen what is suggested."""
    shown = time.time() - 10
    with patch.object(time, "time", lambda: shown):
        stamps = form.stamps()
    return {"text": WORDS, "topic": "other", "email": EMAIL, "looked": "1", **stamps} | typed


def told(mailbox: list[Any]) -> list[str]:
    """To whom what was written since, in the order of sending."""
    run_jobs()
    found = [f"{letter.to[0].partition('@')[0]}: {letter.subject}" for letter in mailbox]
    mailbox.clear()
    return found
