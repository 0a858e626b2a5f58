"""The demo's questions, in every state, asked and answered by the use cases; safe to run again."""

from datetime import date

from asking.demo import questions, setup
from asking.demo.setup import People

__all__ = ["People", "load"]


def load(today: date, people: People) -> None:
    """After the rules, the pages and the people."""
    setup.load(people)
    questions.load(today, people)
