"""For pytest: quick hashing, mail kept in memory, the same rules as production."""

from config.settings.base import *  # noqa: F403
from config.settings.base import VAR_DIR, env

SECRET_KEY = "for tests only " * 4
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
STAFF_MFA_REQUIRED = False
ACCOUNT_RATE_LIMITS = False
# Whoever is made by a test counts at once; those about the days set them.
CANDIDATES_COUNT_AFTER_DAYS = 0
# Tests write rows behind the use cases' backs; those about the kept pages turn it on.
PAGES_KEPT = env.int("PAGES_KEPT", default=0)

VAR_DIR.mkdir(exist_ok=True)
