"""What employers keep of their search: of published copies only, shared within the company."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_links import PersonalLink
from careers.models.publishing import PublishedSummary
from companies.models import Company
from vocabulary.cpr import reject_cpr

no_more_mail_link = PersonalLink("careers.saved_search")


def _yesterday() -> date:
    """News are told by whole days, and this one is not over."""
    return timezone.localdate() - timedelta(days=1)


class Findable(models.Model):
    """A published copy in the index that employers search: as narrow as its questions allow.

    The words themselves are in a column or table of the database's own kind, put beside this one
    by a migration in SQL; ``careers.finding.index`` alone writes both.
    """

    summary = models.OneToOneField(
        PublishedSummary, models.CASCADE, primary_key=True, related_name="+"
    )
    place = models.BigIntegerField(help_text="In the order of freshness, by day; then by chance.")
    expires_on = models.DateField()
    cell = models.IntegerField(
        help_text="Occupation, region, education and experience, as one number to count by."
    )

    class Meta:
        indexes = [
            models.Index(fields=["-place"], name="findable_freshest"),
            models.Index(fields=["cell", "expires_on"], name="findable_by_cell"),
        ]

    def __str__(self) -> str:
        return str(self.summary_id)


class EmployerTerms(models.Model):
    """A member of a company has accepted the terms of the search, in this wording."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="+")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    version = models.CharField(max_length=20)
    accepted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "user", "version"], name="employer_terms_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.company}: {self.version}"


class ShortList(models.Model):
    company = models.ForeignKey(Company, models.CASCADE, related_name="short_lists")
    name = models.CharField(_("name"), max_length=80, validators=[reject_cpr])
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["company", "name"], name="short_list_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class ShortListed(models.Model):
    short_list = models.ForeignKey(ShortList, models.CASCADE, related_name="people")
    summary = models.ForeignKey(PublishedSummary, models.CASCADE, related_name="+")
    added_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-added_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["short_list", "summary"], name="short_listed_once")
        ]

    def __str__(self) -> str:
        return f"{self.short_list}: {self.summary}"


class EmployerNote(models.Model):
    """What a company noted about somebody. Its members read it, and she in what she downloads."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="+")
    summary = models.ForeignKey(PublishedSummary, models.CASCADE, related_name="+")
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    text = models.CharField(_("note"), max_length=400, validators=[reject_cpr])
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-written_at", "-id"]
        indexes = [models.Index(fields=["company", "summary"], name="note_of_company")]

    def __str__(self) -> str:
        return f"{self.company}, {self.summary}: {self.written_at:%Y-%m-%d}"


class SavedSearch(models.Model):
    """A filter as it was understood, and what its mail has told already."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="saved_searches")
    user = models.ForeignKey(User, models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=80, validators=[reject_cpr])
    filters = models.JSONField(default=dict)
    by_mail = models.BooleanField(_("tell me by mail when somebody new fits"), default=True)
    looked_from = models.DateField(default=timezone.localdate)
    looked_until = models.DateField(
        default=_yesterday,
        help_text="The last mail told of the days after the one, until the other.",
    )
    link_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
