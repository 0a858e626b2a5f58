"""A process that stands still while a company's booking at an event is sent; its id is given."""

import sys

from tests.events import standing_still  # first: it says where to stand still

__all__ = ["standing_still"]

if __name__ == "__main__":
    from companies import sending
    from companies.models import GroupBooking

    group = GroupBooking.objects.get(pk=int(sys.argv[1]))
    if group.created_by is None:
        raise ValueError("Somebody has to send it.")
    sending.send(group, by=group.created_by)
