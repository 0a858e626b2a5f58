"""Deleting what something else may still need."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.generic import DeleteView
from wagtail.snippets.views.snippets import DeleteView as DeleteSnippetView


class UnlessUsed:
    """Of what is still used its editor reads by what, and comes back to it.

    Wagtail looks for uses too, but only among what it keeps an index of.
    """

    object: Any
    request: HttpRequest
    edit_url_name: str

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
                return response
        except ProtectedError as error:
            return self.refuse(self.words_for(error))

    def words_for(self, error: ProtectedError) -> str:
        kinds = {capfirst(str(each._meta.verbose_name_plural)) for each in error.protected_objects}
        words = _(
            "“%(name)s” is still used, so it cannot be deleted. Change these first: %(kinds)s."
        )
        return words % {"name": self.object, "kinds": ", ".join(sorted(kinds))}

    def refuse(self, words: str) -> HttpResponse:
        messages.error(self.request, words)
        return redirect(self.edit_url_name, self.object.pk)


class UnlessUsedDeleteView(UnlessUsed, DeleteView):
    """For rows."""


class UnlessUsedDeleteSnippetView(UnlessUsed, DeleteSnippetView):
    """For rows that are written as drafts."""
