"""Stands: what staff say of one, what its company says, and what a visitor shares with it."""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.fairs.sharing import Card
from events.fairs.stands import Facts, Words
from events.fields import OneLine, name_field
from events.models import Event, Stand
from vocabulary.cpr import reject_cpr
from vocabulary.typed import typed_line, without_controls

PHONE = re.compile(r"\+?[0-9(][0-9 ()./-]{4,38}")
LINKEDIN = re.compile(r"(?:[a-z]{2,3}\.)?linkedin\.com")
LONGEST_NAME = 100  # characters, of somebody at a stand


class StandForm(forms.ModelForm):
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    people = forms.IntegerField(
        label=_("People at the stand"),
        min_value=0,
        max_value=50,
        initial=2,
        help_text=_("At most so many can be named for badges."),
    )

    class Meta:
        model = Stand
        fields = (
            *("organisation", "number", "position", "about_en", "about_da", "website"),
            *("contact_name", "contact_email", "language", "people"),
        )
        widgets = {
            "about_en": forms.Textarea(attrs={"rows": 3}),
            "about_da": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event

    def clean_contact_email(self) -> str:
        return str(self.cleaned_data["contact_email"]).strip().lower()

    @property
    def facts(self) -> Facts:
        """Of a valid form."""
        return Facts(**{name: self.cleaned_data[name] for name in self.Meta.fields})


class WordsForm(forms.Form):
    """What a company says itself."""

    about_en = forms.CharField(
        label=_("Whom you look for, in English"),
        max_length=600,
        required=False,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Visitors search these words: name professions, skills, languages."),
    )
    about_da = forms.CharField(
        label=_("Whom you look for, in Danish"),
        max_length=600,
        required=False,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Empty: Danish readers see the English words."),
    )
    website = forms.URLField(
        label=_("Website"), required=False, max_length=200, assume_scheme="https"
    )
    staff = forms.CharField(
        label=_("Who stands there"),
        required=False,
        max_length=4000,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, stand: Stand, **kwargs: Any) -> None:
        initial = {
            "about_en": stand.about_en,
            "about_da": stand.about_da,
            "website": stand.website,
            "staff": stand.staff_names,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.stand = stand
        words = gettext("One name a line, %(n)d at most. Only we see them, for the badges.")
        self.fields["staff"].help_text = words % {"n": stand.people}

    def clean_staff(self) -> list[str]:
        names = [*filter(None, map(typed_line, self.cleaned_data["staff"].splitlines()))]
        reject_cpr("\n".join(names))
        if len(names) > self.stand.people:
            words = gettext("There is room for %(n)d people at your stand. Take some names off.")
            raise forms.ValidationError(words % {"n": self.stand.people})
        if any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(gettext("Write one name on each line, and only the name."))
        return names

    @property
    def words(self) -> Words:
        """Of a valid form."""
        return Words(**self.cleaned_data)


class TicketForm(forms.Form):
    """Whose ticket it is."""

    code = forms.CharField(
        label=_("Ticket code"),
        max_length=16,
        help_text=_("The ten letters and digits below the picture on your ticket."),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The one that the ticket was sent to."),
    )

    code.widget.attrs.update(autocomplete="off", autocapitalize="characters", spellcheck="false")
    email.widget.attrs.update(autocomplete="email")


class ShareForm(forms.Form):
    """What she gives a stand: nothing is sent that does not stand in it."""

    name = name_field(_("Name"))
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, required=False, validators=[reject_cpr]
    )
    phone = OneLine(
        label=_("Telephone"),
        max_length=40,
        required=False,
        validators=[
            reject_cpr,
            RegexValidator(re.compile(rf"^{PHONE.pattern}\Z"), _("Write a telephone number.")),
        ],
    )
    linkedin = forms.URLField(
        label=_("LinkedIn"), max_length=200, required=False, assume_scheme="https"
    )
    note = forms.CharField(
        label=_("A word to them"),
        max_length=300,
        required=False,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you would like to do, or when you can begin."),
    )

    name.widget.attrs.update(autocomplete="name")
    email.widget.attrs.update(autocomplete="email")
    phone.widget.attrs.update(autocomplete="tel", inputmode="tel")
    linkedin.widget.attrs.update(placeholder="linkedin.com/in/…")

    def clean_note(self) -> str:
        return without_controls(self.cleaned_data["note"])

    def clean_linkedin(self) -> str:
        link = str(self.cleaned_data["linkedin"])
        if link and not LINKEDIN.fullmatch((urlsplit(link).hostname or "").removeprefix("www.")):
            raise forms.ValidationError(
                gettext("Give the address of your profile on linkedin.com.")
            )
        return link

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        ways = ("email", "phone", "linkedin")
        if not any(cleaned.get(way) or way in self.errors for way in ways):
            words = gettext("Leave them one way to reach you: e-mail, telephone or LinkedIn.")
            self.add_error("email", words)
        return cleaned

    @property
    def card(self) -> Card:
        """Of a valid form."""
        return Card(**self.cleaned_data)


class RemarkForm(forms.Form):
    remark = OneLine(label=_("Your note"), max_length=300, required=False, validators=[reject_cpr])
