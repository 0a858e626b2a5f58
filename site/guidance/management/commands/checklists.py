"""Write docs/checklists.md anew from the seeded rules, for review by eye."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from guidance.bench.table import markdown
from guidance.seed.rows import LOOKED_AT


class Command(BaseCommand):
    help = "Write docs/checklists.md: every checklist of the rules in this database, as a table."

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "checklists.md"
        path.write_text(markdown(LOOKED_AT), encoding="utf-8")
        self.stdout.write(self.style.SUCCESS(f"{path} is written."))
