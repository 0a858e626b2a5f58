"""allauth's forms in our words: labels that say what is meant, no placeholder repeating them."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context as current
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.invited import initial_for
from vocabulary.cpr import reject_cpr

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "oldpassword": _("Present password"),
    "code": _("Code"),
}
PASSWORD_HINT = _("At least 8 characters. Three words that you can remember make a good one.")
PASSKEY_HINT = _("Sign in with it alone: your fingerprint, face or PIN stands for the password.")


class InOurWords:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            if name in ("email", "name"):
                field.validators.append(reject_cpr)
        if "code" in self.fields:  # type: ignore[attr-defined]
            attrs = {"inputmode": "text", "autocomplete": "one-time-code", "class": "code-input"}
            self.fields["code"].widget.attrs |= attrs  # type: ignore[attr-defined]


class WithNewPassword(InOurWords):
    """Asked once: who mistypes it has a code mailed. The browser can show what was typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)  # type: ignore[attr-defined]
        field = self.fields["password1"]  # type: ignore[attr-defined]
        field.label = self.password_label
        field.help_text = PASSWORD_HINT

    password_label: Any = _("New password")


class LoginForm(InOurWords, account.LoginForm):
    pass


class SignupForm(WithNewPassword, account.SignupForm):
    password_label = _("Password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = (kwargs.get("initial") or {}) | initial_for(current.request)
        super().__init__(*args, **kwargs)

    def try_save(self, request: HttpRequest) -> Any:
        """As long for an address that has an account: the time it takes would tell."""
        if self.account_already_exists:
            make_password(self.cleaned_data.get("password1"))
        return super().try_save(request)


class AddEmailForm(InOurWords, account.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")


class ChangeEmailForm(InOurWords, account.ChangeEmailForm):
    pass


class ChangePasswordForm(WithNewPassword, account.ChangePasswordForm):
    pass


class SetPasswordForm(WithNewPassword, account.SetPasswordForm):
    pass


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(WithNewPassword, account.ResetPasswordKeyForm):
    pass


class RequestLoginCodeForm(InOurWords, account.RequestLoginCodeForm):
    pass


class ConfirmLoginCodeForm(InOurWords, account.ConfirmLoginCodeForm):
    pass


class ConfirmEmailVerificationCodeForm(InOurWords, account.ConfirmEmailVerificationCodeForm):
    pass


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    pass


class AuthenticateForm(InOurWords, mfa.AuthenticateForm):
    pass


class ReauthenticateByCodeForm(InOurWords, mfa.ReauthenticateForm):
    pass


class ActivateTOTPForm(InOurWords, totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six digits that the app shows")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddWebAuthnForm(InOurWords, webauthn.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What to call it")
        self.fields["passwordless"].label = _("Use it instead of my password")
        self.fields["passwordless"].help_text = PASSKEY_HINT
        self.fields["passwordless"].initial = True


class EditWebAuthnForm(InOurWords, webauthn.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
