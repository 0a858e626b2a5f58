"""Production's settings, with the demo's data, on plain http, and with what the proxy would do."""

from config.settings.production import *  # noqa: F403
from config.settings.production import LOGGING, MIDDLEWARE, VAR_DIR

DEMO = True
SECURE_SSL_REDIRECT = False
FOLDER = VAR_DIR / "audit"
STATIC_ROOT = FOLDER / "static"
MEDIA_ROOT = str(FOLDER / "media")
# Pages come compressed to visitors; in production the proxy does it.
MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *MIDDLEWARE]
EMAIL_BACKEND = "outbox.backends.KeepInDatabase"
STAFF_MFA_REQUIRED = False
# The walk asks for addresses that lead nowhere, too.
LOGGING = LOGGING | {"loggers": {"django.request": {"level": "ERROR"}}}
