"""Forms about people: signing up, their own details, and the admin's user screens."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm

from accounts.models import Language, User
from vocabulary.cpr import reject_cpr
from vocabulary.typed import typed_line


class NameField(forms.CharField):
    """Others read it in their mails and lists, so nothing in it turns or breaks their lines."""

    def __init__(self, *, autocomplete: str, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": autocomplete})
        super().__init__(max_length=150, validators=[reject_cpr], widget=widget, **kwargs)

    def to_python(self, value: Any) -> str:
        return typed_line(str(super().to_python(value)))


class SignupForm(forms.Form):
    """What allauth's sign-up asks beside e-mail and password."""

    first_name = NameField(label=_("First name"), autocomplete="given-name")
    last_name = NameField(label=_("Last name"), autocomplete="family-name")
    field_order = ("first_name", "last_name", "email", "password1")

    def signup(self, request: HttpRequest, user: User) -> None:
        """The language she signs up in is the one we write to her in."""
        language = get_language()
        user.language = language if language in Language.values else Language.ENGLISH
        user.save(update_fields=["language"])


class DetailsForm(forms.ModelForm):
    """A person's own name and language; the address is changed where it can be proven."""

    first_name = NameField(label=_("First name"), autocomplete="given-name")
    last_name = NameField(label=_("Last name"), autocomplete="family-name")

    class Meta:
        model = User
        fields = ("first_name", "last_name", "language")
        labels = {"language": _("Language of our mails to you")}
        widgets = {"language": forms.RadioSelect}


class EraseForm(forms.Form):
    """Erasing cannot be undone: she writes whom, so that a click alone is not enough."""

    email = forms.CharField(
        label=_("Write your e-mail address to confirm"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_email(self) -> str:
        written: str = self.cleaned_data["email"].strip().lower()
        if written != self.user.email:
            raise forms.ValidationError(
                _("This is not the address of your account, which is %(email)s."),
                params={"email": self.user.email},
            )
        return written


class _UserForm:
    """Shared by the two forms of the admin: the letter case of an address does not matter."""

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]  # type: ignore[attr-defined]
        return email.strip().lower()


class UserCreationForm(_UserForm, WagtailUserCreationForm):
    """No password: the new person signs in by a code mailed to her, and may choose one then."""

    class Meta(WagtailUserCreationForm.Meta):
        fields = WagtailUserCreationForm.Meta.fields | {"language"}

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        user: User = super().save(commit)
        return user


class UserEditForm(_UserForm, WagtailUserEditForm):
    class Meta(WagtailUserEditForm.Meta):
        fields = WagtailUserEditForm.Meta.fields | {"language"}
