"""A watcher that interrupts a connection when a search has had its time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_IDLE = 2.0
"""Seconds without a search after which the watcher sleeps until the next one."""


class Watch:
    """Calls ``interrupt`` once a deadline has passed. One thread, asleep while nothing runs; looks cost nothing.

    FTS5 cannot be asked to stop from within a statement that yields no row; interrupting its connection from another
    thread ends it within milliseconds.
    """

    def __init__(self, interrupt: Callable[[], None]) -> None:
        self._interrupt = interrupt
        self._until = 0.0
        self._awake = threading.Event()
        self._closed = False
        self._thread: threading.Thread | None = None

    def begin(self, seconds: float) -> None:
        """A search begins that may take so long."""
        self._until = time.perf_counter() + seconds
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="search-watch", daemon=True)
            self._thread.start()
        self._awake.set()

    def end(self) -> None:
        self._until = 0.0

    @property
    def over(self) -> bool:
        """Whether the search that runs has had its time."""
        return 0 < self._until < time.perf_counter()

    def close(self) -> None:
        """End the thread, and with it every later interruption."""
        self._closed = True
        self._awake.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        idle_since = 0.0
        while not self._closed:
            now, until = time.perf_counter(), self._until
            if until == 0.0:
                idle_since = idle_since or now
                if now - idle_since > _IDLE:
                    self._awake.clear()
                    if self._until == 0.0 and not self._closed:
                        self._awake.wait()
                    idle_since = 0.0
                else:
                    time.sleep(0.05)
            elif now >= until:
                self._interrupt()
                time.sleep(0.002)
            else:
                idle_since = 0.0
                time.sleep(min(until - now, 0.05))
