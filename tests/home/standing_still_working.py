"""A worker that stands still in the middle of a job, see tests/events/standing_still.py."""

import sys

from tests.events import standing_still  # first: it says where to stand still

__all__ = ["standing_still"]

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0], "work", "--sole", "--interval=0.05", "--nice=0"])
