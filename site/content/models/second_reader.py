"""A step of a workflow: somebody else than the writer reads it before it is published."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class SecondReader(AbstractGroupApprovalTask):
    """Anybody of these groups may approve, but nobody what she wrote herself."""

    class Meta:
        verbose_name = _("second reader")
        verbose_name_plural = _("second readers")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """To ask for changes is open to the writer too."""
        actions: list[tuple[str, Any, bool]] = super().get_actions(obj, user)
        if self._wrote(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Asked again of what the task is about: an address may name another draft beside it."""
        about = task_state.workflow_state.content_object
        if action_name not in {name for name, *_words in self.get_actions(about, user)}:
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """For the first page of the admin: what waits for her, and not what she has sent."""
        waiting = super().get_task_states_user_can_moderate(user, **kwargs)
        return waiting.exclude(revision__user=user)

    @staticmethod
    def _wrote(obj: Any, user: Any) -> bool:
        latest = obj.get_latest_revision()
        return latest is not None and latest.user_id == user.pk

    @classmethod
    def get_description(cls) -> Any:
        return _("Members of the chosen groups approve, but nobody what she wrote herself")
