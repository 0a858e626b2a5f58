"""What every environment shares. Safe by default; the environment chooses (docs/operations.md)."""

from email.utils import parseaddr
from pathlib import Path

import environ

from config.settings.people import *  # noqa: F403
from config.settings.retention import with_days

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = BASE_DIR / "var"
VENDOR_DIR = BASE_DIR / "static_vendor"
VENDOR_FONTS = (VENDOR_DIR / "fonts.css").exists()

env = environ.Env()

DEBUG = False
DEMO = False
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])

WAGTAIL_SITE_NAME = env.str("SITE_NAME", default="Ankomst")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")

INSTALLED_APPS = [
    "home",
    "careers",
    "mentoring",
    "companies",
    "events",
    "asking",
    "guidance",
    "content",
    "accounts",
    "outbox",
    "vocabulary",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.search_promotions",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.wagtail_users.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
]
# simple_translation and wagtail-localize both offer "translate this page"; localize is ours.
INSTALLED_APPS.remove("wagtail.contrib.simple_translation")

MIDDLEWARE = [
    "config.middleware.RequestId",
    "config.middleware.OnlyUtf8",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "content.page_cache.PageCache",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "config.middleware.NotCachedWhenSignedIn",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accounts.middleware.StaffNeedSecondFactor",
    "accounts.middleware.AdminIsForStaff",
    "accounts.admin_language.AdminSpeaksTheirLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.SignedOutMeanwhile",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.AdminContentSecurityPolicy",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"lucide": "content.templatetags.icons"},  # in place of the package's app
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "content.context_processors.look",
            ],
        },
    },
]
FORM_RENDERER = "content.forms.FormRenderer"

# --- data -------------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364;"
        "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY"
    ),
}
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'ankomst.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=600)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PAGES_KEPT = env.int("PAGES_KEPT", default=500)  # see content.page_cache
RELEASE = env.str("RELEASE", default="")
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://ankomst")}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(VAR_DIR / "media"))
MEDIA_URL = "/media/"
PRIVATE_ROOT = env.str("PRIVATE_ROOT", default=str(VAR_DIR / "private"))  # CVs
CLAMD = env.str("CLAMD", default="")  # unix:/path or tcp:host:port of a virus scanner; see docs

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static_collected"
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [BASE_DIR / "site" / "static"]
if VENDOR_FONTS:
    STATICFILES_DIRS.append(("vendor", VENDOR_DIR))

DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": [],
    }
}

# --- mail -------------------------------------------------------------------------------------

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Ankomst <welcome@ankomst.example>")
_sender = parseaddr(DEFAULT_FROM_EMAIL)[1]
_no_reply = DEFAULT_FROM_EMAIL.replace(_sender, f"no-reply@{_sender.rpartition('@')[2]}")
NO_REPLY_EMAIL = env.str("NO_REPLY_EMAIL", default=_no_reply)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Where the first team that gets readers' questions is reached, until somebody changes it.
QUESTIONS_EMAIL = env.str("QUESTIONS_EMAIL", default=DEFAULT_FROM_EMAIL)
EMAIL_TIMEOUT = 20  # seconds; a mail server that hangs must not hang the worker

# --- language and time ------------------------------------------------------------------------

USE_I18N = True
WAGTAIL_I18N_ENABLED = True
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("da", "Dansk")]
WITH_TEXTS = ["careers", "companies", "events", "mentoring", "site", "templates"]
LOCALE_PATHS = [BASE_DIR / folder / "locale" for folder in WITH_TEXTS]
FORMAT_MODULE_PATH = "config.formats"
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
WAGTAIL_USER_TIME_ZONES = ["Europe/Copenhagen", "UTC"]

# --- Wagtail ----------------------------------------------------------------------------------

WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FINISH_WORKFLOW_ACTION = "content.approving.publish"
WAGTAILIMAGES_IMAGE_MODEL = "content.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.image_form.DescribedImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "content.Document"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "key", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- what the browser may do ------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "frame-ancestors": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'self'"],
        "object-src": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "content.errors.csrf_failure"

# --- the centre's own choices -----------------------------------------------------------------

# A kiosk that nobody has touched for so long warns for a third of that, then begins anew.
CANDIDATES_COUNT_AFTER_DAYS = env.int("CANDIDATES_COUNT_AFTER_DAYS", default=7)
KIOSK_IDLE_SECONDS = env.int("KIOSK_IDLE_SECONDS", default=60)
HOLD_HOURS = env.int("HOLD_HOURS", default=72)
HOLD_WARNING_HOURS = env.int("HOLD_WARNING_HOURS", default=24)
# Seats for an address that nobody has proved, docs/decisions/0019.
CONFIRM_MINUTES = env.int("CONFIRM_MINUTES", default=120)
CONFIRM_MINUTES_SCARCE = env.int("CONFIRM_MINUTES_SCARCE", default=30)
UNCONFIRMED_SEATS = env.int("UNCONFIRMED_SEATS", default=12)
UNCONFIRMED_SEATS_PER_CENT = env.int("UNCONFIRMED_SEATS_PER_CENT", default=25)
UNCONFIRMED_SIGN_UPS = env.int("UNCONFIRMED_SIGN_UPS", default=40)
LINK_DAYS_AFTER_SESSION = env.int("LINK_DAYS_AFTER_SESSION", default=30)
# How long what is kept about people; the table is in retention.py.
RETENTION = with_days(
    {"links": LINK_DAYS_AFTER_SESSION}
    | {kind: int(days) for kind, days in env.dict("KEEP_DAYS", default={}).items()}
)

SILENCED_SYSTEM_CHECKS = ["security.W019"]  # Wagtail shows a preview in a frame of its own
