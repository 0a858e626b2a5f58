"""All that a request leaves behind, for tests of what must not be in it."""

import json

from django.apps import apps
from django.db import models
from django.test import Client

APPS = ("companies", "events", "outbox", "accounts", "sessions", "django_tasks_database")
TEXT = (models.CharField, models.TextField, models.JSONField)


def everything_kept(client: Client | None = None) -> str:
    """Every text of the tables that people fill, and what the browser and its session hold."""
    kept = [json.dumps(row, ensure_ascii=False, default=str) for row in _rows()]
    if client is not None:
        kept += [str(dict(client.session)), client.cookies.output()]
    return "\n".join(kept)


def _rows() -> list[list[object]]:
    rows = []
    for model in apps.get_models():
        names = [field.attname for field in model._meta.concrete_fields if isinstance(field, TEXT)]
        if model._meta.app_label in APPS and names:
            rows += [list(row) for row in model._base_manager.values_list(*names)]
    return rows
