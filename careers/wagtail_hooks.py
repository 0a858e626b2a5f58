"""What the CV bank adds to Wagtail."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from careers.admin_menu import candidates_menu
from careers.models import Job, Skill
from careers.viewsets.advising import AdvisersPanel, AdvisingScreens, menu_items
from careers.viewsets.jobs import JobsPanel, JobViewSet, OnlyCompaniesWrite
from careers.viewsets.words import (
    SkillsStay,
    SkillViewSet,
    WordScreens,
    WordsPanel,
    skills_menu_item,
    words_menu_item,
)

register_permission_policy(Job, OnlyCompaniesWrite(Job))
register_permission_policy(Skill, SkillsStay(Skill))


@hooks.register("register_admin_menu_item")
def candidates() -> SubmenuMenuItem:
    return candidates_menu()


@hooks.register("register_admin_viewset")
def jobs() -> JobViewSet:
    return JobViewSet()


@hooks.register("construct_homepage_panels")
def show_jobs_to_read(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(JobsPanel())


@hooks.register("register_admin_viewset")
def advising() -> AdvisingScreens:
    return AdvisingScreens()


@hooks.register("construct_homepage_panels")
def show_whom_to_ask(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(AdvisersPanel())


for item in menu_items():
    hooks.register("register_candidates_menu_item", lambda item=item: item)


@hooks.register("register_admin_viewset")
def words() -> list[ViewSet]:
    return [WordScreens(), SkillViewSet()]


@hooks.register("construct_homepage_panels")
def show_words_to_read(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(WordsPanel())


hooks.register("register_candidates_menu_item", words_menu_item)
hooks.register("register_candidates_menu_item", skills_menu_item)
