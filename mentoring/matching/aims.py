"""What a set of pairs reaches of each aim, to be compared with another."""

from collections.abc import Collection
from dataclasses import dataclass

from mentoring.matching.instance import Instance, Pair
from mentoring.matching.stages import BANDS


@dataclass(frozen=True)
class Aims:
    """``worst``: the lowest score of a pair, None without pairs. ``low``: how many pairs are below
    each band, lowest band first. ``total``: the sum of scores."""

    matched: int
    worst: int | None
    low: tuple[int, ...]
    total: int


def aims_of(instance: Instance, pairs: Collection[Pair], bands: tuple[int, ...] = BANDS) -> Aims:
    scores = [int(instance.scores[pair]) for pair in pairs]
    return Aims(
        matched=len(scores),
        worst=min(scores, default=None),
        low=tuple(sum(score < band for score in scores) for band in sorted(bands)),
        total=sum(scores),
    )
