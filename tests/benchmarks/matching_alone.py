"""One way to match, in a process of its own, so that its memory can be told: `bench_matching`
starts it with the way and the file of an instance, and reads what it prints as JSON.
"""

import json
import pickle
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from mentoring.matching import Instance, match_staged, match_total

FORGET_PEAK = Path("/proc/self/clear_refs")


def staged(instance: Instance) -> tuple[int, int]:
    result = match_staged(instance)
    return len(result.pairs), result.total


def total(instance: Instance) -> tuple[int, int]:
    result = match_total(instance)
    return len(result.pairs), result.total


def scipy(instance: Instance) -> tuple[int, int]:
    """The dense assignment, a column for each place; it knows no quotas."""
    from scipy.optimize import linear_sum_assignment

    columns = np.repeat(np.arange(len(instance.mentors)), instance.capacity)
    scores = instance.scores[:, columns].astype(np.float64)
    scores[scores < 0] = -1e9
    rows, chosen = linear_sum_assignment(scores, maximize=True)
    reached = scores[rows, chosen]
    return int((reached >= 0).sum()), int(reached[reached >= 0].sum())


WAYS = {"staged": staged, "total": total, "scipy": scipy}


def measured(way: str, instance: Instance) -> dict[str, Any]:
    """``more``: megabytes beyond what the process had with the instance alone."""
    FORGET_PEAK.write_text("5")
    before = _memory("VmRSS")
    began = perf_counter(), process_time()
    matched, points = WAYS[way](instance)
    seconds = {"wall": perf_counter() - began[0], "cpu": process_time() - began[1]}
    return seconds | {"more": _memory("VmHWM") - before, "matched": matched, "total": points}


def _memory(what: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    (kilobytes,) = (line.split()[1] for line in lines if line.startswith(what))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    with Path(sys.argv[2]).open("rb") as file:
        instance = pickle.load(file)
    sys.stdout.write(json.dumps(measured(sys.argv[1], instance)))
