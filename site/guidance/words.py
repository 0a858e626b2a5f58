"""Where something is done, and why not here, in sentences that say what to do."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guidance.models import Centre, Municipality, MunicipalityAgreement, Step


def at_centre(centre: Centre) -> str:
    return str(centre.name)


def perhaps_at_centre(centre: Centre) -> str:
    words = _("%(centre)s, if it registers residents of the municipality you move to")
    return words % {"centre": centre.name}


def not_offered(centre: Centre, step: Step) -> str:
    return _("Not done in %(centre)s: “%(step)s”.") % {"centre": centre.city, "step": step.title}


def no_agreement(centre: Centre, municipality: Municipality) -> str:
    words = _("%(centre)s does not register residents of %(municipality)s.")
    return words % {"centre": centre.city, "municipality": municipality}


def left_out(agreement: MunicipalityAgreement) -> str:
    words = _("Not all residents of %(municipality)s can register in %(centre)s: %(limit)s")
    return words % {
        "municipality": agreement.municipality,
        "centre": agreement.centre.city,
        "limit": agreement.limit,
    }


def own_citizen_service(municipality: Municipality, centres: Sequence[Centre]) -> str:
    """To the municipality's own office, or to a centre that serves it."""
    words = _("Go to %(municipality)s's Citizen Service (Borgerservice).")
    own = words % {"municipality": municipality.formal_name}
    if not centres:
        return own
    other = ngettext(
        "Or come to %(centres)s, which registers residents of %(municipality)s.",
        "Or come to one of these, which register residents of %(municipality)s: %(centres)s.",
        len(centres),
    )
    names = ", ".join(str(centre.name) for centre in centres)
    return f"{own} {other % {'centres': names, 'municipality': municipality}}"
