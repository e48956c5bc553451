"""The figures of the search bench as a page for the documentation."""

from __future__ import annotations

import datetime
import os
import platform
import shlex
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measure import share

INTRODUCTION = """# Search, measured

Written by `python {command}` on {day}. {machine}

The corpus is invented (`tests/bench/corpus.py`), and so are the queries (`tests/bench/queries.py`): {kinds} kinds in
two sets, of which the second was never tuned on. The figures say little by themselves about real minutes, and much
about one engine beside another. Times are milliseconds, p50 / p95, with the files in memory. Where it does not say
processor, they are by the clock, on a machine that had other work to do; that leaves processor time nearly alone.
"""


def machine() -> str:
    """What this runs on, in a sentence, with how busy it is."""
    name = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    memory = next((int(line.split()[1]) / 2**20 for line in _lines("/proc/meminfo") if "MemTotal" in line), 0.0)
    held = f", {memory:.0f} GB of memory" if memory else ""
    return (
        f"{os.cpu_count()} cores ({name}){held}{load}; {platform.system()}, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}."
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []


def page(sizes: Sequence[Any], idle: float) -> str:
    """All of it as Markdown."""
    command = shlex.join([os.path.relpath(sys.argv[0]), *_without_folder(sys.argv[1:])])
    kinds = len(sizes[0].kinds)
    today = datetime.date.today().isoformat()
    parts = [INTRODUCTION.format(command=command, day=today, machine=machine(), kinds=kinds)]
    parts += ["## This search\n", _ours(sizes, idle), _growth(sizes)]
    if any(size.app for size in sizes):
        parts += ["## In the app\n", _IN_APP, _app(sizes)]
    for size in sizes:
        if size.engines:
            parts += [f"## Beside others, {size.size:,} exchanges\n", _engines(size)]
    parts += [f"## By kind of query, {sizes[-1].size:,} exchanges, first set\n", _kinds(sizes[-1])]
    return "\n".join(parts)


def _without_folder(words: Sequence[str]) -> list[str]:
    """The command without where its files were kept for the time being."""
    out = list(words)
    for name in {"--workdir", "--keep"}.intersection(out):
        at = out.index(name)
        del out[at : at + 2]
    return out


def _pair(values: Sequence[float]) -> str:
    return f"{share(values, 0.5):,.1f} / {share(values, 0.95):,.1f}"


def _ours(sizes: Sequence[Any], idle: float) -> str:
    rows = []
    for size in sizes:
        for which, tally in size.sets.items():
            first = which == next(iter(size.sets))
            rows.append(
                [
                    f"{size.size:,}" if first else "",
                    which,
                    _pair(tally.times),
                    _pair(tally.cpu),
                    f"{tally.recall:.3f}",
                    f"{tally.rank:.3f}",
                    _pair(size.keys.times) if first else "",
                    _pair(size.keys.cpu) if first else "",
                    f"{size.vocabulary:,}" if first else "",
                    f"{size.built.megabytes:,.0f}" if first else "",
                    f"{size.built.seconds:.1f} ({size.built.processor_seconds:.1f})" if first else "",
                    f"{size.memory - idle:.0f}" if first else "",
                ]
            )
    head = ["exchanges", "queries", "final query", "processor", "recall@10", "MRR", "each keystroke", "processor"]
    return _table([*head, "words", "index MB", "built in s (processor)", "private MB above idle"], rows)


def _growth(sizes: Sequence[Any]) -> str:
    if len(sizes) < 2:
        return ""
    first, last = sizes[0], sizes[-1]
    which = next(iter(first.sets))
    return (
        f"From {first.size:,} to {last.size:,} exchanges, in processor time, a keystroke grows"
        f" {share(last.keys.cpu, 0.5) / share(first.keys.cpu, 0.5):.1f} times at the median and"
        f" {share(last.keys.cpu, 0.95) / share(first.keys.cpu, 0.95):.1f} times at the 95th percentile, a final query"
        f" {share(last.sets[which].cpu, 0.95) / share(first.sets[which].cpu, 0.95):.1f} times at the 95th"
        f" ({len(first.keys.cpu):,} keystrokes).\n"
    )


_IN_APP = """From the key to the frame that shows it, and to the hits for what is typed by then, in a pseudo-terminal of
120x40, by the clock; beside it a bare Textual app that is nothing but a field, typed into in the same way.
"""


def _app(sizes: Sequence[Any]) -> str:
    rows = []
    for size in sizes:
        for between, (bare, ours) in size.app.items():
            rows.append(
                [
                    f"{size.size:,}",
                    f"{between * 1000:.0f}",
                    f"{len(ours.frames)}",
                    _pair(bare.frames),
                    _pair(ours.frames),
                    _pair(ours.hits),
                    f"{share(bare.screen, 0.5):.1f} / {share(ours.screen, 0.5):.1f}",
                ]
            )
    return _table(
        [
            "exchanges",
            "ms between keys",
            "keys",
            "bare field",
            "key to frame",
            "key to hits",
            "processor a key, bare / app",
        ],
        rows,
    )


def _engines(size: Any) -> str:
    which = next(iter(size.sets))
    mine = size.sets[which]
    first = ["this search", str(len(mine.times)), _pair(mine.times), f"{mine.recall:.3f}", "", f"{mine.rank:.3f}"]
    rows = [[*first, "", "", "", f"{size.built.megabytes:,.0f}", f"{size.built.seconds:.1f}"]]
    for name, beside in size.engines.items():
        theirs, ours = beside.theirs, beside.ours
        rows.append(
            [
                name,
                str(len(theirs.times)),
                _pair(theirs.times),
                f"{theirs.recall:.3f}",
                f"{ours.recall:.3f}",
                f"{theirs.rank:.3f}",
                f"{share(theirs.times, 0.5) / share(ours.times, 0.5):,.1f}",
                f"{share(theirs.times, 0.95) / share(ours.times, 0.95):,.1f}",
                f"{share(theirs.cpu, 0.5) / share(ours.cpu, 0.5):,.1f}",
                f"{beside.megabytes:,.0f}" if beside.megabytes else "",
                f"{beside.build_seconds:.1f}" if beside.build_seconds else "",
            ]
        )
    head = ["engine", "queries", "final query", "recall@10", "this search on the same", "MRR"]
    return _table([*head, "times slower", "at p95", "in processor time", "index MB", "built in s"], rows)


def _kinds(size: Any) -> str:
    rows = [[k, str(len(t.times)), f"{t.recall:.3f}", f"{t.rank:.3f}", _pair(t.cpu)] for k, t in size.kinds.items()]
    return _table(["kind", "queries", "recall@10", "MRR", "processor"], rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
