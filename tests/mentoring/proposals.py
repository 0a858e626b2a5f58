"""A proposal that both have been sent, and what tests ask of mail: all bytes of it."""

from typing import Any

from django.core import mail
from django.core.mail import EmailMessage

from mentoring.agreeing.answering import answer
from mentoring.agreeing.proposing import Proposed, propose
from mentoring.models import Match, Programme, Side
from tests.jobs import run_jobs
from tests.mentoring import people
from tests.personas import person

#: What the other side never reads before both have said yes.
HERS = (b"Novak", b"nina@", b"20112233", b"20 11 22 33")
HIS = (b"Bruun", b"bob@", b"20998877", b"20 99 88 77")


def programme(**facts: Any) -> Programme:
    usual = {"state": Programme.State.MATCHING, "coordinator": people.anybody("clara")}
    return people.open_programme(**usual | facts)


def proposal(of: Programme | None = None) -> Match:
    """Nina Novak, who reads English, and Bob Bruun, who reads Danish and takes two."""
    of = of or programme()
    nina = person("nina", last_name="Novak", password=None)
    bob = person("bob", last_name="Bruun", password=None, language="da")
    union = people.partner(of, "Union")
    student = people.accepted_student(of, user=nina, phone="+45 20 11 22 33")
    mentor = people.accepted_mentor(
        of, user=bob, capacity=2, phone="+45 20 99 88 77", partner=union
    )
    return propose_to(of, student.pk, mentor.pk)


def propose_to(of: Programme, student: int, mentor: int, score: int = 7_000) -> Match:
    (match,) = propose(of.pk, [Proposed(student, mentor, score)], None)
    return match


def both_say_yes(match: Match) -> Match:
    answer(match.pk, Side.STUDENT, True)
    return answer(match.pk, Side.MENTOR, True)


def mails() -> list[EmailMessage]:
    """What goes out now; earlier mail is forgotten."""
    mail.outbox.clear()
    run_jobs()
    return list(mail.outbox)


def to(letters: list[EmailMessage], name: str) -> list[EmailMessage]:
    return [letter for letter in letters if letter.to == [f"{name}@ankomst.example"]]


def raw(letter: EmailMessage) -> bytes:
    """Headers but the receiver's, and every part as it is read."""
    message = letter.message()
    heads = "".join(f"{key}: {value}" for key, value in message.items() if key != "To")
    parts = [part.get_payload(decode=True) or b"" for part in message.walk()]
    return heads.encode() + b"".join(parts)
