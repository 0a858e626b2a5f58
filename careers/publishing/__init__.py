"""What employers see of somebody: a copy, made field by field, and words that an adviser approved.

The private profile is never shown. Every use case that changes it calls ``refresh`` in its own
transaction; the others are what she, an adviser and the clock decide.
"""

from careers.publishing.refreshing import refresh
from careers.publishing.reviewing import approve, send_back
from careers.publishing.sending import send_words
from careers.publishing.states import go_live, hide, renew, show

__all__ = [
    "approve",
    "go_live",
    "hide",
    "refresh",
    "renew",
    "send_back",
    "send_words",
    "show",
]
