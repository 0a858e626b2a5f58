from django.apps import AppConfig

from accounts.roles import Role, grant


class EventsConfig(AppConfig):
    name = "events"

    def ready(self) -> None:
        grant(Role.PLANNER, "events.view_session", "events.add_session", "events.change_session")
