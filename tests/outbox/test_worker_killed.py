"""A worker that is killed in the middle: everybody has exactly one mail all the same."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from accounts.emails import welcome
from accounts.models import User
from outbox.mail import post_many
from outbox.models import Message, SentMail
from tests.programs import Programs
from tests.workers import kill_in_the_middle, worker

PEOPLE = 200


@pytest.fixture
def people(transactional_db: None) -> list[User]:
    users = [User(email=f"p{number}@example.com") for number in range(PEOPLE)]
    return User.objects.bulk_create(users)


def everybody_has_one(people: list[User]) -> bool:
    receivers = Counter(SentMail.objects.values_list("to", flat=True))
    return receivers == Counter(user.email for user in people)


def all_sent() -> bool:
    return not Message.objects.filter(sent_at=None).exists()


@pytest.mark.race
def test_everybody_has_exactly_one_mail_when_the_worker_is_killed_in_the_middle(
    people: list[User], programs: Programs, tmp_path: Path
) -> None:
    post_many(welcome, [user.pk for user in people])

    kill_in_the_middle(programs, tmp_path / "killed", SentMail.objects.count, of=PEOPLE)
    with worker(programs, tmp_path / "again") as again:
        again.wait_until(all_sent)

    assert everybody_has_one(people)


@pytest.mark.race
def test_several_workers_send_everybody_exactly_one_mail(
    people: list[User], programs: Programs, tmp_path: Path
) -> None:
    post_many(welcome, [user.pk for user in people])

    with worker(programs, tmp_path / "one") as one, worker(programs, tmp_path / "two"):
        one.wait_until(all_sent)

    assert everybody_has_one(people)


@pytest.mark.race
def test_the_worker_is_started_by_its_command(people: list[User], database_url: str) -> None:
    post_many(welcome, [people[0].pk])
    demo = {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "config.settings.dev"}

    command = [sys.executable, "manage.py", "work", "--once"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=os.environ | demo, check=True)

    assert SentMail.objects.get().to == people[0].email
