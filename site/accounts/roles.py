"""What people who work here may do: roles are groups, their permissions are made by code.

An app says what a role needs for the app's own models, when it is ready::

    class EventsConfig(AppConfig):
        def ready(self) -> None:
            grant(Role.PLANNER, "events.view_session", "events.change_session")

``accounts.role_groups.sync_roles`` writes the groups after every ``migrate``. This module asks
nothing of the models, so that an ``apps.py`` may import it.
"""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import User


class Role(models.TextChoices):
    """The value is the name of the group; it stays, the label is what people read."""

    EDITOR = "Editors", _("Editor")
    DESK = "Front desk", _("Front desk")
    PLANNER = "Planners", _("Authority planner")
    ADVISER = "Advisers", _("Career adviser")
    COORDINATOR = "Coordinators", _("Programme coordinator")
    ANALYST = "Analysts", _("Analyst")
    ADMINISTRATOR = "Administrators", _("Administrator")


GRANTED: dict[Role, set[str]] = {role: set() for role in Role}


def grant(role: Role, *permissions: str) -> None:
    """Give a role permissions such as ``events.change_session``; an administrator gets all."""
    GRANTED[role].update(permissions)
    GRANTED[Role.ADMINISTRATOR].update(permissions)


def grant_model(role: Role, *models: str) -> None:
    """Let a role view, add, change and delete these models (``guidance.step``)."""
    for label in models:
        app, _, model = label.partition(".")
        grant(role, *(f"{app}.{act}_{model}" for act in ("view", "add", "change", "delete")))


def has_role(user: Any, role: Role) -> bool:
    """Whether this person does this work; an administrator may do everybody's."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or bool({role, Role.ADMINISTRATOR} & roles_of(user))


def roles_of(user: "User") -> frozenset[Role]:
    return frozenset(Role(name) for name in _groups_of(user) if name in Role.values)


def may_open_admin(user: "User") -> bool:
    """Whether one of the person's groups opens the admin, a role's or one made there.

    Permissions come from groups alone (docs/decisions/0006): one given to a single person opens
    nothing.
    """
    return user.is_superuser or any(_groups_of(user).values())


def _groups_of(user: "User") -> dict[str, bool]:
    """The person's groups, and whether each opens the admin: asked once for each user object."""
    if "_groups" not in user.__dict__:
        opens = models.Q(
            permissions__codename="access_admin",
            permissions__content_type__app_label="wagtailadmin",
        )
        groups = user.groups.annotate(opens_admin=models.Count("permissions", filter=opens))
        found = {name: bool(n) for name, n in groups.values_list("name", "opens_admin")}
        user.__dict__["_groups"] = found
    groups_of: dict[str, bool] = user.__dict__["_groups"]
    return groups_of


# What the roles need of Wagtail itself. The front desk works at /desk/ and has no business there.
for _role in (Role.EDITOR, Role.PLANNER, Role.ADVISER, Role.COORDINATOR, Role.ANALYST):
    grant(_role, "wagtailadmin.access_admin")
grant(Role.EDITOR, "wagtail_localize.submit_translation")
grant_model(Role.EDITOR, "wagtailredirects.redirect")
grant_model(Role.ADMINISTRATOR, "accounts.user", "auth.group", "wagtailcore.site")
grant_model(Role.ADMINISTRATOR, "wagtailcore.collection", "wagtailcore.workflow")
