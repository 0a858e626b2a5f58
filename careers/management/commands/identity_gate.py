"""The identity gate over many texts."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand

from careers.identity import Profile, check


class Command(BaseCommand):
    help = (
        'Reads JSON lines {"profile": {first_name, last_name, email, phone, address}, "text": …} '
        'and answers each with {"held": …, "findings": [{"start", "end", "kind"}]}. A line that '
        "cannot be read is held, and says why."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for line in sys.stdin:
            if line.strip():
                self.stdout.write(json.dumps(_answer(line)))


def _answer(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        return check(Profile.from_json(asked.get("profile") or {}), str(asked["text"])).as_json()
    except (ValueError, KeyError, AttributeError, RecursionError) as error:
        return {"held": True, "findings": [], "error": f"{type(error).__name__}: {error}"}
