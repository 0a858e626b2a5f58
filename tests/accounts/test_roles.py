"""Who may do what: groups and permissions made by code."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from wagtail.models import Page

from accounts.models import User
from accounts.permissions import enters_admin, role_required, works_here
from accounts.role_groups import give_role, sync_roles, unknown_grants
from accounts.roles import GRANTED, Role, grant, grant_model, has_role

STAFF = ["editor", "planner", "adviser", "coordinator", "analyst"]


@pytest.fixture
def who(request: pytest.FixtureRequest) -> User:
    return request.getfixturevalue(request.param)


def test_every_role_has_its_group_after_migrating(db) -> None:
    assert set(Role.values) <= set(Group.objects.values_list("name", flat=True))


def test_every_permission_that_is_granted_exists(db) -> None:
    assert unknown_grants() == set()


def test_groups_hold_exactly_what_code_grants(db) -> None:
    planners = Group.objects.get(name=Role.PLANNER)
    planners.permissions.set(Permission.objects.filter(codename="delete_user"))

    sync_roles()

    held = {f"{p.content_type.app_label}.{p.codename}" for p in planners.permissions.all()}
    assert held == GRANTED[Role.PLANNER]


def test_writing_the_roles_again_changes_nothing(db) -> None:
    before = set(Permission.objects.values_list("pk", "group"))

    sync_roles()

    assert set(Permission.objects.values_list("pk", "group")) == before
    assert Group.objects.filter(name__in=Role.values).count() == len(Role)


def test_a_granted_permission_is_the_administrators_too(monkeypatch) -> None:
    monkeypatch.setattr("accounts.roles.GRANTED", granted := {role: set() for role in Role})

    grant(Role.PLANNER, "events.view_session")
    grant_model(Role.EDITOR, "guidance.step")

    assert granted[Role.PLANNER] == {"events.view_session"}
    assert granted[Role.ADMINISTRATOR] >= {"events.view_session", "guidance.delete_step"}


@pytest.mark.django_db
@pytest.mark.parametrize("who", STAFF, indirect=True)
def test_staff_enter_the_admin(who: User) -> None:
    assert enters_admin(who)
    assert works_here(who)


def test_the_desk_works_here_but_not_in_the_admin(desk: User) -> None:
    assert works_here(desk)
    assert not enters_admin(desk)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["stranger", "hr"], indirect=True)
def test_visitors_do_not_work_here(who: User) -> None:
    assert not works_here(who)
    assert not enters_admin(who)


def test_an_administrator_may_do_everybodys_work(admin: User, stranger: User) -> None:
    give_role(stranger, Role.ADMINISTRATOR)

    assert all(has_role(user, role) for role in Role for user in (admin, stranger))


def test_a_role_is_not_another(desk: User) -> None:
    assert [role for role in Role if has_role(desk, role)] == [Role.DESK]


def test_who_is_closed_out_has_no_role(desk: User) -> None:
    desk.is_active = False

    assert not has_role(desk, Role.DESK)


def test_editors_publish_pages(editor: User) -> None:
    permissions = Page.objects.first().permissions_for_user(editor)

    assert permissions.can_add_subpage()
    assert permissions.can_publish_subpage()


def test_planners_touch_no_page(planner: User) -> None:
    assert not Page.objects.first().permissions_for_user(planner).can_add_subpage()


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["stranger", "hr", "desk"], indirect=True)
@pytest.mark.parametrize("path", ["/admin/", "/admin/users/", "/django-admin/"])
def test_there_is_no_admin_for_those_without_business_there(client, who: User, path: str) -> None:
    client.force_login(who)

    assert client.get(path, follow=True).status_code == 404


def test_djangos_own_admin_is_for_superusers(client, editor: User, admin: User) -> None:
    client.force_login(editor)
    assert client.get("/django-admin/", follow=True).status_code == 404

    client.force_login(admin)
    assert client.get("/django-admin/").status_code == 200


def test_strangers_are_asked_to_sign_in_to_the_admin(client, db) -> None:
    response = client.get("/admin/pages/")

    assert response["Location"] == "/en/accounts/login/?next=/admin/pages/"


@role_required(Role.DESK)
def desk_view(request) -> HttpResponse:
    return HttpResponse("the queue")


def opened_by(user: User | AnonymousUser) -> HttpResponse:
    request = RequestFactory().get("/en/desk/?day=1")
    request.user = user
    return desk_view(request)


def test_a_view_for_a_role_opens_for_it(desk: User) -> None:
    assert opened_by(desk).content == b"the queue"


def test_a_view_for_a_role_does_not_exist_for_others(planner: User) -> None:
    with pytest.raises(Http404):
        opened_by(planner)


def test_strangers_are_asked_to_sign_in_and_come_back(db) -> None:
    response = opened_by(AnonymousUser())

    assert response["Location"] == "/en/accounts/login/?next=/en/desk/%3Fday%3D1"
