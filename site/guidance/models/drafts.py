"""Rules that are written as drafts, read by a second editor, and count once they are published."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import DraftStateMixin, LockableMixin, Revision, RevisionMixin, WorkflowMixin

from content.models.base import people_who_edit
from guidance.models.dated import DatedQuerySet

AT_ITS_HOUR = "wagtail.publish.scheduled"  # in the history


class PublishedQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        """Those that count: neither new drafts, nor what was taken down."""
        return self.filter(live=True)

    def with_hours(self) -> Self:
        """``goes_live_at``: when the approved draft of a row is published; None: there is none."""
        kind = ContentType.objects.get_for_model(self.model)
        dated = Revision.objects.filter(content_type=kind, approved_go_live_at__isnull=False)
        own = dated.filter(object_id=Cast(OuterRef("pk"), models.CharField()))
        return self.annotate(goes_live_at=Subquery(own.values("approved_go_live_at")[:1]))


class DatedDraftsQuerySet(PublishedQuerySet, DatedQuerySet):  # type: ignore[override]
    def on(self, day: date) -> Self:
        """In force on this day: published, and neither to come nor over."""
        return super().on(day).published()


class PublishRule(PublishRevisionAction):
    """Leaves what is published as it is until a draft's hour has come."""

    def __init__(self, revision: Revision, **kwargs: Any) -> None:
        """Wagtail takes a row off the site meanwhile if it does not know which draft is on it, and
        of rows that came with the site there is none."""
        super().__init__(revision, **kwargs)
        if self.object.live and self.object.live_revision_id is None:
            self.object.live_revision = revision


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
        """In words, for lists; Wagtail's own asks the database once more for each row.

        ``goes_live_at`` is there where the query asked for it.
        """
        if goes_live := getattr(self, "goes_live_at", None):
            hour = date_format(timezone.localtime(goes_live), "SHORT_DATETIME_FORMAT")
            changes, begins = gettext("Published, changes %(hour)s"), gettext("From %(hour)s")
            return (changes if self.live else begins) % {"hour": hour}
        if self.live:
            newer = self.has_unpublished_changes
            return gettext("Published, with a newer draft") if newer else gettext("Published")
        return gettext("Taken down") if self.taken_down else gettext("Draft")

    @property
    def taken_down(self) -> bool:
        """It counted once, and somebody has put an end to that."""
        return not self.live and self.first_published_at is not None

    @transaction.atomic
    def publish(self, revision: Revision, **kwargs: Any) -> None:
        """With all that belongs to it at once, so that nobody reads half a rule.

        Or at the hour that an editor has set. Then ``guidance.scheduling`` looks at it once more,
        so what only finds that its hour has come leaves it.
        """
        checked = kwargs.pop("skip_permission_checks", False)
        if kwargs.get("log_action") != AT_ITS_HOUR or checked:
            PublishRule(revision, **kwargs).execute(skip_permission_checks=checked)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Rows that came with the site were published before anybody wrote down when."""
        if self.first_published_at is None:  # type: ignore[has-type]
            self.first_published_at = timezone.now()
        super().unpublish(*args, **kwargs)
