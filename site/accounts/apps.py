from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Writes the roles when the last app of a ``migrate`` has made its permissions."""

    name = "accounts"

    def ready(self) -> None:
        from accounts import address_changes
        from accounts.role_groups import after_migrate

        address_changes.connect()
        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(after_migrate, sender=last, dispatch_uid="accounts.roles")
