"""What is said no to, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from vocabulary.refused import Refused


class IsForgotten(Refused):
    message = _("This question was deleted, as the privacy page says. Ask again if you need to.")


class AnsweredAlready(Refused):
    """With the name of who did."""


class NotWaiting(Refused):
    message = _("Nothing waits here any more. Look at the history below.")


class HandedOnMeanwhile(Refused):
    """With the name of who has it."""


class HasItAlready(Refused):
    message = _("They have this question already. Choose somebody else.")


class MayNotAnswer(Refused):
    message = _("That person cannot answer questions here. Choose somebody else, or a team.")


class NothingToSettle(Refused):
    message = _("There is no answer yet. We write to you as soon as there is.")


class TooMany(Refused):
    message = _(
        "You have asked a lot today, and all of it has reached us. Wait for our answers, or add "
        "to a question by the link in the mail that you got."
    )
