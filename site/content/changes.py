"""Changes that are followed by themselves: each makes a new edition.

An app above has its own models followed from its ``AppConfig.ready``:

    content.changes.follow(Category, Venue)
"""

from typing import Any

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.registry import registry
from wagtail.models import Page, PageViewRestriction, Site, get_page_models
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from content.edition import touch
from content.models import Document, Image


def follow(*followed: type[models.Model], of_events: bool = False, of_rules: bool = False) -> None:
    """Touch whenever one of these is saved or deleted, for models whose rows stand on pages.

    ``of_events``: they stand in no menu, editors' text or rule (``content.models.Edition``).
    ``of_rules``: they are rules, and stand in no menu.
    Changes in bulk (``update``, ``bulk_create``) send no signal: their use case touches itself.
    """
    changed = _events_changed if of_events else _rules_changed if of_rules else _changed
    for model in followed:
        for change in (post_save, post_delete):
            change.connect(changed, sender=model, dispatch_uid=f"edition:{model._meta.label}")
        for field in model._meta.local_many_to_many:
            m2m_changed.connect(
                changed, field.remote_field.through, dispatch_uid=f"edition:{field}"
            )


def follow_changes() -> None:
    """What editors and administrators change in the admin."""
    follow(Image, Document, PageViewRestriction, Redirect, Site, *registry)
    for news in (page_published, page_unpublished, post_page_move, page_slug_changed):
        news.connect(_changed, dispatch_uid="edition")
    post_delete.connect(_changed, sender=Page, dispatch_uid="edition")
    for page in get_page_models():
        post_save.connect(_page_saved, sender=page, dispatch_uid="edition")


def _changed(**kwargs: Any) -> None:
    touch()


def _events_changed(**kwargs: Any) -> None:
    touch(of_events=True)


def _rules_changed(**kwargs: Any) -> None:
    touch(of_rules=True)


def _page_saved(instance: Page, update_fields: Any, **kwargs: Any) -> None:
    """A page that is live and saved whole; a draft that saves itself names its few fields."""
    if instance.live and update_fields is None:
        touch()
