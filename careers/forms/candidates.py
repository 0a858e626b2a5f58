"""What companies type while they look: names of lists and searches, notes, questions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from careers.models import EmployerNote, SavedSearch, ShortList
from vocabulary.typed import typed_line, without_controls


class ListForm(forms.ModelForm):
    class Meta:
        model = ShortList
        fields = ("name",)
        labels = {"name": _("Name of the list")}

    def clean_name(self) -> str:
        return typed_line(self.cleaned_data["name"])


class NoteForm(forms.ModelForm):
    class Meta:
        model = EmployerNote
        fields = ("text",)
        labels = {"text": _("A note for your colleagues")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "text": _(
                "About what this person can do. Your company reads it, and this person too, in"
                " their own data."
            )
        }

    def clean_text(self) -> str:
        return without_controls(self.cleaned_data["text"])


class SearchForm(forms.ModelForm):
    class Meta:
        model = SavedSearch
        fields = ("name", "by_mail")
        labels = {"name": _("Name of the search")}

    def clean_name(self) -> str:
        return typed_line(self.cleaned_data["name"])


class AcceptForm(forms.Form):
    accepted = forms.BooleanField(
        label=_("We keep to these terms, and I may say so for the company."),
        error_messages={"required": _("Tick the box if your company keeps to these terms.")},
    )
