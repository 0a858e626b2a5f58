from django.apps import AppConfig

from accounts.roles import Role, grant, grant_model


class EventsConfig(AppConfig):
    name = "events"

    def ready(self) -> None:
        from content import changes, own_lists, search, sitemaps
        from events.beside_arrival import of_centre
        from events.editing.publishing import follow_pages
        from events.finding.findable import EVENTS, sitemap_entries
        from events.models import (
            Category,
            Event,
            EventIndexPage,
            EventPage,
            Organiser,
            Quota,
            Session,
            Stand,
            Venue,
        )
        from events.planning import special_days
        from events.talks import hosts
        from events.views.event_page import context_of
        from guidance.centres import beside

        EventPage.surroundings = staticmethod(context_of)
        beside.known.append(of_centre)
        follow_pages()
        hosts.follow()
        special_days.follow()
        whats_on = (Category, Venue, Organiser, Event, Session, Quota, Stand)
        changes.follow(*whats_on, of_events=True)
        own_lists.leave_to_app(EventPage, EventIndexPage)
        search.register(EVENTS)
        sitemaps.register("events", sitemap_entries)
        grant_model(Role.EDITOR, "events.category", "events.organiser", "events.venue")
        grant(Role.PLANNER, "events.view_session", "events.add_session", "events.change_session")
