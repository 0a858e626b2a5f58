"""Editors' side of the search: words that mean the same, and what readers did not find."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from content.models import EmptySearch, SameMeaning

NAME = "words_that_mean_the_same"


class SameMeaningCreateView(CreateView):
    def get_form_kwargs(self) -> dict[str, Any]:
        """``?words=``: what readers searched for stands there already."""
        kwargs = super().get_form_kwargs()
        words = self.request.GET.get("words", "")[:100]
        return kwargs | {"instance": SameMeaning(words=f"{words}, " if words else "")}


class SameMeaningViewSet(ModelViewSet):
    model = SameMeaning
    name = NAME
    icon = "search"
    menu_label = _("Words that mean the same")
    add_to_settings_menu = True
    ordering = ["words"]
    list_display = ["words"]
    search_fields = ["words"]
    search_backend_name = None
    copy_view_enabled = False
    add_view_class = SameMeaningCreateView
    form_fields = ["words"]


class OtherWords(Column):
    """A button that begins a row of words that mean the same."""

    cell_template_name = "content/admin/_other_words_cell.html"

    def get_cell_context_data(self, instance: EmptySearch, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        url = reverse(f"{NAME}:add") + "?" + urlencode({"words": instance.query})
        return context | {"url": url}


class EmptySearchesView(ReportView):
    """The most frequent first: a page to write, to promote, or other words to tell the search."""

    index_url_name = "empty_searches"
    index_results_url_name = "empty_searches_results"
    page_title = _("Searches that found nothing")
    header_icon = "search"
    permission_policy = ModelPermissionPolicy(SameMeaning)
    any_permission_required = ("add", "change")
    is_searchable = False
    default_ordering = "-times"
    columns = [
        Column("query", label=_("Searched for")),
        Column("language", label=_("Language"), accessor="get_language_display"),
        Column("times", label=_("Times"), sort_key="times"),
        Column("last_on", label=_("Last on"), sort_key="last_on"),
        OtherWords("other_words", label=""),
    ]
    list_export = ["query", "language", "times", "last_on"]

    def get_queryset(self) -> QuerySet[EmptySearch]:
        return self.order_queryset(EmptySearch.objects.all())
