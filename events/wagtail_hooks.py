"""What events add to Wagtail."""

from wagtail import hooks

from events.viewsets import RegistrationDays


@hooks.register("register_admin_viewset")
def registration_days() -> RegistrationDays:
    return RegistrationDays()
