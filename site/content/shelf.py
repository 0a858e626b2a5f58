"""What a process remembers of one version of the site, and forgets with it."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Shelf(Generic[Value]):
    """What was asked for last, of one version only. For several threads."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.version = (0, 0)
        self._kept: OrderedDict[str, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str, version: tuple[int, int] = (0, 0)) -> Value | None:
        with self._lock:
            if version != self.version or key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def put(self, key: str, value: Value, version: tuple[int, int] = (0, 0)) -> None:
        """A newer version clears the shelf; an older one comes too late."""
        with self._lock:
            if version > self.version:
                self._kept.clear()
                self.version = version
            if version == self.version:
                self._kept[key] = value
                self._kept.move_to_end(key)
                if len(self._kept) > self.size:
                    self._kept.popitem(last=False)

    def __len__(self) -> int:
        return len(self._kept)
