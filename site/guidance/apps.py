from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

from accounts.roles import Role, grant, grant_model

EDITED = ("centre", "authority", "glossaryterm")
# Written as drafts and published by a second editor's approval; administrators need nobody.
ALONE = ("delete", "publish", "lock", "unlock")
DRAFTED = ("step", "steprule", "document", "planstep", "municipalityagreement")


class GuidanceConfig(AppConfig):
    name = "guidance"

    def ready(self) -> None:
        from guidance.reviewing import after_migrate

        post_migrate.connect(after_migrate, sender=_last(), dispatch_uid="guidance.workflow")
        self._offer()

    def _offer(self) -> None:
        from content import changes, search, sitemaps, synonyms, text_marks
        from guidance import models as rules
        from guidance.arrival.found import sitemap_entries
        from guidance.centres.findable import MUNICIPALITIES
        from guidance.centres.pages import about_centre, about_centres
        from guidance.employers import found
        from guidance.glossary.texts import mark_terms
        from guidance.glossary_search import same_words
        from guidance.guides.around import about_guide, about_page

        rules.CentrePage.surroundings = staticmethod(about_centre)
        rules.CentreIndexPage.surroundings = staticmethod(about_centres)
        rules.GuideIndexPage.surroundings = staticmethod(about_guide)
        rules.GuidePage.surroundings = staticmethod(about_page)
        changes.follow(rules.Authority, rules.AuthorityName, rules.Centre, rules.OpeningHours)
        changes.follow(rules.Municipality, rules.SpecialDay)
        changes.follow(rules.Step, rules.StepRule, rules.StepDeadline, of_rules=True)
        changes.follow(rules.Document, rules.DocumentRule, rules.PlanStep, of_rules=True)
        changes.follow(rules.MunicipalityAgreement, rules.CentreService, of_rules=True)
        changes.follow(rules.GlossaryTerm)
        search.register(MUNICIPALITIES)
        sitemaps.register("arrival", sitemap_entries)
        synonyms.register("glossary", same_words)
        text_marks.register("glossary", mark_terms)
        sitemaps.register("quick check", found.sitemap_entries)
        grant_model(Role.EDITOR, *(f"guidance.{model}" for model in EDITED))
        for model in DRAFTED:
            grant(Role.EDITOR, *(f"guidance.{act}_{model}" for act in ("view", "add", "change")))
            grant(Role.ADMINISTRATOR, *(f"guidance.{act}_{model}" for act in ALONE))
        # There are 98 of them, by law: names may change, but nobody adds one here.
        grant(Role.EDITOR, "guidance.view_municipality", "guidance.change_municipality")


def _last() -> AppConfig:
    """By then every app has made its permissions and content types."""
    return [config for config in apps.get_app_configs() if config.models_module][-1]
