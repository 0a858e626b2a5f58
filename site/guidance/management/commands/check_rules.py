"""Say what is wrong with the rules, in words for the editors who can put it right."""

from argparse import ArgumentParser
from datetime import date
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from guidance.checks import Problem, problems


class Command(BaseCommand):
    help = "Check the rules for circles, unreachable steps, missing texts and overdue reviews."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--on",
            type=date.fromisoformat,
            metavar="DATE",
            help="check the rules as on this day (2027-03-01); today when left out",
        )

    def handle(self, *args: Any, on: date | None, **options: Any) -> None:
        """Raise CommandError, and so exit with 1, when anything is wrong."""
        found = problems(on or timezone.localdate())
        self._show(found)
        if found:
            raise CommandError(f"{len(found)} to put right in the admin under Guidance.")
        self.stdout.write(self.style.SUCCESS("The rules are in order."))

    def _show(self, found: list[Problem]) -> None:
        for kind, group in groupby(found, key=lambda problem: problem.kind):
            self.stdout.write(self.style.WARNING(str(kind.label)))
            for problem in group:
                self.stdout.write(f"  {problem.words}")
