"""The matching's answer and its proof as JSON, and back."""

import base64
import zlib
from typing import Any

import numpy as np

from mentoring.matching import Certificate, Instance, Result
from mentoring.proposing.question import Frozen, mentors_of, students_of
from mentoring.scoring import score


def result_to_json(
    result: Result, instance: Instance, frozen: Frozen, settings: dict[str, Any]
) -> dict[str, Any]:
    """Pairs by the ids of applications, each with its score and its points by criterion."""
    students, mentors = students_of(frozen), mentors_of(frozen)
    pairs = []
    for s, m in result.pairs:
        one, other = instance.students[s], instance.mentors[m]
        both = score(students[one], mentors[other], settings["weights"])
        pairs.append({"student": one, "mentor": other, "score": both.total, "points": both.points})
    scores = [pair["score"] for pair in pairs]
    return {
        "pairs": pairs,
        "unmatched": [instance.students[s] for s in result.unmatched],
        "matched": len(pairs),
        "worst": result.worst,
        "total": result.total,
        "low": [sum(each < band for each in scores) for band in settings["bands"]],
    }


def certificate_to_json(certificate: Certificate) -> dict[str, Any]:
    higher = certificate.higher
    return {
        "most": _packed(certificate.most),
        "higher": higher and {"score": higher[0], "prices": _packed(higher[1])},
        "best": _packed(certificate.best),
        "costs": _packed(certificate.costs),
        "bands": list(certificate.bands),
    }


def result_from_json(
    instance: Instance, result: dict[str, Any], certificate: dict[str, Any]
) -> Result:
    rows = {key: number for number, key in enumerate(instance.students)}
    columns = {key: number for number, key in enumerate(instance.mentors)}
    higher = certificate["higher"]
    return Result(
        pairs=tuple(
            sorted((rows[pair["student"]], columns[pair["mentor"]]) for pair in result["pairs"])
        ),
        unmatched=tuple(sorted(rows[key] for key in result["unmatched"])),
        worst=result["worst"],
        total=result["total"],
        certificate=Certificate(
            most=_unpacked(certificate["most"]),
            higher=higher and (higher["score"], _unpacked(higher["prices"])),
            best=_unpacked(certificate["best"]),
            costs=_unpacked(certificate["costs"]),
            bands=tuple(certificate["bands"]),
        ),
    )


def _packed(numbers: Any) -> str:
    """Whole numbers of 64 bits, little end first, by zlib and base 64: thousands of them."""
    return base64.b64encode(zlib.compress(np.asarray(numbers, "<i8").tobytes())).decode()


def _unpacked(text: str) -> Any:
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), "<i8").astype(np.int64)
