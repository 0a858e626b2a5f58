"""What mentoring adds to Wagtail."""

from wagtail import hooks

from mentoring.viewsets import MentoringGroup
from mentoring.viewsets.programme_screens import ProgrammeScreens


@hooks.register("register_admin_viewset")
def programmes() -> MentoringGroup:
    return MentoringGroup()


@hooks.register("register_admin_viewset")
def programme_screens() -> ProgrammeScreens:
    return ProgrammeScreens()
