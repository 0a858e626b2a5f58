"""Fill a new site with its first pages and rules."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from guidance import seed
from home import demo_content


class Command(BaseCommand):
    help = "Adds the guides, the rules and the employers' plan to begin with; no people, no events."

    @transaction.atomic
    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        """Pages that are there stay as they are; rows of rules go back to what the files say."""
        seed.load()
        demo_content.load()
        if verbosity:
            self.stdout.write(
                "The pages are there, in English and Danish. Names, addresses and telephone "
                "numbers in them are made up: change them before you open the site."
            )
