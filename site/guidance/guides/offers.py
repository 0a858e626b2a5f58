"""What there is for residents of which municipality, and for the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from guidance.blocks import OpenTo
from guidance.centres.serving import Answer, who_serves
from guidance.models import GuidePage, Municipality


@dataclass(frozen=True)
class Offer:
    """``yours``: whether the one who asked can have it; None while nobody has said where."""

    value: Any
    listed: tuple[Municipality, ...]
    answer: Answer | None
    yours: bool | None

    @property
    def open_to(self) -> OpenTo:
        return OpenTo(self.value["open_to"])

    @property
    def is_own(self) -> bool:
        return self.open_to is OpenTo.OWN

    @property
    def for_everybody(self) -> bool:
        return self.open_to is OpenTo.EVERYBODY

    @property
    def by_agreement(self) -> bool:
        return self.open_to is OpenTo.AGREEMENT


def offers_of(page: GuidePage, answer: Answer | None) -> list[Offer]:
    return [_offer(block.value, answer) for block in page.offers]


def asked_about(code: str, on: date) -> Answer | None:
    """None for nothing, and for what is no municipality."""
    return who_serves(code, on) if code else None


def _offer(value: Any, answer: Answer | None) -> Offer:
    return Offer(value, tuple(_named(value)), answer, _yours(value, answer) if answer else None)


def _named(value: Any) -> Iterator[Municipality]:
    if value["open_to"] == OpenTo.LISTED:
        yield from Municipality.objects.filter(code__in=value["municipalities"])


def _yours(value: Any, answer: Answer) -> bool:
    if value["open_to"] == OpenTo.LISTED:
        return answer.municipality.code in value["municipalities"]
    if value["open_to"] == OpenTo.AGREEMENT:
        return bool(answer.agreements)
    return True
