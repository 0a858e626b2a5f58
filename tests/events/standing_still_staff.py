"""A process that stands still while staff take 20 seats at a session: its id is the second word.

The first says how: ``allot`` for a partner, ``sign_up`` for somebody.
"""

import sys
from datetime import timedelta

from tests.events import standing_still  # first: it says where to stand still

__all__ = ["standing_still"]

if __name__ == "__main__":
    from django.utils import timezone

    from accounts.models import User
    from events.models import Session
    from events.sign_up.allotments import reserve
    from events.sign_up.by_staff import sign_up_for
    from events.sign_up.party import Guest, Party

    act, pk = sys.argv[1:]
    session = Session.objects.select_related("event").get(pk=int(pk))
    if act == "allot":
        reserve(
            sessions=[session],
            seats_wanted=20,
            organisation="A network",
            contact_name="Pia",
            contact_email="pia@b.example",
            until=timezone.localdate() + timedelta(days=7),
        )
    else:
        party = Party((Guest("Ana", "", "ana@b.example"), *[Guest()] * 19))
        editor = User.objects.get()
        sign_up_for(event=session.event, sessions=[session], party=party, by=editor)
