"""The one base of everything a use case may say no with."""

from django.utils.functional import Promise


class Refused(Exception):
    """What was asked cannot be done. ``str(refusal)`` says why, and what to do instead.

    A subclass has its words, lazily translated, as ``message``; or it is raised with them, where
    they hold facts. Views catch this class and show ``str(refusal)``; they name a subclass only
    where they answer it in another way.
    """

    message: str | Promise = ""

    def __init__(self, message: str | Promise | None = None) -> None:
        if message is not None:
            self.message = message
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)
