from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OutboxConfig(AppConfig):
    """Finds every app's mails (``emails.py``) and periodic jobs (``tasks.py``)."""

    name = "outbox"

    def ready(self) -> None:
        autodiscover_modules("emails", "tasks", "recovery")
