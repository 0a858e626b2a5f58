"""A page that is moved or taken away leaves its translation where it was; its editor is told."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page


def say_what_stays(request: HttpRequest, page: Page, *others: Any) -> None:
    """After deleting or unpublishing; a page that nobody reads is not worth a word."""
    for other in _translations(page).live():
        words = _("“%(page)s” (%(language)s) is still on the site. If it should go too, open it.")
        _tell(request, other, words)


def say_what_is_elsewhere(request: HttpRequest, page: Page, *others: Any) -> None:
    """After moving, unless both stand below the same page again."""
    above = page.get_parent()
    for other in _translations(page):
        if other.get_parent().translation_key != above.translation_key:
            words = _("“%(page)s” (%(language)s) has not moved. If it should, open it.")
            _tell(request, other, words)


def _translations(page: Page) -> Any:
    same = Page.objects.filter(translation_key=page.translation_key)
    return same.exclude(pk=page.pk).select_related("locale")


def _tell(request: HttpRequest, other: Page, words: str) -> None:
    said = words % {"page": other.title, "language": other.locale.get_display_name()}
    where = reverse("wagtailadmin_pages:edit", args=[other.pk])
    messages.warning(request, said, buttons=[messages.button(where, _("Open it"))])
