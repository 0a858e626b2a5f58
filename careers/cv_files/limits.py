"""How much a CV may be. Far above what people have: see docs/anonymity.md for what was measured.

The reading process imports this, so nothing here needs Django.
"""

MEGABYTE = 1_000_000

FILE = 10 * MEGABYTE
PAGES = 60
PAGE_SIDE = 5_000  # points; A0 is 3,370 long
OBJECTS = 20_000  # of a PDF
DEPTH = 50  # of PDF values within each other
PIXELS = 100 * MEGABYTE  # of one picture
STREAM = 25 * MEGABYTE  # of a PDF, inflated
ALL_STREAMS = 100 * MEGABYTE
PARTS = 1_000  # of a DOCX
PART = 12 * MEGABYTE  # of XML, inflated
ALL_PARTS = 60 * MEGABYTE
TEXT = 100_000  # characters that are kept

MEMORY = 300 * 1024 * 1024  # bytes of the reading process
CPU = 2  # seconds of it
CPU_FOR_TEXT = 1.0  # seconds; what has been read by then is enough to begin a profile with
PATIENCE = 15  # seconds by the clock, for a machine that is very busy
