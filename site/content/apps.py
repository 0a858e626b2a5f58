from django.apps import AppConfig

from content.form_messages import speak_plainly


class ContentConfig(AppConfig):
    name = "content"

    def ready(self) -> None:
        from content.frame import follow_changes
        from content.page_search import PAGES
        from content.search import register

        register(PAGES)
        speak_plainly()
        follow_changes()
