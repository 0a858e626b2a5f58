"""What the clock does about people's accounts."""

from accounts.purging import purge_log, purge_sign_ins
from outbox.clock import every


@every(minutes=24 * 60)
def purge_accounts() -> None:
    purge_log()
    purge_sign_ins()
