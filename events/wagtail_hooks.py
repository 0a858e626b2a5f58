"""What events add to Wagtail."""

from wagtail import hooks

from events.viewsets import EventScreens, RegistrationDays


@hooks.register("register_admin_viewset")
def registration_days() -> RegistrationDays:
    return RegistrationDays()


@hooks.register("register_admin_viewset")
def event_screens() -> EventScreens:
    return EventScreens()
