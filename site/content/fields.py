"""A stream of blocks that stands in migrations by name."""

from collections.abc import Sequence
from typing import Any

from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField


class BlocksField(StreamField):
    """Of a class of ``StreamBlock``, which migrations import.

    Wagtail writes every block out into each migration, though no column depends on it: five hundred
    lines for each kind of page, and new ones whenever a help text changes. By name the models
    of a migration have the blocks of today, so that none of a page's is ever unknown to them.
    """

    def __init__(self, block_types: type[StreamBlock], **more: Any) -> None:
        super().__init__(block_types, **more)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, _blocks, more = super().deconstruct()
        del more["block_lookup"]
        return name, path, [type(self.stream_block)], more
