"""The app with six digits, for tests."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters

SECRET = "JBSWY3DPEHPK3PXP"


def code_now(secret: str = SECRET) -> str:
    """What the app shows at this moment; the counters are those before, now and after."""
    _before, now, _after = counters()
    return format_hotp_value(hotp_value(secret, now))
