"""Files to take away."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from content.blocks.items import ItemsBlock


class FileValue(blocks.StructValue):
    @property
    def words(self) -> str:
        return self.get("title") or self["document"].title

    @property
    def href(self) -> str:
        """Empty for the sample in the preview, which is in no library."""
        return self["document"].url if self["document"].pk else ""


class FileBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        required=False,
        default="",
        max_length=150,
        label=_("Title"),
        help_text=_("Empty: the title that the file has in the library."),
    )

    class Meta:
        icon = "doc-full-inverse"
        label_format = "{title}"
        value_class = FileValue


class FilesBlock(ItemsBlock):
    item = FileBlock

    class Meta:
        icon = "download"
        label = _("Files")
        description = _("Files to download. Better a page than a file, where there is a choice.")
        template = "components/streamfield/blocks/files_block.html"
        min_num = 1

    def get_preview_value(self) -> Any:
        sample = apps.get_model("content", "Document")(title="Papers to bring", file="papers.pdf")
        return self.normalize([{"document": sample, "title": ""}])
