"""Room on the interpreter's stack, so that templates are not drawn on the edge of it.

CPython keeps the frames of pure Python calls in chunks of 16 kB, and gives a chunk back to the
system as soon as the last frame in it has returned. A template that is drawn just there, sixty
calls deep, takes and gives back a chunk with every tag: half of a page's time. A first frame that
asks for more than a chunk gets one that is large enough for all that follow.
"""

from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[..., Iterable[bytes]]

SLOTS = 20_000  # of 8 bytes: the next power of two, 256 kB, leaves 96 kB for the frames above


def with_room(application: Application) -> Application:
    """The same application, called where there is room."""

    def roomy(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return application(environ, start_response)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=SLOTS)
    return roomy
