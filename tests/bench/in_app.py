"""From a key in the search field of the real app to the frame that shows it, through a pseudo-terminal.

A bare Textual app that is nothing but a field is typed into in the same run. The keys come quickly, so that the hits of
the last ones arrive while the next are typed.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from measure import ROOT

BETWEEN = (0.03, 0.12)
"""Seconds between keys: a burst in which the last hits still come, and a fast typist."""
PATIENCE = 60.0
_CONTROL = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
BARE = """
from textual.app import App
from textual.widgets import Input
class Bare(App):
    def compose(self):
        yield Input()
Bare().run()
"""
# The corpus is filled in without who is who and threads, which the program would otherwise work out first.
OURS = """
import tui.store.importing as importing
importing.catch_up = lambda store: None
from tui.app.app import run_app
run_app({!r})
"""


@dataclass
class Typed:
    """Milliseconds from each key to the frame with it, and to the frame with its hits."""

    frames: list[float] = field(default_factory=list)
    hits: list[float] = field(default_factory=list)
    screen: list[float] = field(default_factory=list)
    """Processor time of the screen's own thread a key, hits drawn and all, of each text; where the system tells it."""


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, code: str, size: tuple[int, int] = (120, 40)) -> None:
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", PYTHONUNBUFFERED="1")
            os.chdir(ROOT)
            os.execv(sys.executable, [sys.executable, "-c", code])
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.out = b""

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def read(self, seconds: float) -> bool:
        """What comes within that time; whether anything did."""
        if not select.select([self._terminal], [], [], max(0.0, seconds))[0]:
            return False
        self.out += os.read(self._terminal, 1 << 16)
        return True

    def wait_for(self, text: str) -> None:
        until = time.perf_counter() + PATIENCE
        while text.encode() not in self.out:
            if not self.read(until - time.perf_counter()):
                raise SystemExit(f"the app does not show {text!r}")

    def rest(self, seconds: float = 0.7) -> None:
        """That long, taking what comes: a cursor that blinks is never at rest."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self.read(left)

    def processor(self) -> float:
        """Milliseconds of processor time of the screen's thread; 0 where the system does not tell."""
        told = Path(f"/proc/{self.pid}/task/{self.pid}/schedstat")
        return int(told.read_text().split()[0]) / 1e6 if told.exists() else 0.0

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)


def _type(terminal: Terminal, words: str, between: float, found: Typed) -> None:
    """Type words letter by letter; a frame with a key is one that writes what was typed up to it."""
    sent: list[float] = []
    echoed = after = 0
    answered = 0
    terminal.out = b""
    before = terminal.processor()
    due = time.perf_counter()
    until = due + between * len(words) + 1.0
    while (now := time.perf_counter()) < until:
        if len(sent) < len(words) and now >= due:
            terminal.press(words[len(sent)])
            sent.append(time.perf_counter())
            due += between
        terminal.read((due if len(sent) < len(words) else until) - time.perf_counter())
        now = time.perf_counter()
        text = _CONTROL.sub(b"", terminal.out)
        for n in range(len(sent), echoed, -1):
            if words[:n].encode() in text:
                found.frames += [(now - at) * 1000 for at in sent[echoed:n]]
                echoed, after = n, len(text)
                break
        if answered < echoed and b" Hits" in text[after - 200 :]:
            found.hits.append((now - sent[echoed - 1]) * 1000)
            answered = echoed
        if echoed == len(words) == answered:
            break
    found.screen.append((terminal.processor() - before) / len(words))


def bare(texts: Sequence[str], between: float) -> Typed:
    """A field and nothing else."""
    found = Typed()
    terminal = Terminal(BARE)
    try:
        terminal.rest(1.5)
        for words in texts:
            _type(terminal, words, between, found)
            terminal.press("\x15")
            terminal.rest()
    finally:
        terminal.close()
    return found


def ours(database: Path, texts: Sequence[str], between: float) -> Typed:
    """The app's search on a database."""
    found = Typed()
    terminal = Terminal(OURS.format(str(database)))
    try:
        terminal.wait_for("exchanges")
        terminal.press("2")
        terminal.wait_for("How to search")
        terminal.rest(1.5)
        terminal.press("first search\x15")
        terminal.rest(2.0)
        for words in texts:
            _type(terminal, words, between, found)
            terminal.press("\x15")
            terminal.rest()
    finally:
        terminal.close()
    return found
