"""All events that one may edit, in a list with the next date and how full it is."""

from typing import Any

import django_filters
from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.models import Locale
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import page_permission_policy

from accounts.roles import Role, has_role
from events.desk.attendance import Attendance
from events.models import (
    Attendee,
    Booking,
    Category,
    Event,
    EventIndexPage,
    Organiser,
    Quota,
    Session,
    SignUp,
)
from events.permissions import editable_events

STATES = [
    ("coming", gettext_lazy("With dates to come")),
    ("undated", gettext_lazy("Without any date")),
    ("over", gettext_lazy("Over")),
    ("draft", gettext_lazy("Not published")),
]


def may_list_events(user: Any) -> bool:
    """Whoever writes in the calendar or in a folder of it; others would see an empty list."""
    if has_role(user, Role.EDITOR):
        return True
    pages = page_permission_policy.instances_user_has_any_permission_for(user, {"add", "change"})
    return bool(pages.type(EventIndexPage).exists())


class EventFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=STATES, method="in_state"
    )
    organiser = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Organiser"), queryset=Organiser.objects.all()
    )
    category = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Category"), queryset=Category.objects.all()
    )

    class Meta:
        model = Event
        fields = ["state", "kind", "organiser", "category"]

    def in_state(self, events: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        if value == "draft":
            return events.filter(public=False)
        if value == "coming":
            return events.filter(next_starts__isnull=False)
        with_dates = Exists(Session.objects.filter(event=OuterRef("pk")))
        dated = events.filter(with_dates) if value == "over" else events.exclude(with_dates)
        return dated.filter(next_starts__isnull=True)


def with_standing(events: QuerySet[Event]) -> QuerySet[Event]:
    """The next date, and the seats taken at all that are to come; one query for all rows."""
    coming = Q(sessions__state=Session.State.OPEN, sessions__starts__gt=timezone.now())
    of_coming = Quota.objects.filter(session__in=Session.objects.upcoming())
    seats = of_coming.filter(session__event=OuterRef("pk")).order_by().values("session__event")
    return events.select_related("organiser", "category").annotate(
        next_starts=Min("sessions__starts", filter=coming),
        dates=Count("sessions", distinct=True),
        taken=seats.annotate(n=Sum("taken")).values("n"),
        size=seats.annotate(n=Sum("size")).values("n"),
        # The same people come to every meeting of a course: one of them tells.
        taken_at_once=seats.annotate(n=Max("taken")).values("n"),
        size_at_once=seats.annotate(n=Max("size")).values("n"),
    )


def with_last_attendance(events: QuerySet[Event]) -> QuerySet[Event]:
    """Of the last date at which somebody was received: who came, had signed up, walked in."""
    received = Attendee.objects.came().filter(session=OuterRef("pk"))
    held = Session.objects.filter(
        Exists(received), event=OuterRef("pk"), starts__lte=timezone.now()
    )
    events = events.annotate(last_held=Subquery(held.order_by("-starts").values("pk")[:1]))
    there = Attendee.objects.coming().filter(session=OuterRef("last_held"))
    walked_in = Q(booking__kind=Booking.Kind.WALK_IN)
    return events.annotate(
        had_signed_up=_number(there.exclude(walked_in)),
        came=_number(there.came().exclude(walked_in)),
        walked_in=_number(there.filter(walked_in)),
    )


def _number(people: QuerySet[Attendee]) -> Subquery:
    counted = people.order_by().values("session").annotate(n=Count("pk"))
    return Subquery(counted.values("n"), output_field=IntegerField())


class EventColumn(Column):
    """Words made of an annotated event."""

    def get_value(self, instance: Any) -> str:
        words = {"next": _next_date, "seats": _seats, "came": _came, "state": _state}
        return words[self.name](instance)


def _next_date(event: Any) -> str:
    if event.next_starts is None:
        return ""
    return capfirst(date_format(timezone.localtime(event.next_starts), "SHORT_DAY_TIME"))


def _seats(event: Any) -> str:
    if event.sign_up != SignUp.HERE or not event.size:
        return ""
    if event.kind == Event.Kind.COURSE:
        return f"{event.taken_at_once}/{event.size_at_once}"
    return f"{event.taken}/{event.size}"


def _came(event: Any) -> str:
    if event.last_held is None:
        return ""
    counted = Attendance(
        signed_up=event.had_signed_up or 0, came=event.came or 0, walk_ins=event.walked_in or 0
    )
    return counted.words


def _state(event: Any) -> str:
    if not event.public:
        return _("Not published")
    if event.next_starts:
        return _("In the calendar")
    return _("Over") if event.dates else _("No dates yet")


class EventIndexView(IndexView):
    """``list_display`` and its kin are set here: it belongs to no ModelViewSet."""

    model = Event
    page_title = gettext_lazy("Events")
    header_icon = "calendar-alt"
    index_url_name = "event_admin:index"
    index_results_url_name = "event_admin:index_results"
    default_ordering = "next_starts"
    search_fields = ["title_en", "title_da"]
    search_backend_name = None
    is_searchable = True
    any_permission_required = None  # the pages decide: see dispatch
    filterset_class = EventFilters
    paginate_by = 50
    columns = [
        TitleColumn("title", label=gettext_lazy("Event"), url_name="event_admin:overview"),
        EventColumn("next", label=gettext_lazy("Next date"), sort_key="next_starts"),
        EventColumn("seats", label=gettext_lazy("Seats taken"), sort_key="taken"),
        EventColumn("came", label=gettext_lazy("Last time")),
        EventColumn("state", label=gettext_lazy("State")),
        Column("organiser", label=gettext_lazy("Organiser"), sort_key="organiser__name"),
        Column("category", label=gettext_lazy("Category")),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_list_events(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Event]:
        return with_last_attendance(with_standing(editable_events(self.request.user)))

    def order_queryset(self, queryset: QuerySet[Event]) -> QuerySet[Event]:
        """What is next comes first; what has no date to come is at the end."""
        ordering = (self.ordering or "next_starts").removeprefix("-")
        turned = (self.ordering or "").startswith("-")
        by = F(ordering).desc(nulls_last=True) if turned else F(ordering).asc(nulls_last=True)
        return queryset.order_by(by, "-pk")

    @cached_property
    def add_url(self) -> str | None:
        """A new page, where this person writes."""
        folders = PagePermissionPolicy(EventIndexPage).instances_user_has_permission_for(
            self.request.user, "add"
        )
        folder = folders.filter(locale=Locale.get_default()).order_by("depth", "path").first()
        where = ("events", "eventpage", folder.pk) if folder else None
        return reverse("wagtailadmin_pages:add", args=where) if where else None

    @cached_property
    def add_item_label(self) -> str:
        return _("New event")
