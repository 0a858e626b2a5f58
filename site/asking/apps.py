from django.apps import AppConfig
from django.db.models.signals import post_migrate

from accounts.roles import Role, grant, grant_model

ANSWERERS = (Role.DESK, Role.EDITOR, Role.ADVISER, Role.COORDINATOR)
EDITED = ("topic", "team", "responsibility", "readyanswer")


class AskingConfig(AppConfig):
    name = "asking"

    def ready(self) -> None:
        """Whoever meets newcomers may own a question; editors say who owns which."""
        for role in ANSWERERS:
            grant(role, "asking.answer_question")
        grant_model(Role.EDITOR, *(f"asking.{model}" for model in EDITED))
        from asking import checks, old_links
        from asking.first_rows import after_migrate
        from asking.from_page import sitemap_entries
        from content import sitemaps

        checks.register_checks()
        old_links.connect()
        sitemaps.register("ask", sitemap_entries)
        post_migrate.connect(after_migrate, sender=self, dispatch_uid="asking.first_rows")
