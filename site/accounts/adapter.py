"""How allauth signs people in: our words, our mails, in the person's own language."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from outbox.letters import one_line, plain, standing_facts


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This e-mail address and password do not belong together. Try again, or let us mail "
            "you a code instead."
        ),
        "enter_current_password": _("This is not your present password. Type it once more."),
        "incorrect_password": _("This is not your password. Type it once more."),
        "incorrect_code": _("This is not the code. Look in the newest mail and type it again."),
        "duplicate_email": _("This is your address already."),
        "same_as_current": _("This is the address you have now. Type the new one."),
        "rate_limited": _("That was often. Wait a minute, then try again."),
        "too_many_login_attempts": _(
            "That was wrong too many times. Wait five minutes, or let us mail you a code."
        ),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """At once and not through the outbox, which would keep the codes in the database."""
        with override(_language_of(email)):
            super().send_mail(template_prefix, email, context)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMultiAlternatives:
        """One text for each mail; its HTML part is that text, set in our letter."""
        context = standing_facts() | context | {"language": get_language()}
        context["subject"] = one_line(plain(f"{template_prefix}_subject.txt", context))
        context["text"] = plain(f"{template_prefix}_message.txt", context)
        mail = EmailMultiAlternatives(
            context["subject"],
            context["text"],
            self.get_from_email(),
            [str(email)],
            headers=headers,
        )
        html = render_to_string("account/email/letter.html", context, current.request)
        mail.attach_alternative(html, "text/html")
        return mail


def _language_of(email: str) -> str:
    """The language of whoever has this address; of a stranger, that of the page she is on."""
    user = User.objects.filter(email__iexact=email).only("language").first()
    return user.language if user else get_language() or settings.LANGUAGE_CODE


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "This is not the code. Wait for the next one in your app, and type it again."
        ),
    }

    def get_totp_issuer(self) -> str:
        """The name that the app shows above the digits."""
        return str(settings.WAGTAIL_SITE_NAME)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """Proposed for a new passkey; she may type another."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        if number == 1:
            return gettext("My passkey")
        return gettext("My passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name that the telephone shows beside the passkey."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.WAGTAIL_SITE_NAME}
