"""The figures of the search bench as lines for the terminal and as a page for the documentation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from measure import share

INTRODUCTION = """# Search, measured

Written by `python tests/bench/search.py --sizes {sizes} --set "{which}" --write-docs`. The corpus is invented
(`tests/bench/corpus.py`): the figures say little by themselves about real minutes, and much about one engine beside
another. Times are milliseconds of one search in Python, with the file in memory; "times slower" compares the medians of
the same queries, taken in turn, with nothing remembered of earlier corrections.
"""


def printed(found: Any, idle: float) -> str:
    """What was measured at one size, for the terminal."""
    lines = [f"== {found.size:,} exchanges: index {found.index_megabytes:.0f} MB in {found.build_seconds:.1f} s, "]
    lines[0] += f"{found.vocabulary:,} words, private memory {found.memory:.0f} MB ({found.memory - idle:+.0f})"
    lines.append(f"keystrokes {len(found.keys):,}: p50 {share(found.keys, 0.5):.2f} p95 {share(found.keys, 0.95):.2f}")
    for name, tally in found.engines.items():
        ratio = f"{found.ratios[name]:.1f}x (p95 {found.ratios[f'{name} p95']:.1f}x)" if name in found.ratios else ""
        lines.append(
            f"{name:26} n={len(tally.times):3} p50 {tally.p50:9.2f} p95 {tally.p95:9.2f}"
            f" R@10 {tally.recall:.3f} MRR {tally.rank:.3f} {ratio}"
        )
    lines += [f"  {kind:20} R@10 {t.recall:.3f} MRR {t.rank:.3f} p50 {t.p50:.2f}" for kind, t in found.kinds.items()]
    return "\n".join(lines)


def page(sizes: Sequence[Any], idle: float, which: str) -> str:
    """All of it as Markdown."""
    parts = [INTRODUCTION.format(sizes=",".join(str(s.size) for s in sizes), which=which)]
    parts.append(
        _table(
            [
                "exchanges",
                "keystroke p50 / p95",
                "final query p50 / p95",
                "recall@10",
                "MRR",
                "index MB",
                "built in s",
                "words",
                "private MB above idle",
            ],
            [_ours(s, idle) for s in sizes],
        )
    )
    if len(sizes) > 1:
        first, last = sizes[0], sizes[-1]
        growth = [f"{share(last.keys, p) / share(first.keys, p):.1f}" for p in (0.5, 0.95)] + [
            f"{last.engines['this search'].p95 / first.engines['this search'].p95:.1f}"
        ]
        parts.append(
            f"From {first.size:,} to {last.size:,} a keystroke grows {growth[0]} times at the median and "
            f"{growth[1]} times at the 95th percentile, a final query {growth[2]} times at the 95th.\n"
        )
    for size in sizes:
        if len(size.engines) > 1:
            parts.append(f"## Beside others, {size.size:,} exchanges\n")
            rows = [_engine(size, name) for name in size.engines]
            parts.append(
                _table(
                    [
                        "engine",
                        "queries",
                        "p50",
                        "p95",
                        "recall@10",
                        "MRR",
                        "times slower",
                        "at p95",
                        "index MB",
                        "built in s",
                    ],
                    rows,
                )
            )
    parts.append(f"## By kind of query, {sizes[-1].size:,} exchanges\n")
    parts.append(
        _table(
            ["kind", "recall@10", "MRR", "p50"],
            [[k, f"{t.recall:.3f}", f"{t.rank:.3f}", f"{t.p50:.1f}"] for k, t in sizes[-1].kinds.items()],
        )
    )
    return "\n".join(parts)


def _ours(size: Any, idle: float) -> list[str]:
    mine = size.engines["this search"]
    return [
        f"{size.size:,}",
        f"{share(size.keys, 0.5):.1f} / {share(size.keys, 0.95):.1f}",
        f"{mine.p50:.1f} / {mine.p95:.1f}",
        f"{mine.recall:.3f}",
        f"{mine.rank:.3f}",
        f"{size.index_megabytes:.0f}",
        f"{size.build_seconds:.1f}",
        f"{size.vocabulary:,}",
        f"{size.memory - idle:.0f}",
    ]


def _engine(size: Any, name: str) -> list[str]:
    tally = size.engines[name]
    seconds, megabytes = size.peer_builds.get(name, (0.0, 0.0))
    if name == "this search":
        seconds, megabytes = size.build_seconds, size.index_megabytes
    ratio = [f"{size.ratios[key]:,.1f}" if key in size.ratios else "" for key in (name, f"{name} p95")]
    return [
        name,
        str(len(tally.times)),
        f"{tally.p50:,.1f}",
        f"{tally.p95:,.1f}",
        f"{tally.recall:.3f}",
        f"{tally.rank:.3f}",
        *ratio,
        f"{megabytes:.0f}" if megabytes else "",
        f"{seconds:.1f}" if seconds else "",
    ]


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
