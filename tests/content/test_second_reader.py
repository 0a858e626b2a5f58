"""What is sent for review reaches somebody, and nobody passes her own words."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Workflow, WorkflowPage

from accounts.people import add_person
from accounts.roles import Role
from content import workflows
from content.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _workflow(english) -> None:
    workflows.set_up()


def _editor(name: str):
    person = add_person(f"{name}@ankomst.example", first_name=name)
    person.groups.add(Group.objects.get(name=Role.EDITOR.value))
    return person


def test_a_page_sent_for_review_is_passed_by_another_editor(
    add_page: Callable[..., StandardPage],
) -> None:
    page, writer, reader = add_page("Pets"), _editor("Signe"), _editor("Edith")
    page.title = "Pets and papers"
    page.save_revision(user=writer)

    task = page.get_workflow().start(page, writer).current_task_state.task.specific

    acts = {who: {act for act, *_ in task.get_actions(page, who)} for who in (writer, reader)}
    assert "approve" in acts[reader]
    assert "approve" not in acts[writer]
    assert not task.locked_for_user(page, writer)
    waiting = {who: task.get_task_states_user_can_moderate(who).count() for who in acts}
    assert waiting == {writer: 0, reader: 1}


def test_nothing_is_sent_to_a_group_that_nobody_belongs_to() -> None:
    assert not Workflow.objects.active().filter(name=workflows.WAGTAILS).exists()


def test_an_administrators_own_choice_for_the_pages_stays(english) -> None:
    own = Workflow.objects.create(name="Our own")
    WorkflowPage.objects.filter(workflow__name=workflows.PAGES).update(workflow=own)

    workflows.set_up()

    assert english.get_workflow() == own
