from django.apps import AppConfig

from accounts.roles import Role, grant, grant_model


class MentoringConfig(AppConfig):
    name = "mentoring"

    def ready(self) -> None:
        """Coordinators keep the programmes, read applications, and match."""
        from content import changes
        from events.courses.certificate_codes import CODES_OF_OTHERS
        from mentoring.agreeing import old_links
        from mentoring.models import (
            MentoringIndexPage,
            PartnerOrganisation,
            Programme,
            ProgrammeEvent,
            ProgrammePage,
            ProgrammePartner,
            ProgrammeUniversity,
            University,
        )
        from mentoring.pairs.asked import proof_url
        from mentoring.programmes import writing
        from mentoring.views.pages import index_context, programme_context

        MentoringIndexPage.context_of = staticmethod(index_context)
        ProgrammePage.context_of = staticmethod(programme_context)
        changes.follow(Programme, ProgrammeEvent, ProgrammePartner, ProgrammeUniversity)
        changes.follow(PartnerOrganisation, University)
        writing.follow()
        old_links.connect()
        CODES_OF_OTHERS.append(proof_url)
        grant(Role.COORDINATOR, "mentoring.review_application", "mentoring.run_matching")
        grant_model(Role.COORDINATOR, "mentoring.programme", "mentoring.university")
        grant_model(Role.COORDINATOR, "mentoring.partnerorganisation")
