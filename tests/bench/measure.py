"""Measuring: times of a search, how good its answers are, and what memory a process has for its own."""

from __future__ import annotations

import json
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]


def share(values: Sequence[float], part: float) -> float:
    """The value that `part` of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0


def processor() -> float:
    """Seconds of processor time of this process and of those that it started and waited for."""
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + started.ru_utime + started.ru_stime


@dataclass
class Tally:
    """Times in milliseconds and quality of one engine."""

    times: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    """Milliseconds of processor time, with those of programs started: a busy machine leaves it alone."""
    recalls: list[float] = field(default_factory=list)
    ranks: list[float] = field(default_factory=list)

    def take(self, find: Callable[[str], list[int]], words: str, right: set[int]) -> None:
        started, before = time.perf_counter(), processor()
        found = find(words)[:10]
        self.times.append((time.perf_counter() - started) * 1000)
        self.cpu.append((processor() - before) * 1000)
        self.recalls.append(sum(n in right for n in found) / min(10, len(right) or 1))
        self.ranks.append(next((1 / place for place, n in enumerate(found, 1) if n in right), 0.0))

    def copy(self, other: Tally) -> None:
        """Take over the last search of another tally."""
        for name in ("times", "cpu", "recalls", "ranks"):
            getattr(self, name).append(getattr(other, name)[-1])

    @property
    def p50(self) -> float:
        return share(self.times, 0.5)

    @property
    def p95(self) -> float:
        return share(self.times, 0.95)

    @property
    def recall(self) -> float:
        return statistics.mean(self.recalls) if self.recalls else 0.0

    @property
    def rank(self) -> float:
        return statistics.mean(self.ranks) if self.ranks else 0.0


def memory_of(database: Path, queries: Sequence[str]) -> float:
    """Megabytes of private memory (RssAnon) of `matters search --stdin` after these queries; 0 where not told."""
    # The corpus is filled in without who is who, which the program would otherwise work out first.
    start = "import sys, tui.cli, tui.verbs.search as v; v.catch_up = lambda store: None; sys.exit(tui.cli.main())"
    child = subprocess.Popen(
        [sys.executable, "-c", start, "--database", str(database), "search", "--stdin", "--limit", "10"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert child.stdin is not None and child.stdout is not None
    try:
        for query in queries:
            child.stdin.write(f"{query}\n")
            child.stdin.flush()
            json.loads(child.stdout.readline())
        status = Path(f"/proc/{child.pid}/status")
        found = re.search(r"RssAnon:\s+(\d+)", status.read_text()) if status.exists() else None
        return int(found[1]) / 1024 if found else 0.0
    finally:
        child.stdin.close()
        child.wait(60)
