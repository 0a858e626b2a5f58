"""A pair's certificate as a PDF, on the same sheet as a course's."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.courses.certificate_file import proof_facts, set_sheets
from mentoring.models import MentoringCertificate, Programme, Side


def certificate_file(certificate: MentoringCertificate) -> bytes:
    sheet = _sheet(certificate)
    return set_sheets(str(certificate), settings.WAGTAIL_SITE_NAME, certificate.language, [sheet])


def _sheet(certificate: MentoringCertificate) -> dict[str, Any]:
    with translation.override(certificate.language):
        address = reverse("mentoring:certificate", args=[certificate.code])
        return {
            "lang": certificate.language,
            "heading": _("Certificate of mentoring"),
            "name": certificate.name,
            "took_part": role_in_words(certificate),
            "course": certificate.title,
            "extent": extent_in_words(certificate),
            "days": _days(certificate.programme),
            "organiser": settings.WAGTAIL_SITE_NAME,
            "centre": certificate.centre,
            "given": _("Given on %(day)s") % {"day": date_format(certificate.given_on)},
            **proof_facts(certificate.code, certificate.printed_code, address),
        }


def role_in_words(certificate: MentoringCertificate) -> str:
    if certificate.side == Side.MENTOR:
        return _("has been a mentor to a student in the programme")
    return _("has had a mentor from working life in the programme")


def extent_in_words(certificate: MentoringCertificate) -> str:
    """6 meetings of the two, 4 of the programme's events."""
    met = certificate.meetings
    words = ngettext("%(n)d meeting of the two", "%(n)d meetings of the two", met) % {"n": met}
    came = certificate.events_attended
    if not came:
        return words
    events = ngettext("%(n)d event of the programme", "%(n)d events of the programme", came)
    return f"{words}, {events % {'n': came}}"


def _days(programme: Programme) -> str:
    first, last = (date_format(day) for day in (programme.starts_on, programme.ends_on))
    return _("%(first)s to %(last)s") % {"first": first, "last": last}
