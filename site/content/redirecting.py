"""Redirects that editors make lead somewhere."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.forms import RedirectForm as WagtailsRedirectForm
from wagtail.contrib.redirects.views import CreateView, EditView


class RedirectForm(WagtailsRedirectForm):
    """Wagtail takes one without a target, and says that it was added."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        data: dict[str, Any] = self.cleaned_data
        if "redirect_link" in self.errors:
            return data
        page, address = data.get("redirect_page"), data.get("redirect_link")
        if page and address:
            words = _("Choose either a page or an address, not both.")
            self.add_error("redirect_link", ValidationError(words))
        if not (page or address):
            words = _("Choose a page, or write an address.")
            self.add_error("redirect_link", ValidationError(words))
        return data


def urls() -> list[URLPattern]:
    """Before Wagtail's own of the same paths."""
    return [
        path("redirects/add/", CreateView.as_view(form_class=RedirectForm)),
        path("redirects/<int:redirect_id>/", EditView.as_view(form_class=RedirectForm)),
    ]
