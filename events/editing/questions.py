"""What sign-up asks: from the blocks of the pages to the rows that answers point at.

A question is known by the id of its block, which every translation of the page shares. So an
answer keeps its question when the words of it change, and a question taken off the page is not
asked any more while its answers stay.
"""

from collections.abc import Mapping
from typing import Any

from wagtail.blocks.stream_block import StreamValue

from events.models import Event, EventPage, Question

LANGUAGES = ("en", "da")


def ask(event: Event, source: EventPage, written: Mapping[str, EventPage]) -> None:
    """The questions of the source page, in the words of the pages by language."""
    blocks = {code: _by_id(page.questions) for code, page in written.items()}
    asked = []
    for position, block in enumerate(source.questions):
        asked.append(block.id)
        words = {code: blocks[code].get(block.id) for code in LANGUAGES if code in blocks}
        english = words.get("en") or block.value
        Question.objects.update_or_create(
            event=event,
            key=block.id,
            defaults={
                "kind": block.block_type,
                "position": position,
                "required": block.value["required"],
                "keep_days": block.value["keep_days"],
                "asked": True,
                **_in("en", english, order=english),
                **_in("da", words.get("da"), order=english),
            },
        )
    event.questions.exclude(key__in=asked).update(asked=False)


def _by_id(questions: StreamValue) -> dict[str, Any]:
    return {block.id: block.value for block in questions}


def _in(code: str, value: Any, *, order: Any) -> dict[str, Any]:
    """Empty where nobody has translated the question, or not all of its answers."""
    if value is None:
        return {f"text_{code}": "", f"reason_{code}": "", f"options_{code}": []}
    options = _options(value)
    wanted = list(_options(order))
    complete = set(wanted) <= set(options)
    return {
        f"text_{code}": value["text"],
        f"reason_{code}": value["reason"],
        f"options_{code}": [options[key] for key in wanted] if complete else [],
    }


def _options(value: Any) -> dict[str, str]:
    """The answers to choose from, by the id that translations share."""
    if "options" not in value:
        return {}
    return {option.id: option.value for option in value["options"].bound_blocks}
