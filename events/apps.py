from django.apps import AppConfig

from accounts.roles import Role, grant


class EventsConfig(AppConfig):
    name = "events"

    def ready(self) -> None:
        from content import search, sitemaps
        from events.editing.publishing import follow_pages
        from events.finding.findable import EVENTS, sitemap_entries

        follow_pages()
        search.register(EVENTS)
        sitemaps.register("events", sitemap_entries)
        grant(Role.PLANNER, "events.view_session", "events.add_session", "events.change_session")
