"""Makes the README's pictures from the sample minutes, by pressing the keys that a member would press.

Run: python docs/pictures/make.py
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from textual.pilot import Pilot  # noqa: E402

from tui.app.app import MattersApp  # noqa: E402

SIZE = (116, 34)
PICTURES: dict[str, tuple[str | tuple[str, ...], ...]] = {
    # A string is typed, a tuple is keys.
    "meetings": (("down", "right", "right", "right", "down", "down"),),
    "search": (("2",), "coldwel brigde survay", ("enter",)),
    "threads": (("3", "slash"), "services", ("enter", "right", "slash"), "home to school", ("enter",)),
    "plot": (("3", "slash"), "services", ("enter", "right", "slash"), "agency", ("enter",)),
    "briefing": (("3", "slash"), "services", ("enter", "B")),
    "undertakings": (("4", "right", "slash"), "youngest", ("enter",)),
    "note": (("2",), "potholes", ("enter", "a"), "Ask in March whether the contractor was called back."),
}
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


async def rest(app: MattersApp, pilot: Pilot[int]) -> None:
    """Until nothing has been under way for a moment."""
    idle = 0
    while idle < 6:
        await pilot.pause(0.02)
        idle = 0 if app.lanes.busy or app.message_queue_size else idle + 1


async def picture(database: Path, name: str, steps: tuple[str | tuple[str, ...], ...]) -> None:
    """Press the keys and save what is seen."""
    app = MattersApp(str(database), theme="matters-dark")
    async with app.run_test(size=SIZE) as pilot:
        await rest(app, pilot)
        for step in steps:
            keys = ["space" if c == " " else c for c in step] if isinstance(step, str) else step
            for key in keys:
                await pilot.press(key)
                if not isinstance(step, str):
                    await rest(app, pilot)
            await pilot.pause(0.2)
            await rest(app, pilot)
        svg = app.export_screenshot(title="Matters Arising")
    # No font is fetched from anywhere: the reader's own fixed-width letters will do.
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.S)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.S)
    svg = re.sub(r"font-family: Fira Code[^;]*;", f"font-family: {FONT};", svg)
    (HERE / f"{name}.svg").write_text(svg, encoding="utf-8")


async def samples(database: Path) -> None:
    """Import the sample minutes, as the first start does."""
    app = MattersApp(str(database))
    async with app.run_test(size=SIZE) as pilot:
        await rest(app, pilot)
        await pilot.press("enter")
        await rest(app, pilot)


def main() -> None:
    """Every picture, or those named."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "matters.db"
        asyncio.run(samples(database))
        for name in sys.argv[1:] or PICTURES:
            asyncio.run(picture(database, name, PICTURES[name]))
            print(f"{name}.svg")


if __name__ == "__main__":
    main()
