"""A page's mirror in the other language (its alias) is never on the site before the page itself.

Wagtail puts every alias live when its page is published, also when the page is only scheduled.
"""

from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import Page, get_page_models


def hold_back_mirrors() -> None:
    """Connect the receiver, when the app is ready."""
    for model in get_page_models():
        pre_save.connect(_hold_back, sender=model, dispatch_uid="content.mirrors")


def _hold_back(sender: Any, instance: Page, **signal: Any) -> None:
    if instance.live and instance.alias_of_id:
        instance.live = Page.objects.filter(pk=instance.alias_of_id, live=True).exists()
