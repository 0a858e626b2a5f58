from django.apps import AppConfig

from accounts.roles import Role, grant, grant_model


class MentoringConfig(AppConfig):
    name = "mentoring"

    def ready(self) -> None:
        """Coordinators keep the programmes, read applications, and match."""
        grant(Role.COORDINATOR, "mentoring.review_application", "mentoring.run_matching")
        grant_model(Role.COORDINATOR, "mentoring.programme", "mentoring.university")
        grant_model(Role.COORDINATOR, "mentoring.partnerorganisation")
