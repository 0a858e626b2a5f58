"""In INSTALLED_APPS instead of ``wagtail.users``."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's screens for users, with our forms: e-mail is the login, and a language."""

    user_viewset = "accounts.viewsets.UserViewSet"
