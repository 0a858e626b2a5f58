"""Fill a new site with its first pages and rules."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from guidance import seed
from guidance.models import PlanStep, Step
from guidance.seed.plan import load_plan
from home import demo_content


class Command(BaseCommand):
    help = "Adds the guides, the rules and the employers' plan to begin with; no people, no events."

    @transaction.atomic
    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        """What is there stays as it is: the pages, and rules as soon as there is one."""
        if not Step.objects.exists():
            seed.load()
        if not PlanStep.objects.exists():
            load_plan()
        demo_content.load()
        if verbosity:
            self.stdout.write(
                "The pages are there, in English and Danish. Names, addresses and telephone "
                "numbers in them are made up: change them before you open the site."
            )
