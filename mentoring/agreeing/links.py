"""Links in mails by which a student or a mentor answers a proposal, without an account.

One purpose for each side: nobody answers for the other.
"""

from django.db.models import F

from accounts.personal_links import BadLink, PersonalLink
from mentoring.models import Match, Side
from mentoring.models.pairs import MatchQuerySet

LINKS = {side: PersonalLink(f"mentoring.proposal.{side.value}") for side in Side}


def token_of(match: Match, side: Side) -> str:
    return LINKS[side].token(match.pk, getattr(match, _version_of(side)))


def read(token: str) -> tuple[int, int, Side]:
    """The pair's id, the version, and whose link it is. Raises BadLink."""
    for side, link in LINKS.items():
        try:
            return *link.read(token), side
        except BadLink:
            continue
    raise BadLink


def by_token(matches: MatchQuerySet, token: str) -> tuple[Match, Side]:
    """Raises BadLink, also for an older one, and for whose account staff have closed."""
    pk, version, side = read(token)
    its = {_version_of(side): version, f"{side.value}__user__is_active": True}
    match = matches.filter(pk=pk, **its).first()
    if match is None:
        raise BadLink
    return match, side


def renew(matches: MatchQuerySet, side: Side) -> None:
    """This one's links are dead, the other one's go on."""
    matches.update(**{_version_of(side): F(_version_of(side)) + 1})


def _version_of(side: Side) -> str:
    return f"{side.value}_link_version"
