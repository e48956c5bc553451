"""The two quiet lines: where you are, above; the six keys that matter here, below."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from tui.app.keys import BY_NAME
from tui.text import one_line

PANES = ("meetings", "search", "threads", "undertakings", "notes", "report")
_NAME = "Matters Arising"


class TitleBar(Widget):
    """The name, the panes with their numbers, and the way to where the cursor is."""

    class Picked(Message):
        """A pane's name was clicked."""

        def __init__(self, pane: str) -> None:
            self.pane = pane
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="title")
        self._pane = PANES[0]
        self._crumbs: Sequence[str] = ()
        self._aside = ""

    def show(self, pane: str, crumbs: Sequence[str], aside: str = "") -> None:
        """Say where we are; ``aside`` stands at the right."""
        self._pane, self._crumbs, self._aside = pane, [one_line(c) for c in crumbs], one_line(aside)
        self.refresh()

    def _tabs(self) -> list[tuple[str, str]]:
        name = f" {_NAME} " if self.size.width >= 86 else ""
        tabs: list[tuple[str, str]] = [(name, "name")] if name else []
        for n, pane in enumerate(PANES, 1):
            command = BY_NAME[f"go_{pane}"]
            word = command.short or command.words
            here = pane == self._pane
            tabs.append((f" {n} {word} " if self.size.width >= 69 or here else f" {n} ", pane if here else f"-{pane}"))
        return tabs

    def render(self) -> Content:
        styles = {"name": "bold $accent", self._pane: "bold $background on $accent"}
        tabs = Content.assemble(*((text, styles.get(what, "$text-muted")) for text, what in self._tabs()))
        aside = self._aside if self.size.width >= 69 else ""  # in a narrow window it is the way that counts
        room = self.size.width - len(aside) - 3
        crumbs: list[str] = list(self._crumbs)
        while len(crumbs) > 2 and len(" › ".join(crumbs)) > room:
            crumbs = ["…", *crumbs[2:]] if crumbs[0] == "…" else ["…", *crumbs[1:]]
        if len(crumbs) == 2 and len(" › ".join(crumbs)) > room:
            crumbs = ["…", crumbs[1]] if len(crumbs[1]) + 4 <= room else crumbs[1:]
        way = " › ".join(crumbs)
        way = way if len(way) <= room else way[: max(0, room - 1)] + "…"
        pad = " " * max(1, self.size.width - len(way) - len(aside) - 2)
        return Content.assemble(tabs, "\n", (f" {way}", "$text"), (f"{pad}{aside}", "$text-muted"))

    def on_click(self, event: events.Click) -> None:
        x, at = event.x, 0
        for text, what in self._tabs():
            at += len(text)
            if x < at and event.y == 0:
                if what != "name":
                    self.post_message(self.Picked(what.lstrip("-")))
                return


class KeyBar(Static):
    """At most six keys."""

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)
        self._shown: Sequence[tuple[str, str]] = ()

    def show(self, keys: Sequence[tuple[str, str]]) -> None:
        if keys == self._shown:
            return
        self._shown = keys
        parts: list[tuple[str, str] | str] = []
        for key, word in keys:
            parts += [(f" {key} ", "bold $accent"), (f"{word}  ", "$text-muted")]
        self.update(Content.assemble(*parts), layout=False)
