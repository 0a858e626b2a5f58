"""Drafts that are not published yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guidance.models.drafts import Drafted
from guidance.reviewing import MODELS


@dataclass(frozen=True)
class Waiting:
    """``sent``: a second editor is asked; ``goes_live``: she has approved it, for this hour.

    Else the writer has it still.
    """

    draft: Drafted
    sent: bool
    goes_live: datetime | None = None

    @property
    def key(self) -> dict[str, Any]:
        """For addresses."""
        return {"model": self.draft._meta.model_name, "pk": self.draft.pk}

    @property
    def name(self) -> str:
        latest = self.draft.latest_revision
        return latest.object_str if latest else str(self.draft)

    @property
    def kind(self) -> str:
        return str(self.draft._meta.verbose_name)

    @property
    def by(self) -> Any:
        return self.draft.latest_revision and self.draft.latest_revision.user

    @property
    def since(self) -> Any:
        return self.draft.latest_revision and self.draft.latest_revision.created_at


def waiting_drafts() -> list[Waiting]:
    """Sent ones first, then the newest."""
    found = sorted(_of_all(), key=lambda each: each.since, reverse=True)
    return sorted(found, key=lambda each: not each.sent)


def _of_all() -> Iterator[Waiting]:
    for model in MODELS:
        rows = model._default_manager.filter(has_unpublished_changes=True)
        for row in rows.with_hours().select_related("latest_revision__user"):
            if row.latest_revision is not None and not row.taken_down:
                yield Waiting(row, row.workflow_in_progress, row.goes_live_at)


def draft_of(model_name: str, pk: int) -> Drafted | None:
    model = next((each for each in MODELS if each._meta.model_name == model_name), None)
    return model._default_manager.filter(pk=pk).first() if model else None
