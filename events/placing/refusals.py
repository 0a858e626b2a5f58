"""Why a day is not offered, in the words of the person who answers the telephone."""

from collections.abc import Iterable, Mapping

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Quota
from events.placing.placement import Desk, Needs, Shortfall
from guidance.models import Authority

Names = Mapping[Desk, Authority]


def too_late(days: int, phone: str) -> str:
    return ngettext(
        "Groups are booked at least %(days)d working day ahead. If it is urgent, call us on "
        "%(phone)s.",
        "Groups are booked at least %(days)d working days ahead. If it is urgent, call us on "
        "%(phone)s.",
        days,
    ) % {"days": days, "phone": phone}


def cancelled(reason: str) -> str:
    return " ".join(filter(None, [_("This day is cancelled."), reason]))


def not_staffed(quotas: Iterable[Quota]) -> str:
    """The desks that have not confirmed; they are named once each."""
    waiting = dict.fromkeys(
        quota.short_label for quota in quotas if not quota.staffing_confirmed_at
    )
    if not waiting:
        return _("This day is not open for booking yet.")
    return _("Not open yet: %(desks)s has not confirmed its staff for this day.") % {
        "desks": _together(waiting)
    }


def away(desks: Needs, names: Names) -> str:
    return _("%(desks)s does not receive people at this centre on this day.") % {
        "desks": _named(desks, names)
    }


def full(found: Shortfall, names: Names) -> str:
    desks = _named(found.desks, names)
    facts = {"desks": desks, "free": found.free, "needed": found.needed}
    if len(found.desks) > 1 and not found.free:
        return _("Nobody more can see %(desks)s in one visit on this day.") % facts
    if not found.free:
        return _("%(desks)s has no seats left on this day; you need %(needed)d.") % facts
    if len(found.desks) > 1:
        return (
            ngettext(
                "Only %(free)d person more can see %(desks)s in one visit on this day; "
                "you need it for %(needed)d.",
                "Only %(free)d people more can see %(desks)s in one visit on this day; "
                "you need it for %(needed)d.",
                found.free,
            )
            % facts
        )
    return (
        ngettext(
            "%(desks)s has %(free)d seat left on this day; you need %(needed)d.",
            "%(desks)s has %(free)d seats left on this day; you need %(needed)d.",
            found.free,
        )
        % facts
    )


def fits_before_opening() -> str:
    return _(
        "The time before opening has room, but it is only for people whose application has been "
        "sent already."
    )


def more_may_open() -> str:
    return _("More may open when all desks have confirmed their staff.")


def _named(desks: Needs, names: Names) -> str:
    in_order = sorted((names[desk] for desk in desks), key=lambda each: each.desk_order)
    return _together(authority.short_name for authority in in_order)


def _together(names: Iterable[str]) -> str:
    return get_text_list(list(names), _("and"))
