"""The weekly mail to whoever looks after rules."""

from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import User
from guidance.owners import problems_of
from outbox.letters import Letter, mail


@mail("guidance.rules_to_mend")
def rules_to_mend(pk: int) -> Letter | None:
    """To a user; None once nothing of hers is wrong."""
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None:
        return None
    with translation.override(user.language):
        found = [problem.words for problem in problems_of(user, timezone.localdate())]
    context = {"user": user, "problems": found, "path": reverse("rules_wrong:index")}
    return Letter(user.email, user.language, "guidance/rules_to_mend", context) if found else None
