"""Development and the demo: everything on this machine, mail kept in the database."""

from config.settings.base import *  # noqa: F403
from config.settings.base import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=True)
PAGES_KEPT = env.int("PAGES_KEPT", default=0 if DEBUG else 500)  # or a template would change unseen
DEMO = env.bool("DEMO", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="for development only, never in production " * 2)
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "outbox.backends.KeepInDatabase"
STAFF_MFA_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

VAR_DIR.mkdir(exist_ok=True)
