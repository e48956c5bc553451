"""Makes the pictures of the README from the real app on the samples: ``.venv/bin/python tests/make_pictures.py``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app_driver import Driver, driving, run

from tui.following import listen
from tui.store.database import open_store
from tui.store.importing import import_paths

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
SIZE = (132, 38)
OFFICE = "Highways"


def picture(app: Driver, name: str) -> None:
    """The screen as it stands, as SVG."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = app.app.export_screenshot(title="Matters Arising")
    (FOLDER / f"{name}.svg").write_text(text, encoding="utf-8")


async def take(database: Path) -> None:
    async with driving(database, SIZE) as app:
        await app.press("2")
        await app.type("coldwel brige inspecton")
        await app.press("enter")
        picture(app, "search")
        await app.press("3", "slash")
        await app.type(OFFICE)
        await app.press("enter", "enter", "slash")
        await app.type("Coldwell")
        await app.press("enter", "enter", "down")
        picture(app, "threads")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "matters.db"
        store = open_store(place)
        listen(store)
        import_paths(store, [ROOT / "sample_minutes"])
        store.close()
        run(lambda: take(place))
