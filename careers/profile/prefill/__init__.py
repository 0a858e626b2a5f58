"""What a CV tells, put before her: she takes it into her profile or throws it away.

Nothing is taken silently. Until she has decided it stands in ``CandidateProfile.prefilled``, which
nobody but she is shown.
"""

from careers.profile.prefill.found import Found
from careers.profile.prefill.offering import (
    Suggestion,
    accept,
    accept_all,
    discard,
    discard_all,
    offer,
    suggestions_for,
    suggestions_of,
)
from careers.profile.prefill.reading import read

__all__ = [
    "Found",
    "Suggestion",
    "accept",
    "accept_all",
    "discard",
    "discard_all",
    "offer",
    "read",
    "suggestions_for",
    "suggestions_of",
]
