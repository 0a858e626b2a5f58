"""Compressed data made large again, up to a limit: what a file says of its sizes is not asked."""

import zlib

from careers.cv_files.reading import Code, Unacceptable

RAW = -15  # zlib's word for data without a header, as in a zip


def inflate(data: bytes, *, at_most: int, wbits: int = zlib.MAX_WBITS) -> bytes:
    """Raises Unacceptable where it would be larger, or is no compressed data."""
    machine = zlib.decompressobj(wbits)
    try:
        large = machine.decompress(data, at_most)
    except zlib.error as error:
        raise Unacceptable(Code.DAMAGED) from error
    if machine.unconsumed_tail:
        raise Unacceptable(Code.TOO_COMPLEX)
    return large
