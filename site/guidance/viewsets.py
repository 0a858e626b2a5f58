"""The guidance screens of the admin, in the order in which editors need them."""

from typing import Any

from django.db.models import Case, F, FloatField, QuerySet, Value, When
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.deleting import UnlessUsedDeleteSnippetView, UnlessUsedDeleteView
from guidance import panels
from guidance.bench.screens import BenchScreens, WrongScreen
from guidance.draft_screens import (
    ApproveView,
    CopyDraftView,
    DraftIndexView,
    EditDraftView,
    TakeBackView,
)
from guidance.filters import (
    AgreementFilters,
    DocumentFilters,
    MunicipalityFilters,
    StepFilters,
    StepRuleFilters,
)
from guidance.models import (
    Authority,
    Centre,
    Document,
    GlossaryTerm,
    Municipality,
    MunicipalityAgreement,
    PlanStep,
    Step,
    StepRule,
)
from guidance.models.plan import ABOUT_DAYS


class DayColumn(Column):
    """A date as it is written; Wagtail's own says "Just now" of every day to come."""

    def get_value(self, instance: Any) -> str:
        day = super().get_value(instance)
        return date_format(day, "SHORT_DATE_FORMAT") if day else ""


REVIEW = DayColumn("review_on", label=_("Look at again"), sort_key="review_on")
STATUS = Column("state", label=_("State"))


class DraftedViewSet(SnippetViewSet):
    """Draft, second reader, published; the history says who did what."""

    copy_view_class = CopyDraftView
    index_view_class = DraftIndexView
    edit_view_class = EditDraftView
    delete_view_class = UnlessUsedDeleteSnippetView
    workflow_action_view_class = ApproveView
    revisions_unschedule_view_class = TakeBackView
    add_to_admin_menu = False

    def __init__(self, name: str) -> None:
        self.admin_url_namespace = self.base_url_path = name
        self.chooser_admin_url_namespace = f"{name}_chooser"
        super().__init__()


