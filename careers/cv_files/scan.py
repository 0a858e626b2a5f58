"""The virus scanner: ClamAV's daemon, where ``settings.CLAMD`` says that there is one.

``unix:/run/clamav/clamd.ctl``, or ``tcp:clamav:3310`` with the name of its machine. What it cannot
tell, it has not said: whoever asks goes on only after ``CLEAN``.
"""

import socket
import struct
from enum import StrEnum

from django.conf import settings

PATIENCE = 20  # seconds for each answer
CHUNK = 64 * 1024  # bytes
LENGTH = struct.Struct("!I")


class Scanned(StrEnum):
    NONE = "none"  # there is no scanner here
    UNKNOWN = "unknown"  # there is one, and it has not answered
    CLEAN = "clean"
    INFECTED = "infected"


def scan(data: bytes) -> Scanned:
    """What the scanner says of it. Never raises."""
    if not settings.CLAMD:
        return Scanned.NONE
    try:
        said = _ask(settings.CLAMD, data)
    except (OSError, ValueError):
        return Scanned.UNKNOWN
    if said.endswith("FOUND"):
        return Scanned.INFECTED
    return Scanned.CLEAN if said == "stream: OK" else Scanned.UNKNOWN


def _ask(address: str, data: bytes) -> str:
    """The daemon's line, by its command INSTREAM. Raises OSError, ValueError."""
    with _connection(address) as connection:
        connection.settimeout(PATIENCE)
        connection.sendall(b"zINSTREAM\0")
        for at in range(0, len(data), CHUNK):
            piece = data[at : at + CHUNK]
            connection.sendall(LENGTH.pack(len(piece)) + piece)
        connection.sendall(LENGTH.pack(0))
        with connection.makefile("rb") as answer:
            return answer.readline(1024).rstrip(b"\0\r\n").decode("ascii", "replace")


def _connection(address: str) -> socket.socket:
    kind, _colon, where = address.partition(":")
    if kind == "unix":
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(PATIENCE)
        connection.connect(where)
        return connection
    host, _colon, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)
