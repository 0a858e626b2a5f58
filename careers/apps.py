from django.apps import AppConfig

from accounts.roles import Role, grant, grant_model


class CareersConfig(AppConfig):
    name = "careers"

    def ready(self) -> None:
        """Advisers know who the candidates are, read their words, and keep the list of skills."""
        grant(Role.ADVISER, "careers.view_candidateprofile", "careers.review_profile")
        grant(Role.ADVISER, "careers.review_job", "careers.view_job")
        grant_model(Role.ADVISER, "careers.skill")
        from careers import entrances
        from careers.contact import blocking, old_links
        from careers.cv_files import keeping
        from careers.finding.engines import sqlite
        from careers.jobs import findable, page_act
        from careers.publishing import guard, receivers

        keeping.connect()
        blocking.connect()
        old_links.connect()
        guard.connect(self)
        receivers.connect()
        sqlite.connect(self)
        findable.connect()
        entrances.connect()
        page_act.connect()
