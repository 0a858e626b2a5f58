"""Begin the list of skills of a new site."""

from typing import Any

from django.core.management.base import BaseCommand

from careers.profile import skill_list


class Command(BaseCommand):
    help = "Puts our skills on the list; what advisers have changed on it stays. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{skill_list.load()} skills are new.")
