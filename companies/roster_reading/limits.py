"""How much a roster may be. The worker enforces the rest on itself before it reads a byte."""

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 1000

#: A sheet's rows are passed on up to here; the title rows above the header need some room.
MAX_SHEET_ROWS = MAX_ROWS + 200
MAX_SHEETS = 20
MAX_COLUMNS = 200
MAX_CELL_CHARACTERS = 2000
MAX_TEXT_CHARACTERS = 10_000_000

#: What is kept of a cell.
KEPT_CHARACTERS = 500

MAX_UNPACKED_BYTES = 300 * 1024 * 1024
WORKER_MEMORY_BYTES = 1024 * 1024 * 1024
WORKER_CPU_SECONDS = 6
WORKER_SECONDS = 30
