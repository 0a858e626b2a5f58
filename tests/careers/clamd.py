"""A virus scanner to test with: it speaks clamd's INSTREAM, and knows EICAR."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HOST = "127.0.0.1"


@contextmanager
def clamd(says: bytes | None = None, path: str = "") -> Iterator[str]:
    """Its address, for ``settings.CLAMD``; ``says`` the same to everything, if given."""
    server = socket.socket(socket.AF_UNIX) if path else socket.socket()
    with server:
        server.bind(path or (HOST, 0))
        server.listen()
        threading.Thread(target=_serve, args=(server, says), daemon=True).start()
        yield f"unix:{path}" if path else f"tcp:{HOST}:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket, says: bytes | None) -> None:
    while True:
        try:
            connection, _from = server.accept()
        except OSError:
            return
        with connection, connection.makefile("rwb") as stream:
            stream.write(says if says is not None else _answer(stream.read))
            stream.flush()


def _answer(read) -> bytes:
    if read(len(b"zINSTREAM\0")) != b"zINSTREAM\0":
        return b"UNKNOWN COMMAND\0"
    data = b""
    while length := struct.unpack("!I", read(4))[0]:
        data += read(length)
    return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in data else b"stream: OK\0"
