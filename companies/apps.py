from django.apps import AppConfig

from accounts.roles import Role, grant


class CompaniesConfig(AppConfig):
    name = "companies"

    def ready(self) -> None:
        """Planners, like administrators, verify companies; the desk sees who is ready."""
        from companies import receivers
        from companies.event_seats.page_act import acts
        from companies.from_plan import start_url
        from companies.readiness import desk_notes
        from events import page_acts
        from events.desk import notes as desk
        from guidance.employers.plan import book_url

        grant(Role.PLANNER, "companies.view_company", "companies.verify_company")
        desk.register(desk_notes)
        page_acts.register(acts)
        book_url.append(start_url)
        receivers.connect()
