"""The window of an import draws what can be read, however many documents there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from app_driver import driving, run, seed

from tui.app.screens.importing import Importing
from tui.app.widgets.text_view import TextView
from tui.store import importing

DOCUMENTS = 1000


def test_what_is_drawn_grows_no_faster_than_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = [importing.Result(f"{number}.txt", "new") for number in range(DOCUMENTS)]
    drawn: list[int] = []
    show = TextView.show

    def import_paths(*args: Any, progress: Any, **kwargs: Any) -> importing.Summary:
        for done, result in enumerate(results, 1):
            progress(done, DOCUMENTS, result)
        return importing.Summary(results)

    def counted(view: TextView, page: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(view.screen, Importing):
            drawn.append(len(page.blocks))
        return show(view, page, *args, **kwargs)

    monkeypatch.setattr(importing, "import_paths", import_paths)
    monkeypatch.setattr(TextView, "show", counted)

    async def journey() -> None:
        async with driving(seed(tmp_path / "m.db")) as app:
            app.app.push_screen(Importing([tmp_path]))
            await app.settle()
            await app.pilot.pause(0.3)
            assert drawn and sum(drawn) <= 10 * DOCUMENTS

    run(journey)
