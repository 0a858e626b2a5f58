"""What events add to Wagtail."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.query import PageQuerySet

from events.closed_panel import ClosedDaysPanel
from events.models import EventPage
from events.permissions import choosable_pages
from events.views import page_news
from events.views.hub import tabs_of
from events.viewsets import EventsGroup, HostsMenuItem, RegistrationDays
from events.viewsets.labels import CategoryChooser, EventChooser, OrganiserChooser, VenueChooser


@hooks.register("register_admin_viewset")
def registration_days() -> RegistrationDays:
    return RegistrationDays()


@hooks.register("register_admin_viewset")
def events() -> list[Any]:
    return [
        EventsGroup(),
        CategoryChooser("event_category_chooser"),
        VenueChooser("venue_chooser"),
        OrganiserChooser("organiser_chooser"),
        EventChooser("event_chooser"),
    ]


@hooks.register("register_admin_menu_item")
def personal_talks() -> MenuItem:
    url = reverse("event_admin:my_talks")
    return HostsMenuItem(_("Personal talks"), url, icon_name="group", order=205)


@hooks.register("construct_homepage_panels")
def show_closed_days(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ClosedDaysPanel())


@hooks.register("construct_page_chooser_queryset")
def pages_to_choose(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """A partner's editor learns no titles of drafts, but for those of her own folder."""
    within = request.resolver_match and request.resolver_match.kwargs.get("parent_page_id")
    if within and not choosable_pages(request.user, Page.objects.filter(pk=within)).exists():
        raise Http404
    return choosable_pages(request.user, pages)


@hooks.register("insert_global_admin_css")
def look_of_event_pages() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/event-page.css"))


@hooks.register("register_page_header_buttons")
def ways_to_the_screens(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """From the page's editor to its dates and people."""
    if isinstance(page, EventPage) and page.permissions_for_user(user).can_edit():
        for priority, tab in enumerate(tabs_of(page.event)):
            yield Button(tab["label"], tab["url"], icon_name=tab["icon"], priority=priority)


@hooks.register("before_publish_page")
def remember_facts(request: HttpRequest, page: Page) -> None:
    if isinstance(page, EventPage):
        page_news.remember(request, page)


@hooks.register("after_publish_page")
def say_what_is_left(request: HttpRequest, page: Page) -> None:
    if isinstance(page, EventPage):
        page_news.say_what_is_left(request, page)


@hooks.register("before_delete_page")
def people_first(request: HttpRequest, page: Page) -> HttpResponse | None:
    return page_news.refuse_to_delete(request, page)


@hooks.register("before_bulk_action")
def people_first_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Wagtail asks about no single page when several are ticked."""
    pages = [each for each in objects if isinstance(each, Page)] if action_type == "delete" else []
    return page_news.refuse_to_delete(request, *pages)


@hooks.register("after_unpublish_page")
def people_still_come(request: HttpRequest, page: Page) -> None:
    if isinstance(page, EventPage):
        page_news.say_who_still_comes(request, page)
