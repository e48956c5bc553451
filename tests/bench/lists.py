"""How long a key takes in a list of 100,000 rows, from the key to the frame, beside one of 1,000. Prints; never fails.

Run: python tests/bench/lists.py
"""

from __future__ import annotations

import asyncio
import statistics
import time

from textual.app import App, ComposeResult

from tui.app.draw import row_lines
from tui.app.widgets.column import narrowed, what_is_said
from tui.app.widgets.row_list import RowList
from tui.store.rows import ThreadRow

KEYS = ("down", "up", "page_down", "page_up", "last", "first")


def rows(count: int) -> list[ThreadRow]:
    words = ("bridge", "salt", "route", "lanterns", "school", "transport", "damp", "survey", "playground", "fees")
    return [
        ThreadRow(
            id=n,
            key=f"thread-{n}",
            office_id=n % 40,
            office="Cabinet Member for Roads",
            council="Aldermoor Borough Council",
            name=f"{words[n % 10].title()} and {words[n // 10 % 10]} in ward {n}",
            named_by="program",
            exchanges=1 + n % 9,
            first="2021-05-04",
            last="2024-03-12",
            askers=("Dunn",),
            undertakings=n % 3,
            open_undertakings=n % 2,
            pinned=False,
            new=False,
        )
        for n in range(count)
    ]


class Bare(App[None]):
    """A list and nothing else."""

    def compose(self) -> ComposeResult:
        yield RowList(row_lines)


async def measure(count: int) -> list[tuple[str, float, float]]:
    """(what, median, worst) in milliseconds, each from the key until the frame is composed."""
    made = rows(count)
    app = Bare()
    out = []
    async with app.run_test(size=(120, 40)) as pilot:
        listing = app.query_one(RowList)

        def frame(act: str) -> float:
            started = time.perf_counter()
            getattr(listing, f"action_{act}")()
            app.screen._compositor.render_strips()
            return (time.perf_counter() - started) * 1000

        started = time.perf_counter()
        listing.show(made)
        app.screen._compositor.render_strips()
        shown = (time.perf_counter() - started) * 1000
        out.append(("show", shown, shown))
        await pilot.pause()
        for act in KEYS:
            taken = []
            for _ in range(40):
                taken.append(frame(act))
                await pilot.pause()
            out.append((act, statistics.median(taken), max(taken)))
    return out


def filtering(count: int) -> list[tuple[str, float]]:
    """Going through all rows for a filter, beside the screen: the first time and after it."""
    made = rows(count)
    started = time.perf_counter()
    said = what_is_said(made, row_lines)
    first = (time.perf_counter() - started) * 1000
    started = time.perf_counter()
    narrowed(made, said, "bridge ward 77")
    return [("read what the rows say", first), ("filter", (time.perf_counter() - started) * 1000)]


def main() -> None:
    for count in (1_000, 100_000):
        print(f"{count:,} rows (milliseconds)")
        for what, median, worst in asyncio.run(measure(count)):
            print(f"  {what:<12} median {median:6.1f}   worst {worst:6.1f}")
        for what, taken in filtering(count):
            print(f"  {what:<24} {taken:8.1f}  (in a thread)")


if __name__ == "__main__":
    main()
