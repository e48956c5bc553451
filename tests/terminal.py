"""A program in a pseudo-terminal: keys in, every byte that it wrote out."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class Terminal:
    """The other side of the program's terminal."""

    def __init__(self, pid: int, handle: int) -> None:
        self.pid = pid
        self.out = b""
        self._handle = handle

    def press(self, keys: bytes) -> None:
        os.write(self._handle, keys)

    def listen(self, seconds: float) -> bool:
        """Take what comes for so long; False once the program is gone."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if select.select([self._handle], [], [], left)[0]:
                try:
                    self.out += os.read(self._handle, 65536)
                except OSError:
                    return False
        return True

    def until(self, wanted: bytes, seconds: float = 20.0) -> None:
        """Until the program has written this, from now on or before."""
        deadline = time.monotonic() + seconds
        while wanted not in self.out:
            assert time.monotonic() < deadline and self.listen(0.02), f"never saw {wanted!r}"

    def rest(self, quiet: float = 0.5) -> None:
        """Until the program has written nothing for a while."""
        before = -1
        while before != len(self.out):
            before = len(self.out)
            self.listen(quiet)

    def end(self, how: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, how)


@contextlib.contextmanager
def in_a_terminal(code: str) -> Iterator[Terminal]:
    """Run Python code in a terminal of 140 columns and 40 lines, until it ends or the block does."""
    import fcntl
    import pty
    import termios

    pid, handle = pty.fork()
    if pid == 0:  # pragma: no cover
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL="")
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-c", code])
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
    terminal = Terminal(pid, handle)
    try:
        yield terminal
        terminal.listen(5.0)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(handle)
