"""Who reads what before it is published: a workflow for each area of the site.

Wagtail comes with one for all pages, which asks a group that nobody here belongs to: what is sent
to it would wait for ever.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from accounts.roles import Role
from content.models import SecondReader

PAGES = "Pages"
TASK = "A second editor reads the page"
WAGTAILS = "Moderators approval"


def after_migrate(**signal: Any) -> None:
    set_up()


@transaction.atomic
def set_up() -> None:
    """The workflow of all pages, once: administrators may change it in the admin afterwards."""
    if Workflow.objects.filter(name=PAGES).exists():
        return
    workflow = with_second_reader(PAGES, TASK)
    for unused in Workflow.objects.active().filter(name=WAGTAILS):
        unused.deactivate()
    for root in Page.get_root_nodes():
        WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})


def with_second_reader(name: str, task: str) -> Workflow:
    """A new workflow of one step: an editor or administrator reads what somebody else wrote."""
    reading = SecondReader.objects.create(name=task)
    roles = (Role.EDITOR, Role.ADMINISTRATOR)
    reading.groups.set(Group.objects.get_or_create(name=role.value)[0] for role in roles)
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=reading)
    return workflow
