"""What the site would say of a file that somebody uploads as her CV."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from careers.cv_files import check
from careers.cv_files.limits import FILE


class Command(BaseCommand):
    help = (
        "Checks a file as if somebody had uploaded it as her CV, and prints the verdict as JSON: "
        "accepted, code, message, pages, text."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        told = "As the browser says it; it decides nothing, for it may be anything."
        parser.add_argument("--name", default="", help=told)
        parser.add_argument("--type", default="", help=told)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with file.open("rb") as opened:
                data = opened.read(FILE + 1)
        except OSError as error:
            raise CommandError(f"Cannot read {file}: {error.strerror}") from error
        self.stdout.write(json.dumps(check(data).as_json(), ensure_ascii=False))
