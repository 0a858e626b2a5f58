"""The 98 municipalities, the four centres, when they are open, and for whom."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any

from guidance.models import (
    Authority,
    Centre,
    CentreService,
    Municipality,
    MunicipalityAgreement,
    OpeningHours,
    Purpose,
    Reviewed,
    Step,
)
from guidance.seed.rows import FOLDER, REVIEW_ON, both, keyed, read, sync
from vocabulary.municipalities import MUNICIPALITIES

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def load_municipalities() -> dict[str, Municipality]:
    """By code."""
    words = read("municipalities.toml")
    regions = {code: region for region, codes in words["regions"].items() for code in codes.split()}
    rows = [
        {
            "code": code,
            "name": name,
            "english_name": words["english_names"].get(code, ""),
            "formal_name": words["formal_names"].get(code, f"{name} Kommune"),
            "region": regions[code],
        }
        for code, name in MUNICIPALITIES
    ]
    return sync(Municipality, rows, by=["code"])


def load_centres(
    authorities: dict[str, Authority], municipalities: dict[str, Municipality]
) -> dict[str, Centre]:
    rows = keyed("centres.toml")
    plain = ("key", "address", "postcode", "post_town", "latitude", "longitude", "phone", "email")
    centres = sync(
        Centre,
        [
            {
                **{name: row[name] for name in plain},
                **both(row, "name", "city", "directions"),
                "coordinating_authority_id": authorities[row["coordinating_authority"]].pk,
                "host_id": municipalities[row["host"]].pk,
                "on_site_minimum": row.get("on_site_minimum"),
            }
            for row in rows
        ],
        by=["key"],
    )
    hours = [each for row in rows for each in _hours(row, centres[row["key"]], authorities)]
    sync(OpeningHours, hours, by=["centre_id", "authority_id", "weekday", "valid_from", "opens"])
    return centres


def _hours(
    row: dict[str, Any], centre: Centre, authorities: dict[str, Authority]
) -> Iterator[dict[str, Any]]:
    for each in row["hours"]:
        for day in each["days"].split():
            yield {
                "centre_id": centre.pk,
                "authority_id": authorities[each["desk"]].pk,
                "weekday": WEEKDAYS.index(day),
                "opens": each["opens"],
                "closes": each["closes"],
                "valid_from": each["from"],
                "valid_to": each.get("to"),
            }


def load_agreements(centres: dict[str, Centre], municipalities: dict[str, Municipality]) -> None:
    by_name = {municipality.name: municipality for municipality in municipalities.values()}
    words = read("agreements.toml")
    with (FOLDER / "agreements.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            {
                "centre_id": centres[line["centre"]].pk,
                "municipality_id": by_name[line["municipality"]].pk,
                "role": line["role"],
                "valid_from": _day(line["valid_from"]),
                "source": words["sources"][line["centre"]],
                **_limit(words["limits"].get(line["limited_to"], {})),
                **both(words["advice"].get(line["advice"], {}), "note"),
                "review_on": REVIEW_ON,
            }
            for line in csv.DictReader(file)
        ]
    sync(MunicipalityAgreement, rows, by=["centre_id", "municipality_id", "valid_from"])


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _limit(limit: dict[str, Any]) -> dict[str, Any]:
    but = limit.get("purposes_but")
    purposes = [purpose.value for purpose in Purpose if purpose not in but] if but else []
    return {
        "citizenships": limit.get("citizenships", []),
        "purposes": limit.get("purposes", purposes),
        "confidence": limit.get("confidence", Reviewed.Confidence.OFFICIAL.value),
        **both(limit, "limit"),
    }


def load_services(
    centres: dict[str, Centre], steps: dict[str, Step], authorities: dict[str, Authority]
) -> None:
    rows = [
        {
            "centre_id": centre.pk,
            "step_id": steps[row["key"]].pk,
            "offered": row.get("offered", True),
            "authority_id": authorities[row["desk"]].pk if "desk" in row else None,
            **both(row, "instead"),
            "source": row["source"],
            "review_on": REVIEW_ON,
            "valid_from": None,
        }
        for centre in centres.values()
        for row in keyed("services.toml")
    ]
    sync(CentreService, rows, by=["centre_id", "step_id", "valid_from"])
