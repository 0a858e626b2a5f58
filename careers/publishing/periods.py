"""How long a profile is shown, and how long it is kept after that."""

from datetime import timedelta

from django.conf import settings

SHOWN_FOR = settings.RETENTION["cv_shown"].period  # half a year, then she is asked
KEPT_FOR = settings.RETENTION["cv_hidden"].period  # half a year more, hidden, then it is erased
REMIND = (30, 7, 0)  # days before the end
SECOND_LOOK = timedelta(days=183)  # after which an adviser reads approved words again
LAST_WARNING = timedelta(days=14)  # before it is erased
OLD_WORDS = settings.RETENTION["cv_words"].period  # of texts replaced or taken down
REPLACED_WORDS = timedelta(days=1)  # texts that she changed before anybody had read them
