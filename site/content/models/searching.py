"""What editors tell the search, and what it tells them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Language


class SameMeaning(models.Model):
    """Words of either language that readers use for one thing: who types one finds them all."""

    words = models.CharField(
        _("words that mean the same"),
        max_length=400,
        help_text=_("With commas between, in both languages: “nursery, crèche, vuggestue”."),
    )

    class Meta:
        ordering = ["words"]
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """Two at least, and none that is said of another thing: both would find each other's."""
        mine = self.terms()
        if len(mine) < 2:
            words = gettext("Write two words at least, with a comma between.")
            raise ValidationError({"words": words})
        for other in SameMeaning.objects.exclude(pk=self.pk):
            if shared := sorted(set(mine).intersection(other.terms())):
                words = gettext(
                    "“%(word)s” stands in another row already: %(row)s. Add to that one."
                )
                raise ValidationError({"words": words % {"word": shared[0], "row": other}})

    def terms(self) -> list[str]:
        words = (" ".join(word.split()) for word in self.words.casefold().split(","))
        return list(dict.fromkeys(filter(None, words)))


class EmptySearch(models.Model):
    """What readers searched for and did not find; not who did, nor when in the day."""

    query = models.CharField(_("searched for"), max_length=100)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    times = models.PositiveIntegerField(_("times"), default=1)
    last_on = models.DateField(_("last on"), default=timezone.localdate)

    class Meta:
        ordering = ["-times", "query"]
        verbose_name = _("search that found nothing")
        verbose_name_plural = _("searches that found nothing")
        constraints = [
            models.UniqueConstraint(fields=["query", "language"], name="empty_search_once")
        ]

    def __str__(self) -> str:
        return self.query
