"""What cannot be done, in words for the person who asked."""

from django.utils.translation import gettext_lazy as _

from vocabulary.refused import Refused


class NothingToShow(Refused):
    message = _("Say first what work you look for: choose an occupation.")


class NoWords(Refused):
    message = _("Write a headline or a summary first.")


class NotChanged(Refused):
    message = _("This is the text that was sent back. Change what the adviser asked for first.")


class DecidedAlready(Refused):
    """Another adviser was faster."""

    message = _("Somebody else has decided about this text meanwhile. Nothing was changed.")


class AnotherTextNow(Refused):
    """What was on the screen is not what would be published."""

    message = _(
        "The text or the person's details have changed since you opened this page. Nothing was "
        "approved. Read what is there now."
    )


class SkillDecided(Refused):
    message = _("Somebody else has decided about this skill meanwhile. Nothing was changed.")


class SkillKnown(Refused):
    message = _("There is a skill of this name already. Merge the suggestion into that one.")


class OwnWords(Refused):
    message = _("This is your own profile. Another adviser has to read it.")
