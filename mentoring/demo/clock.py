"""The demo's clock: use cases do what they do as if it were another day.

with the_past():
    with then(moment):
        answer(match, Side.STUDENT, yes=True)
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any
from unittest.mock import patch

from django.db.models import Model
from django.db.models.signals import pre_save
from django.utils import timezone

from outbox.models import Message

NOW = timezone.now


@contextmanager
def the_past() -> Iterator[None]:
    """Mails of that time have been read long ago: none is left to be sent."""
    last = Message.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with patch("outbox.mail.deliver_due"):
        yield
    Message.objects.filter(pk__gt=last).delete()


@contextmanager
def then(moment: datetime) -> Iterator[None]:
    """Whoever asks what time it is, is told this; fields that are filled with it by themselves
    get it, too."""

    def date_back(sender: type[Model], instance: Any, **_more: Any) -> None:
        if instance._state.adding:
            for field in sender._meta.concrete_fields:
                if getattr(field, "default", None) is NOW:
                    setattr(instance, field.attname, moment)

    pre_save.connect(date_back, weak=False, dispatch_uid="mentoring.demo.then")
    try:
        with patch("django.utils.timezone.now", lambda: moment):
            yield
    finally:
        pre_save.disconnect(dispatch_uid="mentoring.demo.then")


def on(day: date, hour: int = 12, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


class Diary:
    """What everybody does and when; done in the order of time, whoever wrote it down."""

    def __init__(self) -> None:
        self._entries: list[tuple[datetime, int, Callable[[], Any]]] = []

    def add(self, moment: datetime, act: Callable[[], Any]) -> None:
        self._entries.append((moment, len(self._entries), act))

    def live(self, until: datetime) -> None:
        """All that lies before ``until``, once; what is later is left."""
        for moment, _number, act in sorted(self._entries, key=lambda entry: entry[:2]):
            if moment < until:
                with then(moment):
                    act()
        self._entries = [entry for entry in self._entries if entry[0] >= until]
