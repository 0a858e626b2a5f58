"""Lighthouse as on a phone: how fast, accessible, sound and findable a page is, of 100 each."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.audits.programs import LIGHTHOUSE, node, package
from tools.audits.site import FOLDER
from tools.chromium import ARGUMENTS, chromium

SEO = "seo"
LIMITS = {"performance": 95, "accessibility": 100, "best-practices": 100, SEO: 100}
TRIES = 3  # what else the machine does makes a page slower, never faster
WITHIN = 180  # seconds


class Stumbled(Exception):
    """Lighthouse did not come to an end, which it sometimes does not; in its words."""


@dataclass(frozen=True)
class Verdict:
    scores: dict[str, int]
    missed: dict[str, list[str]]  # by category below its limit: what to mend

    @property
    def holds(self) -> bool:
        return not self.missed

    def __str__(self) -> str:
        return ", ".join(f"{name} {score}" for name, score in self.scores.items())


def look_at(url: str, name: str, *, private: bool = False) -> Verdict:
    """The best of a few looks. ``private``: not for search engines, and not asked what they ask.

    Raises Missing, and Stumbled if none came to an end.
    """
    asked = {
        category: limit for category, limit in LIMITS.items() if not private or category != SEO
    }
    verdicts: list[Verdict] = []
    for left in reversed(range(TRIES)):
        try:
            verdicts.append(_read(_report(url, FOLDER / f"lighthouse-{name}.json"), asked))
        except Stumbled:
            if not left and not verdicts:
                raise
        if verdicts and verdicts[-1].holds:
            break
    return max(verdicts, key=lambda verdict: sum(verdict.scores.values()))


def _report(url: str, report: Path) -> dict[str, Any]:
    command = [
        *(node(), package(LIGHTHOUSE), url, "--quiet", "--output=json", f"--output-path={report}"),
        *(f"--only-categories={name}" for name in LIMITS),
        "--no-enable-error-reporting",
        f"--chrome-flags=--headless=new {' '.join(ARGUMENTS)}",
    ]
    found = {"CHROME_PATH": chromium()}
    try:
        subprocess.run(
            command,
            env=os.environ | found,
            check=True,
            capture_output=True,
            text=True,
            timeout=WITHIN,
        )
    except subprocess.TimeoutExpired:
        raise Stumbled(f"nothing within {WITHIN} s") from None
    except subprocess.CalledProcessError as error:
        raise Stumbled(error.stderr.strip()[-500:]) from None
    answer: dict[str, Any] = json.loads(report.read_text())
    return answer


def _read(report: dict[str, Any], asked: dict[str, int]) -> Verdict:
    categories = report["categories"]
    scores = {name: round((categories[name]["score"] or 0) * 100) for name in asked}
    low = [name for name, score in scores.items() if score < asked[name]]
    return Verdict(scores, {name: _losses(report, name) for name in low})


def _losses(report: dict[str, Any], category: str) -> list[str]:
    audits = [
        report["audits"][ref["id"]]
        for ref in report["categories"][category]["auditRefs"]
        if ref["weight"]
    ]
    lost = [audit for audit in audits if audit["score"] is not None and audit["score"] < 0.9]
    return [f"{audit['title']} {audit.get('displayValue', '')}".strip() for audit in lost]
