"""Drafts with an hour: when it has come they count, unless they would break the others by then."""

import logging

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone, translation
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from accounts.models import User
from guidance.emails import not_published, not_published_approved
from guidance.models.drafts import AT_ITS_HOUR
from guidance.reviewing import MODELS, hindrances_of, one_at_a_time
from outbox.mail import post

logger = logging.getLogger(__name__)

HELD_BACK = "guidance.not_published"
SCHEDULED = "wagtail.publish.schedule"


def publish_due() -> None:
    """Every draft whose hour has come; one that fails does not keep the others."""
    for revision in _due():
        try:
            publish_at_its_hour(revision.pk)
        except Exception:
            logger.exception("The draft %s was not published at its hour", revision.pk)


def publish_at_its_hour(pk: int) -> None:
    """Looks at it as at any other draft. It is in the history under who approved it."""
    with one_at_a_time():
        revision = _due().filter(pk=pk).first()
        if revision is None:
            return
        if hindrances_of(revision.as_object()):
            _hold_back(revision)
            return
        who = approved_by(revision)
        found = revision.content_object
        found.publish(revision, user=who, log_action=AT_ITS_HOUR, skip_permission_checks=True)


def approved_by(revision: Revision) -> User | None:
    """Who has let it go live at its hour."""
    entries = ModelLogEntry.objects.filter(action=SCHEDULED, revision=revision)
    entry = entries.select_related("user").order_by("-timestamp").first()
    return entry.user if entry else None


def _due() -> QuerySet[Revision]:
    kinds = ContentType.objects.get_for_models(*MODELS).values()
    due = {"content_type__in": kinds, "approved_go_live_at__lte": timezone.now()}
    found: QuerySet[Revision] = Revision.objects.filter(**due)
    return found.order_by("approved_go_live_at", "pk")


def _hold_back(revision: Revision) -> None:
    """It is a draft again. Who wrote it and who approved it are told why."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    approver = approved_by(revision)
    data = {"reasons": _reasons(revision), "approved_by": approver and approver.pk}
    entry = log(instance=revision.content_object, action=HELD_BACK, revision=revision, data=data)
    post(not_published, entry.pk, key=f"{HELD_BACK}/{entry.pk}")
    if approver and approver != revision.user:
        post(not_published_approved, entry.pk, key=f"{HELD_BACK}/{entry.pk}/approved")


def _reasons(revision: Revision) -> dict[str, list[str]]:
    """In each language: whoever is told reads one of them."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found[language] = hindrances_of(revision.as_object())
    return found
