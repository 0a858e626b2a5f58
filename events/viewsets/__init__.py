"""The screens that events add to the admin."""

from events.viewsets.event_screens import EventScreens
from events.viewsets.registration_days import RegistrationDays

__all__ = ["EventScreens", "RegistrationDays"]
