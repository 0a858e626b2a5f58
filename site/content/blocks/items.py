"""What every block shares that is a list of one kind of thing."""

from typing import Any, ClassVar

from wagtail import blocks


class ItemsBlock(blocks.ListBlock):
    """A list of ``item``; migrations see an ordinary ListBlock, so that it can be renamed."""

    item: ClassVar[type[blocks.Block]]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(self.item(), **kwargs)

    __init__.has_child_block_arg = True  # type: ignore[attr-defined]  # Wagtail looks for it

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return "wagtail.blocks.ListBlock", [self.child_block], self._constructor_args[1]

    def get_default(self) -> blocks.list_block.ListValue:
        """As many empty ones as there must be: with fewer it could not be saved."""
        fewest = max(1, self.meta.min_num or 1)
        return self.normalize([self.child_block.get_default() for _one in range(fewest)])

    class Meta:
        collapsed = False
