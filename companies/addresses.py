"""One address for each person of a booking."""

from django.utils.translation import gettext_lazy as _

from companies.models import GroupBooking, NewHire
from events.models import Attendee
from vocabulary.refused import Refused


class AddressTaken(Refused):
    """Two people of a booking at one address: the link of one would go to the other."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s has this address already. Each person needs an address of her own.")
            % {"name": name}
        )


def check_address(group: GroupBooking, email: str, hire: NewHire | None = None) -> None:
    """Raises AddressTaken where somebody else who is to come has it."""
    others = NewHire.objects.filter(group=group, attendee__email__iexact=email)
    gone = (Attendee.State.CANCELLED, Attendee.State.SENT_AWAY, Attendee.State.NO_SHOW)
    others = others.exclude(attendee__state__in=gone)  # who may be added for another time
    if hire is not None:
        others = others.exclude(pk=hire.pk)
    if taken := others.select_related("attendee").first():
        raise AddressTaken(taken.attendee.full_name)
