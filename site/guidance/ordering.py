"""Putting things in order when some must wait for others."""

from collections.abc import Callable, Collection, Mapping
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from typing import TypeVar

Key = TypeVar("Key", bound=int)


def in_order(waits_for: Mapping[Key, Collection[Key]], place: Callable[[Key], int]) -> list[Key]:
    """Everything after what it waits for, and otherwise the smallest ``place`` first.

    What waits in a circle cannot be ordered and comes last, by place: a page still shows it, and
    ``guidance.checks`` says so to those who can put it right.
    """
    waiting = {key: set(others) & waits_for.keys() for key, others in waits_for.items()}
    ready: list[tuple[int, Key]] = []
    ordered: list[Key] = []
    while waiting or ready:
        free = [key for key, others in waiting.items() if not others]
        for key in free:
            del waiting[key]
            heappush(ready, (place(key), key))
        if not ready:
            return ordered + sorted(waiting, key=place)
        _, done = heappop(ready)
        ordered.append(done)
        for others in waiting.values():
            others.discard(done)
    return ordered


def circle(waits_for: Mapping[Key, Collection[Key]]) -> list[Key]:
    """One circle of keys that wait for each other, the first again at the end; or nothing."""
    try:
        TopologicalSorter(waits_for).prepare()
    except CycleError as error:
        found: list[Key] = error.args[1]
        return found[::-1]
    return []
