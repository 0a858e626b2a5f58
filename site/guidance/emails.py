"""Mails to those who look after rules."""

from django.urls import reverse
from django.utils import timezone, translation
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ModelLogEntry

from accounts.models import User
from guidance.owners import problems_of
from outbox.letters import Letter, mail


@mail("guidance.rules_to_mend")
def rules_to_mend(pk: int) -> Letter | None:
    """To a user; None once nothing of hers is wrong."""
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None:
        return None
    with translation.override(user.language):
        found = [problem.words for problem in problems_of(user, timezone.localdate())]
    context = {"user": user, "problems": found, "path": reverse("rules_wrong:index")}
    return Letter(user.email, user.language, "guidance/rules_to_mend", context) if found else None


@mail("guidance.not_published")
def not_published(pk: int) -> Letter | None:
    """To whoever wrote the draft that this line of the history is about."""
    entry = ModelLogEntry.objects.select_related("revision__user").filter(pk=pk).first()
    return _not_published(entry, entry.revision.user) if entry and entry.revision else None


@mail("guidance.not_published_approved")
def not_published_approved(pk: int) -> Letter | None:
    """To whoever approved it."""
    entry = ModelLogEntry.objects.filter(pk=pk).first()
    by = User.objects.filter(pk=entry.data["approved_by"]).first() if entry else None
    return _not_published(entry, by) if entry else None


def _not_published(entry: ModelLogEntry, user: User | None) -> Letter | None:
    rule = entry.content_type.model_class()._base_manager.filter(pk=entry.object_id).first()
    if user is None or not user.is_active or rule is None:
        return None
    context = {
        "user": user,
        "rule": entry.revision.object_str,
        "reasons": entry.data["reasons"][user.language],
        "path": AdminURLFinder(user).get_edit_url(rule),
    }
    return Letter(user.email, user.language, "guidance/rule_not_published", context)
