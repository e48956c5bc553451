"""From the start of the program to the first frame and to the data on it, and how long quitting takes, through a
pseudo-terminal and beside a bare Textual app in the same run. Prints; never fails on time.

Run: python tests/bench/startup.py [DATABASE]     (without one, a small one is made)
"""

from __future__ import annotations

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
OURS = "from tui.app.app import run_app; run_app({!r})"


def once(code: str, frame: bytes, data: bytes | None) -> tuple[float, float | None, float, int]:
    """Milliseconds to the first frame, to the data and of quitting; and the private memory in KB with the data."""
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-c", code])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    out, first, full = b"", None, None
    while first is None or (data is not None and full is None):
        if not select.select([terminal], [], [], 20)[0]:
            raise SystemExit("the app shows nothing")
        out += os.read(terminal, 65536)
        now = (time.perf_counter() - started) * 1000
        first = now if first is None and frame in out else first
        full = now if full is None and data is not None and data in out else full
    time.sleep(0.3)
    memory = _private(pid)
    leaving = time.perf_counter()
    os.write(terminal, b"\x11")
    _drain(terminal)
    os.waitpid(pid, 0)
    left = (time.perf_counter() - leaving) * 1000
    os.close(terminal)
    return first, full, left, memory


def _drain(terminal: int) -> None:
    """Until the other side is gone."""
    while True:
        try:
            if not os.read(terminal, 65536):
                return
        except OSError:
            return


def _private(pid: int) -> int:
    """RssAnon in KB where the system tells it, else 0."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("RssAnon")), 0)


def small() -> str:
    """A small database of invented minutes."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from app_driver import seed

    return str(seed(Path(tempfile.mkdtemp()) / "matters.db"))


def main() -> None:
    database = sys.argv[1] if len(sys.argv) > 1 else small()
    kinds = {
        "bare Textual app": (BARE, b"Committees", None),
        "Matters Arising": (OURS.format(database), b"Matters Arising", b"meeting"),
    }
    runs: dict[str, list[tuple[float, float | None, float, int]]] = {name: [] for name in kinds}
    for _ in range(TIMES):
        for name, (code, frame, data) in kinds.items():
            runs[name].append(once(code, frame, data))
    print(f"best and median of {TIMES}, milliseconds; load {os.getloadavg()[0]:.1f}")
    for name, found in runs.items():
        for what, values in (
            ("first frame", [f for f, _, _, _ in found]),
            ("data on it", [d for _, d, _, _ in found if d is not None]),
            ("quit", [q for _, _, q, _ in found]),
        ):
            if values:
                print(f"  {name:<18} {what:<12} {min(values):6.0f} {statistics.median(values):6.0f}")
        print(f"  {name:<18} {'RssAnon MB':<12} {max(m for *_, m in found) / 1024:6.1f}")


if __name__ == "__main__":
    main()
