"""Processes that stand still in the middle of their work, so that a test can kill them there.

``STANDS_STILL_IN`` names a function that is never finished, ``STANDS_STILL_AT`` the file that
appears when it is reached. As a module for gunicorn this is the site; run by itself it confirms
the booking whose id it is given.
"""

import os
import sys
from pathlib import Path
from time import sleep
from unittest.mock import patch

from config.wsgi import application

__all__ = ["application"]


def _stand_still(*args: object, **kwargs: object) -> None:
    Path(os.environ["STANDS_STILL_AT"]).touch()
    sleep(600)


patch(os.environ["STANDS_STILL_IN"], _stand_still).start()

if __name__ == "__main__":
    from events.booking import confirm
    from events.models import Booking, Session
    from tests.events import make

    held = Booking.objects.get(pk=int(sys.argv[1]))
    session = Session.objects.get()
    confirm(held, people=make.people(held.claims.get().seats, session))
