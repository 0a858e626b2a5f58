"""Pairs students with mentors as well as can be proven. Knows nothing of the database.

``Instance`` in, ``Result`` out; docs/matching.md tells how it works and why.
"""

from mentoring.matching.instance import BEST, NO_PAIR, Id, Instance, Pair, Quota
from mentoring.matching.reading import BadInstance, read_instance
from mentoring.matching.stages import (
    BANDS,
    Certificate,
    Infeasible,
    Result,
    Stage,
    match_staged,
    match_total,
)

__all__ = [
    "BANDS",
    "BEST",
    "NO_PAIR",
    "BadInstance",
    "Certificate",
    "Id",
    "Infeasible",
    "Instance",
    "Pair",
    "Quota",
    "Result",
    "Stage",
    "match_staged",
    "match_total",
    "read_instance",
]
