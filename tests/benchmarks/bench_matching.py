"""Students and mentors matched exactly, in three sizes, and one drop-out repaired.

The largest has 20 partners with quotas that bind, and is measured in a process of its own, beside
SciPy's dense assignment of the same people, which knows no quotas.
"""

import json
import pickle
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from statistics import median
from typing import Any

import numpy as np

from mentoring.matching import Instance, Pair, Result, match_staged, match_total
from mentoring.matching.proof import is_proven
from mentoring.matching.repair import menu
from tests.benchmarks.harness import Bench, timed
from tests.benchmarks.programmes import made
from tools.console import say

Pairs = list[Pair]
WORKERS = 1  # none is asked
SMALL, MIDDLE = 0.05, 3.0  # seconds
LARGE, MEGABYTES = 10.0, 500  # CPU seconds; beyond the scores
REPAIR, DROP_OUTS = 0.1, 20  # seconds


def run(bench: Bench) -> None:
    _match(bench, "40 x 40", made(40, 40, places=1), SMALL, rounds=7)
    _match(bench, "2,000 x 1,500", made(2000, 1500, places=3), MIDDLE, rounds=3)
    large = made(10_000, 4_000, places=5, partners=20)
    _large(bench, large)
    _drop_outs(bench, large)


def _match(bench: Bench, name: str, instance: Instance, limit: float, *, rounds: int) -> None:
    for how, match in (("staged", match_staged), ("total", match_total)):
        times = bench.one_by_one(lambda match=match: match(instance), rounds=rounds)
        at_most = limit if how == "staged" else None
        bench.show_time(f"{name}, {how}, best of {rounds}", min(times.each), at_most=at_most)


def _large(bench: Bench, instance: Instance) -> None:
    name = "10,000 x 4,000 x 20"
    with tempfile.NamedTemporaryFile() as file:
        pickle.dump(instance, file, protocol=5)
        file.flush()
        staged, total, scipy = (_alone(way, file.name) for way in ("staged", "total", "scipy"))
    bench.show_time(f"{name}, staged, CPU", staged["cpu"], at_most=LARGE)
    bench.show_count(f"{name}, staged, MB", round(staged["more"]), at_most=MEGABYTES)
    bench.show_time(f"{name}, total, CPU", total["cpu"])
    bench.show_count(f"{name}, total, MB", round(total["more"]), at_most=MEGABYTES)
    bench.show_time("SciPy without quotas, CPU", scipy["cpu"])
    say(f"{'SciPy without quotas, MB':<48}{scipy['more']:8.0f}")
    for way, answer in (("staged", staged), ("total", total), ("SciPy", scipy)):
        say(f"{way:>24}: {answer['matched']:,} matched, {answer['total']:,} points")


def _alone(way: str, file: str) -> dict[str, Any]:
    program = [sys.executable, "-m", "tests.benchmarks.matching_alone", way, file]
    done = subprocess.run(program, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _drop_outs(bench: Bench, instance: Instance) -> None:
    """Each time one mentor leaves."""
    result = match_staged(instance)
    say(f"{'proven optimal':<48}{is_proven(instance, result)!s:>8}")
    say(f"{'quotas that bind, of 20':<48}{_binding(instance, result):>8}")
    mentors = sorted({mentor for _, mentor in result.pairs})
    some = [int(m) for m in np.random.default_rng(1).choice(mentors, DROP_OUTS, replace=False)]
    for name, changes, limit in (
        ("a drop-out repaired", (0,), REPAIR),
        ("the same, with 1 and 2 changes to choose", (0, 1, 2), None),
    ):
        left = [_left(instance, result, mentor) for mentor in some]
        times = [timed(lambda who=who, changes=changes: menu(*who, changes)) for who in left]
        bench.show_time(f"{name}, median", median(times), at_most=limit)
        bench.show_time(f"{name}, slowest", max(times))
    changed = sum(menu(*who, (0,))[0].changes for who in left)
    bench.show_count(f"other pairs changed for {DROP_OUTS} drop-outs", changed, at_most=0)


def _binding(instance: Instance, result: Result) -> int:
    taken = Counter(instance.partner[[mentor for _, mentor in result.pairs]].tolist())
    return sum(taken[n] in (q.lower, q.upper) for n, q in enumerate(instance.partners))


def _left(instance: Instance, result: Result, mentor: int) -> tuple[Instance, Pairs, list[int]]:
    """As it is when this mentor has left: the pairs that are kept, and who is without a mentor."""
    capacity = instance.capacity.copy()
    capacity[mentor] = 0
    kept = [pair for pair in result.pairs if pair[1] != mentor]
    orphans = [student for student, m in result.pairs if m == mentor]
    return replace(instance, capacity=capacity), kept, orphans
