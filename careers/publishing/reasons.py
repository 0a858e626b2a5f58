"""Ready-made reasons to send a text back, each a sentence to her that says what to do."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SendBack(TextChoices):
    NAME = "name", _("It tells your name, or how to reach you. Leave that out: you decide later.")
    WORKPLACE = "workplace", _("It names a company, school or place. Say what kind it was instead.")
    FAMILY = "family", _("It tells about your family or your partner's work. Leave that out.")
    UNIQUE = "unique", _("Few people have done this, so it can be guessed. Say it more generally.")
    SENSITIVE = (
        "sensitive",
        _("It tells about health, belief or the like. Employers need not know."),
    )
    LANGUAGE = "language", _("Write it in Danish or English, so that employers can read it.")
    UNCLEAR = "unclear", _("It is hard to see what you can do. Say it in plain words.")
    NOT_WORK = "not_work", _("It is not about work. Say what you can do for an employer.")


def words_for(codes: list[str]) -> list[str]:
    """In the reader's language; what is known no more is left out."""
    return [str(SendBack(code).label) for code in codes if code in SendBack.values]
