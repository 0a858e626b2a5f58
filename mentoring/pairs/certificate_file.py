"""A pair's certificate as a PDF, on the same sheet as a course's."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.courses.certificate_file import proof_facts, set_sheets
from mentoring.models import Match, MentoringCertificate, Side
from mentoring.pairs.days import first_day


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
            "days": days_in_words(certificate.match),
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
    """6 meetings with the mentor, 4 of the programme's events."""
    met = certificate.meetings
    if certificate.side == Side.MENTOR:
        words = ngettext("%(n)d meeting with the student", "%(n)d meetings with the student", met)
    else:
        words = ngettext("%(n)d meeting with the mentor", "%(n)d meetings with the mentor", met)
    words = words % {"n": met}
    came = certificate.events_attended
    if not came:
        return words
    events = ngettext("%(n)d event of the programme", "%(n)d events of the programme", came)
    return f"{words}, {events % {'n': came}}"


def days_in_words(match: Match) -> str:
    """From the first day to the last, which staff may have made an earlier one."""
    over = timezone.localdate(match.over_at) if match.over_at else match.programme.ends_on
    last = min(over, match.programme.ends_on)
    return _("%(first)s to %(last)s") % {
        "first": date_format(first_day(match)),
        "last": date_format(last),
    }
