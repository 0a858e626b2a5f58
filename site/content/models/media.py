"""Pictures and files of the library."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class Image(AbstractImage):
    tags = TaggableManager(_("tags"), help_text=None, blank=True, related_name="content_images")
    credit = models.CharField(_("credit"), max_length=200, blank=True)

    admin_form_fields = (
        "file",
        "title",
        "description",
        "credit",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
        "collection",
        "tags",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]  # as Wagtail's own has
        default_related_name = "content_images"  # User.image_set belongs to Wagtail's own

    @cached_property
    def is_there(self) -> bool:
        """Whether its file is: a library brought back without it shows its pages all the same."""
        return bool(self.file) and self.file.storage.exists(self.file.name)


class Rendition(AbstractRendition):
    image = models.ForeignKey(Image, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            )
        ]


class Document(AbstractDocument):
    tags = TaggableManager(_("tags"), help_text=None, blank=True, related_name="content_documents")
    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        permissions = [("choose_document", "Can choose document")]
        default_related_name = "content_documents"
