"""What the tests of races share."""

from collections.abc import Callable

from vocabulary.refused import Refused


def outcome(work: Callable[..., object], *args: object, **kwargs: object) -> str:
    """ "done", or the name of the refusal."""
    try:
        work(*args, **kwargs)
    except Refused as refusal:
        return type(refusal).__name__
    return "done"
