"""Fill the demo database."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home import demo


class Command(BaseCommand):
    help = "Fills the database with the demo's centres, sessions, people and companies."

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not a demo (setting DEMO); nothing was changed.")
        try:
            demo.load()
        except demo.NotADemo as error:
            raise CommandError(
                "There are other people in this database. The demo is only for an empty one: "
                "choose another with DATABASE_URL, or throw the demo's away with `make clean`."
            ) from error
        if verbosity:
            self._say()

    def _say(self) -> None:
        self.stdout.write(f"\nSign in with the password {demo.PASSWORD} as")
        for name, first, last, roles in demo.PERSONAS:
            work = ", ".join(str(role.label) for role in roles)
            self.stdout.write(f"  {name}@{demo.DOMAIN:<18} {first} {last}  {work}")
