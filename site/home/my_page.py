"""My page: what each app has for this person, and where she goes after signing in."""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.urls import reverse
from django.utils.module_loading import module_has_submodule

from accounts.models import User
from accounts.my_page import Panel
from accounts.permissions import enters_admin
from accounts.roles import Role, roles_of
from companies.models import Membership


def offered(module: str) -> Iterator[ModuleType]:
    """That module of every app below that has it, upper layers first, as in INSTALLED_APPS."""
    for config in apps.get_app_configs():
        if config.name != "home" and module_has_submodule(config.module, module):
            yield import_module(f"{config.name}.{module}")


def panels(user: User) -> list[Panel]:
    ours = (module for module in offered("my_page") if hasattr(module, "panels"))
    return [panel for module in ours for panel in module.panels(user)]


def start_address(user: User) -> str:
    """The place of one's work: the desk, the admin, one's company; else My page."""
    if Role.DESK in roles_of(user) and not user.is_superuser:
        return reverse("desk:today")
    if enters_admin(user):
        return reverse("wagtailadmin_home")
    if Membership.objects.filter(user=user).exists():
        return reverse("companies:dashboard")
    return reverse("home:my")
