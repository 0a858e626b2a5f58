"""Who may send a page to translation, and who may publish what comes of it.

wagtail-localize asks only whether somebody may translate at all. A partner's editors may, in their
own folder; without this they could send everybody's pages there, and publish their own without the
editor who is to look at them first.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView


def submit_page(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id)
    _check_can_edit(request.user, page)
    if request.method == "POST" and _has_gaps(page):
        words = _("This page is not finished. Fill in what has a star, save it, then translate it.")
        messages.error(request, words)
        return redirect("wagtailadmin_pages:edit", page.pk)
    answer: HttpResponse = SubmitPageTranslationView.as_view()(request, page_id=page_id)
    return answer


def update(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    written = Page.objects.filter(translation_key=source.object_id)
    _check_can_edit(request.user, written.filter(locale=source.locale_id).first())
    if "publish_translations" in request.POST:
        _check_can_publish(request.user, written.exclude(locale=source.locale_id))
    answer: HttpResponse = UpdateTranslationsView.as_view()(
        request, translation_source_id=translation_source_id
    )
    return answer


def _has_gaps(page: Page) -> bool:
    """wagtail-localize would say that it was sent, and make no translation."""
    try:
        page.get_latest_revision_as_object().full_clean()
    except ValidationError:
        return True
    return False


def _check_can_edit(user: Any, page: Page | None) -> None:
    if page is None or not page.permissions_for_user(user).can_edit():
        raise PermissionDenied


def _check_can_publish(user: Any, translations: Any) -> None:
    """All of them: the form publishes them together."""
    if not all(page.permissions_for_user(user).can_publish() for page in translations):
        raise PermissionDenied
