"""The mail to who finished a course."""

from events.emails.sign_up import organiser_address
from events.models import Certificate
from outbox.letters import Letter, mail


@mail("events.certificate_ready")
def certificate_ready(pk: int) -> Letter | None:
    """Congratulations, and the way to her certificate; none where it was taken back meanwhile."""
    known = Certificate.objects.select_related("event__organiser", "event__centre")
    certificate = known.filter(pk=pk).first()
    if certificate is None or not certificate.email:
        return None
    context = {"certificate": certificate, "event": certificate.event}
    return Letter(
        certificate.email,
        certificate.language,
        "events/certificate_ready",
        context,
        reply_to=organiser_address(certificate.event),
    )
