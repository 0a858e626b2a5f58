"""What pages are built from; other apps build theirs from the same."""

from content.blocks.cta import ButtonsBlock, CallToActionBlock, CardBlock, CardsBlock
from content.blocks.facts import (
    FiguresBlock,
    KeyFactsBlock,
    PapersBlock,
    QuestionsBlock,
    StepsBlock,
)
from content.blocks.files import FilesBlock
from content.blocks.links import LinkBlock, OptionalLinkBlock
from content.blocks.media import PictureBlock, PictureTextBlock
from content.blocks.people import PeopleBlock
from content.blocks.streams import BodyBlocks
from content.blocks.text import HeadingBlock, NoticeBlock, ParagraphBlock, QuoteBlock

__all__ = [
    "BodyBlocks",
    "ButtonsBlock",
    "CallToActionBlock",
    "CardBlock",
    "CardsBlock",
    "FiguresBlock",
    "FilesBlock",
    "HeadingBlock",
    "KeyFactsBlock",
    "LinkBlock",
    "NoticeBlock",
    "OptionalLinkBlock",
    "PapersBlock",
    "ParagraphBlock",
    "PeopleBlock",
    "PictureBlock",
    "PictureTextBlock",
    "QuestionsBlock",
    "QuoteBlock",
    "StepsBlock",
]
