"""The personal link in the mails that ask whether to go on."""

from accounts.personal_links import BadLink, PersonalLink
from careers.models import CandidateProfile

LINK = PersonalLink("cv-renewal")


def token_of(profile: CandidateProfile) -> str:
    """Works until she has renewed: the link is for this end, not for the next."""
    ends = profile.expires_on
    return LINK.token(profile.pk, ends.toordinal() if ends else 0)


def by_token(token: str) -> CandidateProfile | None:
    """Whose link this is; None when it has been used, or she is gone.

    Raises BadLink, also where staff have closed her account.
    """
    pk, version = LINK.read(token)
    profile = CandidateProfile.objects.select_related("user").filter(pk=pk).first()
    if profile is not None and not profile.user.is_active:
        raise BadLink
    ends = profile.expires_on if profile else None
    return profile if ends is not None and ends.toordinal() == version else None
