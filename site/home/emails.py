"""Mails about one's own data."""

from accounts.models import User
from home.models import DataExport, Erasure
from home.personal_data import hindrances_in
from outbox.letters import Letter, mail


@mail("home.export_ready")
def export_ready(pk: int) -> Letter | None:
    """The link leads to the page where she signs in: the mail alone opens nothing."""
    export = DataExport.objects.select_related("user").filter(pk=pk).first()
    if export is None or export.ready_at is None:
        return None
    user = export.user
    return Letter(user.email, user.language, "home/export_ready", {"user": user, "export": export})


@mail("home.erased")
def erased(pk: int) -> Letter | None:
    """The last mail she gets."""
    erasure = Erasure.objects.filter(pk=pk).exclude(erased_at=None).first()
    if erasure is None:
        return None
    return Letter(erasure.email, erasure.language, "home/erased", {})


@mail("home.not_erased")
def not_erased(pk: int) -> Letter | None:
    """Something came in between; her account is open again. ``pk`` is the user's."""
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None:
        return None
    context = {"user": user, "reasons": hindrances_in(user, user.language)}
    return Letter(user.email, user.language, "home/not_erased", context)
