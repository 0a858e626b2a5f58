from django.apps import AppConfig
from django.db.models.signals import post_migrate

from accounts.roles import Role, grant, grant_model
from content.form_messages import speak_plainly


class ContentConfig(AppConfig):
    name = "content"

    def ready(self) -> None:
        from content.changes import follow_changes
        from content.mirrors import hold_back_mirrors
        from content.page_search import PAGES
        from content.search import register
        from content.workflows import after_migrate

        register(PAGES)
        grant(Role.EDITOR, "content.change_contactsettings", "content.change_navigationsettings")
        grant_model(Role.EDITOR, "wagtailsearchpromotions.searchpromotion", "content.samemeaning")
        speak_plainly()
        follow_changes()
        hold_back_mirrors()
        post_migrate.connect(after_migrate, sender=self, dispatch_uid="content.workflow")
