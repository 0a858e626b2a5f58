"""Production's settings, less what a benchmark on one machine cannot have."""

from config.settings.production import *  # noqa: F403
from config.settings.production import BASE_DIR

# No copies with hashed names: nothing is asked for but HTML, and making them takes 20 s.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tests.benchmarks.static_files.Unhashed"},
}
STATIC_ROOT = BASE_DIR / "site" / "static"
STATICFILES_DIRS: list[str] = []  # or the same folder would be named twice
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
ACCOUNT_RATE_LIMITS = False
UNCONFIRMED_SEATS = UNCONFIRMED_SIGN_UPS = 10_000  # everybody comes from this machine
STAFF_MFA_REQUIRED = False
