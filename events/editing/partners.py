"""Partner organisations write their own events: a folder, a group of editors, and moderation.

The editors of a partner may write in its folder and nowhere else. They cannot publish: what they
submit is approved by our own editors, in Wagtail's workflow.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from accounts.models import AccessLog, User
from accounts.people import add_person
from accounts.roles import Role
from events.emails.partners import partner_invited
from events.models import EventIndexPage, Organiser
from outbox.mail import post
from vocabulary.refused import Refused

ADMIN = ("wagtailadmin.access_admin", "wagtail_localize.submit_translation", "events.add_venue")
ON_PAGES = ("wagtailcore.add_page", "wagtailcore.change_page")
OWN_PICTURES = ("wagtailimages.add_image", "wagtailimages.change_image")
ALL_PICTURES = ("wagtailimages.choose_image",)
WORKFLOW = "Events of partners"
TASK = "An editor looks at it"


class NotAPartner(Refused):
    message = _("This organiser has no editors of its own yet. Open the calendar to it first.")


@transaction.atomic
def open_to_partner(organiser: Organiser, *, by: User | None = None) -> Group:
    """A folder in each language, and the group that may write there. Called again, nothing new."""
    organiser = Organiser.objects.locked(organiser.pk)
    if organiser.editors is not None:
        return organiser.editors
    group, _made = Group.objects.get_or_create(name=f"Partner: {organiser.key}")
    _grant(group, organiser)
    workflow = _workflow()
    for folder in _folders(organiser):
        WorkflowPage.objects.get_or_create(page=folder, defaults={"workflow": workflow})
        for name in ON_PAGES:
            GroupPagePermission.objects.get_or_create(
                group=group, page=folder, permission=_permission(name)
            )
    organiser.editors = group
    organiser.save(update_fields=["editors"])
    AccessLog.add("organiser.opened", organiser, by=by)
    return group


@transaction.atomic
def invite(organiser: Organiser, *, email: str, name: str = "", by: User | None = None) -> User:
    """Let this person write the partner's events, and tell her by mail. Raises NotAPartner."""
    group = organiser.editors
    if group is None:
        raise NotAPartner
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        first, _blank, last = name.strip().partition(" ")
        user = add_person(email, first_name=first, last_name=last, verified=False)
    if not user.groups.filter(pk=group.pk).exists():
        user.groups.add(group)
        AccessLog.add("organiser.editor_invited", organiser, by=by, about=user)
        post(partner_invited, user.pk)
    return user


@transaction.atomic
def remove(organiser: Organiser, user: User, *, by: User | None = None) -> None:
    """She may not write there any more; her account, and what she wrote, stay."""
    if organiser.editors is not None and user.groups.filter(pk=organiser.editors_id).exists():
        user.groups.remove(organiser.editors)
        AccessLog.add("organiser.editor_removed", organiser, by=by, about=user)


def folders_of(organiser: Organiser) -> Iterable[EventIndexPage]:
    folders: Iterable[EventIndexPage] = EventIndexPage.objects.filter(
        organiser=organiser
    ).select_related("locale")
    return folders


def _folders(organiser: Organiser) -> list[EventIndexPage]:
    """Below the calendar of each language, published."""
    found = list(folders_of(organiser))
    if found:
        return found
    calendars = EventIndexPage.objects.filter(locale=Locale.get_default(), organiser=None)
    calendar = calendars.order_by("depth")[0]
    first = calendar.add_child(
        instance=EventIndexPage(title=organiser.name, organiser=organiser, locale=calendar.locale)
    )
    first.save_revision().publish()
    others = Locale.objects.exclude(pk=calendar.locale_id)
    twins = [first.copy_for_translation(locale, copy_parents=True) for locale in others]
    for twin in twins:
        twin.save_revision().publish()
    return [first, *twins]


def _grant(group: Group, organiser: Organiser) -> None:
    """The admin itself, and a place for the partner's own pictures."""
    group.permissions.add(*map(_permission, ADMIN))
    library = Collection.get_first_root_node()
    own = library.get_children().filter(name=organiser.name).first()
    own = own or library.add_child(instance=Collection(name=organiser.name))
    for collection, names in ((own, OWN_PICTURES), (library, ALL_PICTURES)):
        for name in names:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=_permission(name)
            )


def _permission(name: str) -> Permission:
    app, _dot, codename = name.partition(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _workflow() -> Workflow:
    """One for all partners: an editor of ours approves."""
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        task = GroupApprovalTask.objects.create(name=TASK)
        task.groups.set(Group.objects.filter(name__in=[Role.EDITOR, Role.ADMINISTRATOR]))
        WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow
