from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"

    def ready(self) -> None:
        from content.page_search import PAGES
        from content.search import register

        register(PAGES)
