"""Topics, teams, who answers what, and ready answers."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wagtail.models import Page

from accounts.models import User
from asking.first_rows import other_topic, team_that_catches_all
from asking.models import ReadyAnswer, Responsibility, Team, Topic, TopicPage
from guidance.models import Centre, Municipality

FILE = Path(__file__).parent / "setup.toml"


@dataclass(frozen=True)
class People:
    """Whom one can sign in as."""

    editor: User
    desk: User
    adviser: User
    coordinator: User

    def named(self, name: str) -> User | None:
        found: User | None = getattr(self, name) if name else None
        return found


def load(people: People) -> None:
    facts = tomllib.loads(FILE.read_text())
    topics = {row["key"]: _topic(row) for row in facts["topic"]} | {"other": other_topic()}
    teams = {row.pop("key"): _team(row, people) for row in facts["team"]}
    for row in facts["rule"]:
        _rule(row, topics, teams, people)
    for row in facts["answer"]:
        topic = topics.get(row.pop("topic", ""))
        ReadyAnswer.objects.get_or_create(title=row.pop("title"), defaults=row | {"topic": topic})


def _topic(row: dict[str, Any]) -> Topic:
    pages = row.pop("pages", [])
    topic: Topic = Topic.objects.get_or_create(key=row["key"], defaults=row)[0]
    for page in Page.objects.filter(url_path__in=[f"/home{path}" for path in pages]):
        TopicPage.objects.get_or_create(page=page, defaults={"topic": topic})
    return topic


def _team(row: dict[str, Any], people: People) -> Team:
    members = [people.named(name) for name in row.pop("members", [])]
    if row.pop("catches_all", False):
        team = team_that_catches_all()
        Team.objects.filter(pk=team.pk).update(**row)
    else:
        team = Team.objects.get_or_create(name_en=row["name_en"], defaults=row)[0]
    team.members.add(*[person for person in members if person])
    return team


def _rule(
    row: dict[str, Any], topics: dict[str, Topic], teams: dict[str, Team], people: People
) -> None:
    rule = Responsibility(
        topic=topics.get(row.get("topic", "")),
        centre=Centre.objects.filter(key=row.get("centre", "")).first(),
        municipality=Municipality.objects.filter(code=row.get("municipality", "")).first(),
        team=teams[row["team"]],
        person=people.named(row.get("person", "")),
    )
    if not Responsibility.objects.filter(place=rule.written_place()).exists():
        rule.save()
