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


class NoMunicipality(ContactRefused):
    message = _("You have chosen no municipality. Choose it in your profile, or leave it out.")


class NotForThisLong(ContactRefused):
    message = _("Choose for how long from the list.")


class CompanyNotVerified(ContactRefused):
    message = _("The centre does not vouch for this company at the moment, so nothing was shown.")


class CompanyIsBlocked(ContactRefused):
    message = _("You have blocked this company. Unblock it first if you want to show it something.")


class NotVerifiedYet(ContactRefused):
    message = _("The centre has to verify your company before you can ask anybody.")


class AskedAlready(ContactRefused):
    """To be worded alike whatever she has done: ``careers.contact.told``."""

    message = _("Your company has asked this person already, and the request still runs.")


class NotSoSoon(ContactRefused):
    """Raised with the day."""


class ShownAlready(ContactRefused):
    message = _("This person shows your company something already. Read it, and write or call.")


class EnoughForToday(ContactRefused):
    """Raised with the number."""


class TakenBackByCompany(ContactRefused):
    message = _("The company has taken its request back, so there is nothing to answer any more.")


class AnsweredAlready(ContactRefused):
    message = _("You have answered this request already.")


class RanOut(ContactRefused):
    message = _("This request has run out. The company reads that no contact came of it.")


class ProfileIsHidden(ContactRefused):
    message = _("Your profile is hidden, and hidden it shows nothing. Show it again, then say yes.")


class NotTakenBack(ContactRefused):
    message = _("This request has been answered or has run out, so it cannot be taken back.")


class NoYesYet(ContactRefused):
    message = _("You can tell what came of it when the answer was yes.")


class Settled(ContactRefused):
    message = _("The person has answered what you told. Write to the centre if it was wrong.")


class NotACompany(ContactRefused):
    message = _("A CVR number has eight digits; check it at virk.dk and type it again.")


class TooManyBlocked(ContactRefused):
    """Raised with the number."""
