from django.apps import AppConfig

from accounts.roles import Role, grant, grant_model

EDITED = (
    *("step", "steprule", "document", "planstep"),
    *("centre", "municipalityagreement", "authority"),
)


class GuidanceConfig(AppConfig):
    name = "guidance"

    def ready(self) -> None:
        from content import changes, sitemaps
        from guidance import models as rules
        from guidance.arrival.found import sitemap_entries
        from guidance.centres.pages import about_centre, about_centres
        from guidance.employers import found

        rules.CentrePage.surroundings = staticmethod(about_centre)
        rules.CentreIndexPage.surroundings = staticmethod(about_centres)
        changes.follow(rules.Authority, rules.AuthorityName, rules.Centre, rules.OpeningHours)
        changes.follow(rules.Municipality, rules.MunicipalityAgreement, rules.CentreService)
        changes.follow(rules.Step, rules.StepRule, rules.Document, rules.DocumentRule)
        changes.follow(rules.StepDeadline, rules.PlanStep, rules.SpecialDay)
        sitemaps.register("arrival", sitemap_entries)
        sitemaps.register("quick check", found.sitemap_entries)
        grant_model(Role.EDITOR, *(f"guidance.{model}" for model in EDITED))
        # There are 98 of them, by law: names may change, but nobody adds one here.
        grant(Role.EDITOR, "guidance.view_municipality", "guidance.change_municipality")
