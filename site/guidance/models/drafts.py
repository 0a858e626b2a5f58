"""Rules that are written as drafts, read by a second editor, and count once they are published."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from content.models.base import people_who_edit
from guidance.models.dated import DatedQuerySet


class PublishedQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        """Those that count: neither new drafts, nor what was taken down."""
        return self.filter(live=True)


class DatedDraftsQuerySet(PublishedQuerySet, DatedQuerySet):  # type: ignore[override]
    def on(self, day: date) -> Self:
        """In force on this day: published, and neither to come nor over."""
        return super().on(day).published()


class Drafted(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """The row holds what is published; what is not, lies in its latest revision."""

    review_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to=people_who_edit,
        verbose_name=_("who looks at it"),
        help_text=_("Gets a mail when it is time. Empty: all editors are told."),
    )

    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def state(self) -> str:
        """In words, for lists; Wagtail's own asks the database once more for each row."""
        if self.live:
            newer = self.has_unpublished_changes
            return gettext("Published, with a newer draft") if newer else gettext("Published")
        return gettext("Taken down") if self.taken_down else gettext("Draft")

    @property
    def taken_down(self) -> bool:
        """It counted once, and somebody has put an end to that."""
        return not self.live and self.first_published_at is not None

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> None:
        """With all that belongs to it at once, so that nobody reads half a rule."""
        super().publish(*args, **kwargs)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Rows that came with the site were published before anybody wrote down when."""
        if self.first_published_at is None:  # type: ignore[has-type]
            self.first_published_at = timezone.now()
        super().unpublish(*args, **kwargs)
