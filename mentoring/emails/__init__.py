"""The mails of this app, one module a subject."""

from mentoring.emails import meetings, pairs
from mentoring.emails.agreeing import proposed_to_mentor, proposed_to_student

__all__ = ["meetings", "pairs", "proposed_to_mentor", "proposed_to_student"]
