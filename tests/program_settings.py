"""The tests' settings, for programs of their own: their mail is kept where a test can read it."""

from config.settings.test import *  # noqa: F403

EMAIL_BACKEND = "outbox.backends.KeepInDatabase"

# Everybody in a race comes from this machine (events.sign_up.unconfirmed).
UNCONFIRMED_SEATS = UNCONFIRMED_SIGN_UPS = 10_000
