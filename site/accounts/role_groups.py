"""Writes the roles into the database: a group for each, with exactly what code grants it.

What one person or one section of the site needs beyond that goes into a group of its own, made in
the admin; these groups are put right again by the next ``migrate``.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from accounts.models import User
from accounts.roles import GRANTED, Role

ON_PAGES = ("add", "change", "publish", "lock", "unlock", "bulk_delete")
IN_COLLECTIONS = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
CACHES = ("_groups", "_perm_cache", "_group_perm_cache", "_user_perm_cache")


def give_role(user: User, *roles: Role) -> None:
    """Add the person to the groups of these roles."""
    user.groups.add(*Group.objects.filter(name__in=roles))
    for cache in CACHES:
        user.__dict__.pop(cache, None)


def after_migrate(**signal: Any) -> None:
    sync_roles()


@transaction.atomic
def sync_roles() -> None:
    """Make the groups and give them exactly their permissions; safe to repeat."""
    known = _known_permissions()
    groups = {role: Group.objects.get_or_create(name=role.value)[0] for role in Role}
    for role, names in GRANTED.items():
        groups[role].permissions.set(known[name] for name in names & known.keys())
    for role in (Role.EDITOR, Role.ADMINISTRATOR):
        _let_edit(groups[role], known)


def unknown_grants() -> set[str]:
    """Granted permissions that no model has: a slip of the pen, which a test finds."""
    granted: Iterable[set[str]] = GRANTED.values()
    return set().union(*granted) - _known_permissions().keys()


def _known_permissions() -> dict[str, Permission]:
    """Every permission by its full name; in the middle of a migration, those made so far."""
    permissions = Permission.objects.select_related("content_type")
    return {f"{p.content_type.app_label}.{p.codename}": p for p in permissions}


def _let_edit(group: Group, known: dict[str, Permission]) -> None:
    """Every page, image and document of the site."""
    page, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    for name in {f"wagtailcore.{act}_page" for act in ON_PAGES} & known.keys():
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=known[name])
    for name in set(IN_COLLECTIONS) & known.keys():
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=known[name]
        )
