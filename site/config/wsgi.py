"""What a web server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from config.room import with_room

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = with_room(get_wsgi_application())

# A full collection walks everything that was ever imported, and somebody's request waits 0.15 s
# for it. What is there at the start stays for good: import the rest of it, and leave it out.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
