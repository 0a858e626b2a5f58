"""A process that stands still while staff reserve seats at the session whose id it is given."""

import sys
from datetime import timedelta

from tests.events import standing_still  # first: it says where to stand still

__all__ = ["standing_still"]

if __name__ == "__main__":
    from django.utils import timezone

    from events.models import Session
    from events.sign_up.allotments import reserve

    reserve(
        sessions=[Session.objects.get(pk=int(sys.argv[1]))],
        seats_wanted=20,
        organisation="A network",
        contact_name="Pia",
        contact_email="pia@b.example",
        until=timezone.localdate() + timedelta(days=7),
    )
