"""Importing: how far it is, what was read, and a way to stop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.base import AppBase
from tui.app.blocks import Block, Page
from tui.app.data import Progress
from tui.app.widgets.text_view import TextView
from tui.text import one_line

BAR = 24
EVERY = 0.1
"""Seconds between two drawings: an import of thousands of documents tells far more than can be read."""


class Importing(ModalScreen[bool | None]):
    """Gives whether anything changed."""

    app = getters.app(AppBase)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "leave", "Stop", show=False)]

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__()
        self._paths = paths
        self._stopped = False
        self._end: Progress | None = None
        self._newest: Progress | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall") as window:
            window.border_title = Content("Importing")
            yield Static(id="bar", markup=False)
            yield TextView()
            yield Static(Content("esc stops after this document; what was read stays"), id="so-far", classes="foot")

    def on_mount(self) -> None:
        self.query_one(TextView).focus()
        self.set_interval(EVERY, self._draw_newest)

        def work() -> Progress:
            return self.app.data.bring_in(self._paths, self._tell, lambda: self._stopped)

        self.app.lanes.run("import", work, self._done, self._failed, always=True)

    def _tell(self, progress: Progress) -> None:
        """Called by the thread, once a document or oftener: only the newest is drawn."""
        self._newest = progress

    def _draw_newest(self) -> None:
        progress, self._newest = self._newest, None
        if progress is not None and self._end is None:
            counted = f"{progress.done:,} of {progress.of:,}" if progress.of else ""
            self._show(progress, f"{progress.step}  {counted}".strip())

    def _show(self, progress: Progress, words: str) -> None:
        full = BAR * progress.done // max(1, progress.of)
        bar = Content.assemble(("━" * full, "$accent"), ("━" * (BAR - full), "$border-blurred"), f"  {words}")
        self.query_one("#bar", Static).update(bar)
        lines = tuple(Block(one_line(line[2:]), label=line[:1].strip(), space=False) for line in progress.said)
        view = self.query_one(TextView)
        view.show(Page("", lines, key=("import", (progress.done, len(lines)))))
        view.action_last()

    def _done(self, end: Progress) -> None:
        self._end = end
        self._show(end, "done")
        words = end.words if end.done else "Stopped before the first document was read: nothing has changed."
        self.query_one("#so-far", Static).update(Content(f"{words}\nenter goes on"))
        if end.changed and not end.failed:
            self.app.toast(f"Imported: {end.words}")
            self.dismiss(True)

    def _failed(self, error: Exception) -> None:
        """What was stored before it failed is there all the same, and is shown."""
        self.app.tell_failure(error)
        self.dismiss(True)

    def action_leave(self) -> None:
        if self._end is not None:
            self.dismiss(self._end.changed)
            return
        self._stopped = True
        self.query_one("#so-far", Static).update(Content("stopping after this document…"))
