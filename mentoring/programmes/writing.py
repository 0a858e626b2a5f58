"""Coordinators write the pages about mentoring, and no others."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_save
from wagtail.models import GroupPagePermission

from accounts.roles import Role
from mentoring.models import MentoringIndexPage

ACTS = ("add", "change", "publish")


def follow() -> None:
    """Connect the receiver, when the app is ready."""
    post_save.connect(_let_coordinators_write, sender=MentoringIndexPage, dispatch_uid=__name__)


def _let_coordinators_write(instance: MentoringIndexPage, created: bool, **signal: Any) -> None:
    if not created:
        return
    group, _made = Group.objects.get_or_create(name=Role.COORDINATOR)
    names = [f"{act}_page" for act in ACTS]
    allowed = Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page", codename__in=names
    )
    for permission in allowed:
        GroupPagePermission.objects.get_or_create(
            group=group, page=instance.page_ptr, permission=permission
        )
