from django.apps import AppConfig

from accounts.roles import Role, grant


class EventsConfig(AppConfig):
    name = "events"

    def ready(self) -> None:
        from content import search, sitemaps
        from events.finding.findable import EVENTS, sitemap_entries

        search.register(EVENTS)
        sitemaps.register("events", sitemap_entries)
        grant(Role.PLANNER, "events.view_session", "events.add_session", "events.change_session")
