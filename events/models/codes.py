"""References, ticket codes and personal links: what can be read out, and what cannot be guessed."""

from django.utils.crypto import get_random_string

from accounts.personal_links import PersonalLink

READABLE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no letter that is taken for a digit

my_booking_link = PersonalLink("events.booking")
my_calendar_link = PersonalLink("events.my_calendar")
guest_link = PersonalLink("events.guest")
feedback_link = PersonalLink("events.feedback")
waiting_link = PersonalLink("events.waiting")
stand_link = PersonalLink("events.stand")
talks_link = PersonalLink("events.talks")


def new_reference() -> str:
    """Eight characters that can be read out over the telephone."""
    return get_random_string(8, READABLE)


def new_ticket_code() -> str:
    """Ten characters (50 bits): a ticket can be typed in, and not guessed."""
    return get_random_string(10, READABLE)


def new_stand_code() -> str:
    """Six characters, to be typed from a sign; it leads to a page that is public."""
    return get_random_string(6, READABLE)
