"""What asking, answering and showing say no with."""

from django.utils.translation import gettext_lazy as _

from vocabulary.refused import Refused


class ContactRefused(Refused):
    """Of everything in this package."""


class NothingChosen(ContactRefused):
    message = _("Choose at least one thing to show, or answer no.")


class NoFile(ContactRefused):
    message = _("You have no CV that can be shown. Upload one first, or leave the file out.")


class NoPhone(ContactRefused):
    message = _("You have no telephone number here. Write it in your profile, or leave it out.")


class NotForThisLong(ContactRefused):
    message = _("Choose for how long from the list.")


class CompanyNotVerified(ContactRefused):
    message = _("The centre does not vouch for this company at the moment, so nothing was shown.")


class CompanyIsBlocked(ContactRefused):
    message = _("You have blocked this company. Unblock it first if you want to show it something.")
