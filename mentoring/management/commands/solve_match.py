"""Match an instance that is given as JSON."""

import json
import sys
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mentoring.matching import (
    BadInstance,
    Infeasible,
    Instance,
    Result,
    match_staged,
    match_total,
    read_instance,
)
from mentoring.matching.proof import is_proven

AIMS = {"staged": match_staged, "total": match_total}


class Command(BaseCommand):
    help = "Pairs the students and mentors of a JSON file, and prints the result as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the instance; - for standard input")

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        data = _read(file)
        try:
            instance = read_instance(data)
            match = AIMS[data.get("objective", "staged")]
        except (BadInstance, KeyError, TypeError) as error:
            raise CommandError(f"Not an instance: {error}") from error
        began = time.process_time()
        try:
            result = match(instance)
        except Infeasible as error:
            self.stdout.write(json.dumps({"infeasible": error.reasons}, ensure_ascii=False))
            return
        answer = _told(instance, result) | {"seconds": round(time.process_time() - began, 4)}
        self.stdout.write(json.dumps(answer, ensure_ascii=False))


def _read(file: str) -> Any:
    try:
        return json.loads(sys.stdin.read() if file == "-" else Path(file).read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CommandError(f"{file} cannot be read as JSON: {error}") from error


def _told(instance: Instance, result: Result) -> dict[str, Any]:
    students, mentors = instance.students, instance.mentors
    return {
        "pairs": [[students[student], mentors[mentor]] for student, mentor in result.pairs],
        "unmatched": [students[student] for student in result.unmatched],
        "matched": len(result.pairs),
        "worst": result.worst,
        "total": result.total,
        "optimal": is_proven(instance, result),
    }
