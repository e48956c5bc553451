"""From the start of the program to the first frame and to the data on it, and how long quitting takes, through a
pseudo-terminal and beside a bare Textual app in the same run. Prints; never fails on time.

Run: python tests/bench/startup.py [DATABASE]     (without one, a small one is made)
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIMES = 7

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("Committees")
Bare().run()
"""


@dataclass(frozen=True)
class Run:
    """One start: milliseconds by the clock, milliseconds of processor (which a busy machine does not lengthen), MB."""

    first: float
    first_worked: float
    data: float | None
    data_worked: float
    quit: float
    memory: float


def once(command: list[str], frame: bytes, data: bytes | None) -> Run:
    """Start, wait for the first frame and for the data on it, let everything settle, and quit."""
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LINES="40", COLUMNS="120")
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, *command])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    out, first, full = b"", None, None
    while first is None or (data is not None and full is None):
        if not select.select([terminal], [], [], 20)[0]:
            raise SystemExit("the app shows nothing")
        out += os.read(terminal, 65536)
        now = (time.perf_counter() - started) * 1000, _worked(pid)
        first = now if first is None and frame in out else first
        full = now if full is None and data is not None and data in out else full
    _rest(terminal)
    memory = _private(pid)
    leaving = time.perf_counter()
    os.write(terminal, b"\x11")
    _drain(terminal)
    os.waitpid(pid, 0)
    left = (time.perf_counter() - leaving) * 1000
    os.close(terminal)
    return Run(*first, *(full or (None, 0.0)), left, memory)


def _rest(terminal: int) -> None:
    """Until nothing has been drawn for a second."""
    while select.select([terminal], [], [], 1)[0]:
        os.read(terminal, 65536)


def _worked(pid: int) -> float:
    """Milliseconds that the threads of a process have had a processor, where the system tells it, else 0."""
    found = 0
    for file in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with contextlib.suppress(OSError, ValueError):  # the thread has ended meanwhile
            found += int(file.read_text(encoding="ascii").split()[0])
    return found / 1e6


def _drain(terminal: int) -> None:
    """Until the other side is gone."""
    while True:
        try:
            if not os.read(terminal, 65536):
                return
        except OSError:
            return


def _private(pid: int) -> float:
    """RssAnon in MB where the system tells it, else 0."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon")), 0.0)


def small() -> str:
    """A small database of invented minutes."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from app_driver import seed

    return str(seed(Path(tempfile.mkdtemp()) / "matters.db"))


def main() -> None:
    database = sys.argv[1] if len(sys.argv) > 1 else small()
    os.environ["MATTERS_DATABASE"] = database
    kinds = {
        "bare Textual app": (["-c", BARE], b"Committees", None),
        "Matters Arising": (["-m", "tui"], b"Matters Arising", b" meeting"),
    }
    runs: dict[str, list[Run]] = {name: [] for name in kinds}
    for _ in range(TIMES):
        for name, (command, frame, data) in kinds.items():
            runs[name].append(once(command, frame, data))
    bare = runs["bare Textual app"]
    print(f"of {TIMES} starts, in turn; load {os.getloadavg()[0]:.1f}")
    print(f"  {'':<31} best  median  processor  times bare (of processor)")
    for name, found in runs.items():
        _say(name, "first frame", [(r.first, r.first_worked) for r in found], bare)
        _say(name, "data on it", [(r.data, r.data_worked) for r in found if r.data is not None], bare)
        left = [r.quit for r in found]
        print(f"  {name:<18} {'quit':<12} {min(left):5.0f} {statistics.median(left):7.0f}")
        print(f"  {name:<18} {'RssAnon, MB':<12} {max(r.memory for r in found):7.1f}")


def _say(name: str, what: str, found: list[tuple[float, float]], bare: list[Run]) -> None:
    if not found:
        return
    best, worked = min(clock for clock, _ in found), min(processor for _, processor in found)
    median = statistics.median(clock for clock, _ in found)
    ratio = best / min(run.first for run in bare)
    times = worked / min(run.first_worked for run in bare) if worked else 0
    print(f"  {name:<18} {what:<12} {best:5.0f} {median:7.0f} {worked:10.0f} {ratio:11.2f} ({times:.2f})")


if __name__ == "__main__":
    main()
