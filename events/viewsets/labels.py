"""Categories, venues and organisers: lists of their own, and dialogs that can add to them."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import EditView
from wagtail.admin.views.generic.chooser import ChosenMultipleView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from content.deleting import UnlessUsedDeleteView
from events.models import Category, Event, Organiser, Venue
from events.models.page_forms import events_to_follow
from events.permissions import editable_events
from events.views import partner
from vocabulary.typed import typed_id

VENUE_FIELDS = ["name", "address", "postcode", "post_town", "municipality"]


class CategoryViewSet(ModelViewSet):
    model = Category
    icon = "tag"
    delete_view_class = UnlessUsedDeleteView
    menu_label = _("Categories")
    ordering = ["position", "name_en"]
    sort_order_field = "position"
    list_display = ["name_en", "name_da"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name_en"), FieldPanel("name_da")]),
        ]
    )


class VenueViewSet(ModelViewSet):
    model = Venue
    icon = "site"
    delete_view_class = UnlessUsedDeleteView
    menu_label = _("Venues")
    ordering = ["name"]
    list_display = ["name", Column("full_address", label=_("Address")), "municipality"]
    search_fields = ["name", "address", "post_town"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            MultiFieldPanel(
                [
                    FieldPanel("address"),
                    FieldRowPanel([FieldPanel("postcode"), FieldPanel("post_town")]),
                    FieldPanel("municipality"),
                ],
                heading=_("Address"),
            ),
            MultiFieldPanel(
                [FieldPanel("directions_en"), FieldPanel("directions_da")],
                heading=_("How to get there"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
                heading=_("On the map"),
                help_text=_(
                    "For the link to a route planner. Maps show both numbers on a right click."
                ),
            ),
            FieldPanel("centre"),
        ]
    )


class OrganiserEditView(EditView):
    """With the way to the people who write its events."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse("organisers:partner", args=[self.object.pk])
        people = Button(_("Its own editors"), url=url, icon_name="group", priority=5)
        return [people, *super().header_more_buttons]


class OrganiserViewSet(ModelViewSet):
    model = Organiser
    icon = "group"
    delete_view_class = UnlessUsedDeleteView
    menu_label = _("Organisers")
    ordering = ["name"]
    list_display = [
        "name",
        "email",
        BooleanColumn("is_partner", label=_("Writes its own events")),
    ]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False
    edit_view_class = OrganiserEditView
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            MultiFieldPanel(
                [FieldPanel("about_en"), FieldPanel("about_da")],
                heading=_("Two sentences about them, shown with each event"),
            ),
            MultiFieldPanel(
                [FieldPanel("website"), FieldPanel("email")], heading=_("How to reach them")
            ),
            FieldPanel("logo"),
        ]
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/partner/", partner.editors, name="partner"),
            path("<int:pk>/partner/open/", partner.open_folder, name="open_partner"),
            path("<int:pk>/partner/invite/", partner.invite, name="invite_partner"),
            path("<int:pk>/partner/remove/<int:user_pk>/", partner.remove, name="remove_partner"),
        ]


class CategoryChooser(ChooserViewSet):
    model = Category
    icon = "tag"
    choose_one_text = _("Choose a category")
    choose_another_text = _("Choose another category")
    edit_item_text = _("Edit this category")
    form_fields = ["name_en", "name_da"]
    create_action_label = _("Add this category")
    creation_tab_label = _("New category")


class VenueChooser(ChooserViewSet):
    model = Venue
    icon = "site"
    choose_one_text = _("Choose a venue")
    choose_another_text = _("Choose another venue")
    edit_item_text = _("Edit this venue")
    form_fields = VENUE_FIELDS
    create_action_label = _("Add this venue")
    creation_tab_label = _("New venue")


class OrganiserChooser(ChooserViewSet):
    model = Organiser
    icon = "group"
    choose_one_text = _("Choose an organiser")
    choose_another_text = _("Choose another organiser")
    edit_item_text = _("Edit this organiser")
    form_fields = ["name", "website", "email"]
    create_action_label = _("Add this organiser")
    creation_tab_label = _("New organiser")


class ChosenEventView(ChosenView):
    """By its number too nobody learns of another's draft."""

    def get_object(self, pk: str) -> Event:
        return _known_to(self.request.user).get(pk=typed_id(pk) or 0)


class ChosenEventsView(ChosenMultipleView):
    def get_objects(self, pks: list[str]) -> QuerySet[Event]:
        return _known_to(self.request.user).filter(pk__in=filter(None, map(typed_id, pks)))


def _known_to(user: Any) -> QuerySet[Event]:
    mine = editable_events(user).values("pk")
    return Event.objects.filter(Q(public=True) | Q(pk__in=mine))


class EventChooser(ChooserViewSet):
    """For what follows on another event: those that people sign up for."""

    model = Event
    chosen_view_class = ChosenEventView
    chosen_multiple_view_class = ChosenEventsView
    icon = "calendar-alt"
    choose_one_text = _("Choose an event")
    choose_another_text = _("Choose another event")

    def get_object_list(self) -> Any:
        return events_to_follow().order_by("title_en")
