"""The worker: runs queued jobs, and the clock beside them."""

import os
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from outbox.clock import tick
from outbox.recovery import requeue_running

CLOCK_SECONDS = 10
NICENESS = 10  # who waits for a page goes before who waits for a mail


class Command(BaseCommand):
    help = "Runs queued jobs (mail, search index) and what is due by the clock, until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="Run what is due, then leave.")
        parser.add_argument(
            "--sole",
            action="store_true",
            help="This is the only worker: take up at once what a killed one had begun.",
        )
        parser.add_argument("--interval", type=float, default=1.0, help="Seconds between looks.")
        parser.add_argument(
            "--nice",
            type=int,
            default=NICENESS,
            help="How far to step back for the web's processes; 0 on a machine of its own.",
        )

    def handle(
        self, *args: Any, once: bool, sole: bool, interval: float, nice: int, **options: Any
    ) -> None:
        if sole:
            requeue_running(started_before=timezone.now())
        worker = _worker(once=once, interval=interval)
        if once:
            tick()
            worker.run()
        else:
            os.nice(nice)
            _work_beside_the_clock(worker)


def _worker(*, once: bool, interval: float) -> Worker:
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=interval,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )


def _work_beside_the_clock(worker: Worker) -> None:
    worker.configure_signals()
    stop = threading.Event()
    threading.Thread(target=_keep_time, args=(stop,), daemon=True).start()
    try:
        worker.run()
    finally:
        stop.set()


def _keep_time(stop: threading.Event) -> None:
    while not stop.is_set():
        close_old_connections()
        tick()
        stop.wait(CLOCK_SECONDS)
    connection.close()
