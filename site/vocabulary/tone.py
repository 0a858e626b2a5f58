"""How something stands, as a colour: of a tag (``tag--ok``), a figure (``figures__ok``)."""

from enum import StrEnum


class Tone(StrEnum):
    OK = "ok"
    WARNING = "warning"
    BAD = "bad"
    INFO = "info"
    QUIET = "quiet"
