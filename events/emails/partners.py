"""To the people who write a partner's events."""

from accounts.models import User
from events.models import EventIndexPage, Organiser
from outbox.letters import Letter, mail


@mail("events.partner_invited")
def partner_invited(pk: int) -> Letter | None:
    """You may write your organisation's events here: how to sign in, and where to begin."""
    user = User.objects.filter(pk=pk, is_active=True).first()
    organiser = Organiser.objects.filter(editors__user=pk).order_by("-editors_id").first()
    if user is None or organiser is None:
        return None
    folders = EventIndexPage.objects.filter(organiser=organiser)
    folder = folders.filter(locale__language_code=user.language).first() or folders.first()
    context = {"user": user, "organiser": organiser, "folder": folder}
    return Letter(user.email, user.language, "events/partner_invited", context)
