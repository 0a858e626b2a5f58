"""What companies are told when something cannot be done."""

from django.utils.translation import gettext_lazy as _

from vocabulary.refused import Refused


class NameTaken(Refused):
    message = _("Your company has a list of that name already. Choose another name.")


class TooManyLists(Refused):
    message = _("Your company has as many lists as there can be. Delete one first.")


class ListFull(Refused):
    message = _("This list is full. Take somebody off it first, or begin another one.")


class TooManyNotes(Refused):
    message = _("There are as many notes on this person as there can be. Delete one first.")


class TooManySearches(Refused):
    message = _("You have kept as many searches as there can be. Delete one first.")


class NothingToKeep(Refused):
    message = _("Choose what you look for first: this search would find everybody.")
