from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from asking.from_page import known_homes
        from home import data_requests
        from home.whereabouts import home_of

        data_requests.connect()
        known_homes.append(home_of)
