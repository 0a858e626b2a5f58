"""Links in mails by which a student or a mentor answers a proposal, without an account.

One purpose for each side: nobody answers for the other.
"""

from accounts.personal_links import BadLink, PersonalLink
from mentoring.models import Match, Side

LINKS = {side: PersonalLink(f"mentoring.proposal.{side.value}") for side in Side}


def token_of(match: Match, side: Side) -> str:
    return LINKS[side].token(match.pk, match.link_version)


def read(token: str) -> tuple[int, int, Side]:
    """The pair's id, the version, and whose link it is. Raises BadLink."""
    for side, link in LINKS.items():
        try:
            return *link.read(token), side
        except BadLink:
            continue
    raise BadLink
