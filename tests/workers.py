"""A real worker process that a test may kill."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from tests.programs import Program, Programs

WITHIN = 150  # seconds, for what takes five on an idle machine


class Worker:
    """``manage.py work --sole``; its mails become SentMail rows."""

    def __init__(self, program: Program) -> None:
        self.kill = program.kill
        self.program = program

    def wait_until(self, condition: Callable[[], bool], *, every: float = 0.02) -> None:
        """Raises RuntimeError with the worker's log when it ends or takes too long."""
        deadline = monotonic() + WITHIN
        while not condition():
            if self.program.ended() or monotonic() > deadline:
                raise RuntimeError(f"The worker did not do it:\n{self.program.log.read_text()}")
            sleep(every)


@contextmanager
def worker(programs: Programs, log: Path) -> Iterator[Worker]:
    """As keen as the tests beside it: stepping back for them, it would wait for minutes."""
    options = ["--sole", "--interval=0.05", "--nice=0"]
    with programs.start("manage", "work", *options, log=log) as program:
        yield Worker(program)


def kill_in_the_middle(programs: Programs, log: Path, count: Callable[[], int], *, of: int) -> int:
    """Start a worker and kill it when a tenth of the work is done; how much was done then.

    ``count`` says how much is done so far.
    """
    with worker(programs, log) as running:
        running.wait_until(lambda: count() >= of // 10)
        running.kill()
    done = count()
    assert 0 < done < of, f"{done} of {of} were done: not killed in the middle"
    return done
