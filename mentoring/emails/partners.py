"""To the people who act for partner organisations."""

from mentoring.models import PartnerOrganisation
from outbox.letters import Letter, mail


@mail("mentoring.coordinator_invited")
def coordinator_invited(pk: int) -> Letter | None:
    """You look after your organisation's mentors: how to sign in, and where to begin."""
    rows = PartnerOrganisation.coordinators.through.objects.filter(pk=pk, user__is_active=True)
    row = rows.select_related("user", "partnerorganisation").first()
    if row is None:
        return None
    context = {"user": row.user, "partner": row.partnerorganisation}
    return Letter(row.user.email, row.user.language, "mentoring/coordinator_invited", context)
