"""Who runs mentoring, and who may see a partner organisation's mentors."""

from typing import Any

from accounts.roles import Role, has_role
from mentoring.models import PartnerOrganisation


def may_run(user: Any) -> bool:
    """Keeps programmes, reads applications, matches, and sees how the pairs are doing."""
    return has_role(user, Role.COORDINATOR)


def coordinates(user: Any, partner_id: int) -> bool:
    """For an organisation: its own mentors, nobody else's. Staff have screens of their own."""
    if not user.is_authenticated:
        return False
    return PartnerOrganisation.objects.coordinated_by(user).filter(pk=partner_id).exists()
