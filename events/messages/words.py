"""What stands in braces in a message, and is something else for each receiver."""

import re
from collections.abc import Mapping

PLACEHOLDERS = ("name", "event", "date")
_IN_BRACES = re.compile(r"\{\s*([^{}\n]{0,60}?)\s*\}")


def unknown_in(text: str) -> list[str]:
    """What stands in braces and would be sent as it is, in its order and each once."""
    found = (each[1] for each in _IN_BRACES.finditer(text))
    return list(dict.fromkeys(name for name in found if name not in PLACEHOLDERS))


def filled(text: str, values: Mapping[str, str]) -> str:
    """In one pass: braces in somebody's name are part of the name."""
    return _IN_BRACES.sub(lambda each: values.get(each[1], each[0]), text)