class StepIndexView(DraftIndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("authority")


class StepViewSet(DraftedViewSet):
    model = Step
    icon = "tasks"
    menu_label = _("Steps")
    index_view_class = StepIndexView
    ordering = ["position", "key"]
    list_display = [
        "__str__",
        Column("authority", label=_("Authority")),
        Column("get_place_display", label=_("Place"), sort_key="place"),
        Column("get_confidence_display", label=_("How sure"), sort_key="confidence"),
        REVIEW,
        STATUS,
    ]
    list_per_page = 50
    search_fields = ["title_en", "title_da", "advice_en", "advice_da", "where_en", "where_da"]
    filterset_class = StepFilters
    edit_handler = panels.STEP


class StepRuleIndexView(DraftIndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("step").prefetch_related("requires")


def _after(rule: StepRule) -> str:
    return ", ".join(str(step) for step in rule.requires.all())


class StepRuleViewSet(DraftedViewSet):
    model = StepRule
    icon = "list-ol"
    menu_label = _("Rules")
    index_view_class = StepRuleIndexView
    ordering = ["step__position", "id"]
    list_display = [
        "step",
        Column("whom", label=_("For whom")),
        Column("requires", label=_("Only after"), accessor=_after),
        Column("note", label=_("Note")),
        REVIEW,
        STATUS,
    ]
    list_per_page = 100
    search_fields = ["step__title_en", "step__title_da", "note_en", "note_da", "source"]
    filterset_class = StepRuleFilters
    edit_handler = panels.STEP_RULE


class PlanStepIndexView(DraftIndexView):
    """As the rows follow each other in a plan, whatever they are counted in."""

    def get_base_queryset(self) -> QuerySet:
        lengths = [When(unit=unit, then=Value(days)) for unit, days in ABOUT_DAYS.items()]
        days = F("number") * Case(*lengths, output_field=FloatField())
        return super().get_base_queryset().annotate(days=days)


class PlanStepViewSet(DraftedViewSet):
    model = PlanStep
    icon = "calendar-check"
    menu_label = _("Employers' plan")
    index_view_class = PlanStepIndexView
    ordering = ["days", "key"]
    list_display = [
        "__str__",
        Column("words", label=_("When")),
        Column("condition", label=_("In whose plan")),
        Column("get_who_display", label=_("Who does it"), sort_key="who"),
        Column("get_chapter_display", label=_("Chapter"), sort_key="chapter"),
        REVIEW,
        STATUS,
    ]
    list_per_page = 100
    search_fields = ["title_en", "title_da", "why_en", "why_da"]
    list_filter = ["chapter", "who"]
    edit_handler = panels.PLAN_STEP


class DocumentViewSet(DraftedViewSet):
    model = Document
    icon = "doc-full"
    menu_label = _("Papers")
    ordering = ["position", "key"]
    list_display = [
        "__str__",
        Column("detail", label=_("What it must be like")),
        Column("max_age_days", label=_("At most so many days old"), sort_key="max_age_days"),
        REVIEW,
        STATUS,
    ]
    list_per_page = 50
    search_fields = ["name_en", "name_da", "detail_en", "detail_da"]
    filterset_class = DocumentFilters
    edit_handler = panels.DOCUMENT


class GlossaryTermViewSet(ModelViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    ordering = ["key"]
    list_display = [
        "__str__",
        Column("word_en", label=_("In English"), sort_key="word_en"),
        Column("word_da", label=_("In Danish"), sort_key="word_da"),
        Column("meaning", label=_("Meaning")),
    ]
    list_per_page = 100
    search_fields = ["word_en", "word_da", "also_en", "also_da", "meaning_en", "meaning_da"]
    edit_handler = panels.GLOSSARY_TERM


class CentreViewSet(ModelViewSet):
    model = Centre
    icon = "home"
    delete_view_class = UnlessUsedDeleteView
    menu_label = _("Centres")
    list_display = [
        "__str__",
        Column("full_address", label=_("Address")),
        Column("phone", label=_("Telephone")),
        Column("coordinating_authority", label=_("Coordinating authority")),
    ]
    search_fields = ["name_en", "name_da", "city_en", "city_da", "address"]
    edit_handler = panels.CENTRE


class AgreementIndexView(DraftIndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("centre", "municipality")


class AgreementViewSet(DraftedViewSet):
    model = MunicipalityAgreement
    icon = "clipboard-list"
    menu_label = _("Agreements")
    index_view_class = AgreementIndexView
    ordering = ["municipality__name", "centre_id"]
    list_display = [
        "municipality",
        Column("centre", label=_("Centre"), sort_key="centre_id"),
        Column("limit", label=_("Who is left out")),
        DayColumn("valid_from", label=_("First day"), sort_key="valid_from"),
        DayColumn("valid_to", label=_("Last day"), sort_key="valid_to"),
        REVIEW,
        STATUS,
    ]
    list_per_page = 100
    list_export = ["centre", "municipality", "valid_from", "valid_to", "limit_en", "source"]
    search_fields = ["municipality__name", "municipality__english_name", "source"]
    filterset_class = AgreementFilters
    edit_handler = panels.AGREEMENT


class MunicipalityViewSet(ModelViewSet):
    model = Municipality
    icon = "globe"
    menu_label = _("Municipalities")
    list_display = ["name", "code", "formal_name", "region"]
    list_per_page = 100
    search_fields = ["name", "english_name", "formal_name", "code"]
    filterset_class = MunicipalityFilters
    edit_handler = panels.MUNICIPALITY
    copy_view_enabled = False
    inspect_view_enabled = True


class AuthorityViewSet(ModelViewSet):
    model = Authority
    icon = "group"
    delete_view_class = UnlessUsedDeleteView
    menu_label = _("Authorities")
    list_display = [
        "__str__",
        Column("desk_order", label=_("Order of desks"), sort_key="desk_order"),
    ]
    ordering = ["desk_order", "name_en"]
    search_fields = ["name_en", "name_da", "earlier_names__name_en", "earlier_names__name_da"]
    edit_handler = panels.AUTHORITY


class GuidanceGroup(SnippetViewSetGroup):
    menu_label = _("Guidance")
    menu_icon = "info-circle"
    menu_order = 300
    items: Any = (
        BenchScreens(),
        WrongScreen(),
        StepViewSet("guidance_steps"),
        StepRuleViewSet("guidance_rules"),
        DocumentViewSet("guidance_papers"),
        PlanStepViewSet("guidance_plan"),
        GlossaryTermViewSet("guidance_glossary"),
        CentreViewSet("guidance_centres"),
        AgreementViewSet("guidance_agreements"),
        MunicipalityViewSet("guidance_municipalities"),
        AuthorityViewSet("guidance_authorities"),
    )
