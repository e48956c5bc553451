"""The reading pane's text: wrapped once, drawn by the line, searched with n and N, and selectable."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.app.bindings import moves
from tui.app.blocks import Block, Page
from tui.app.inks import inks
from tui.app.widgets.focus import AtOnce
from tui.app.wrap import wrap
from tui.search.marks import marks
from tui.text import plain

WIDEST = 92
"""A line longer than this is hard to read."""
GUTTER = 3


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a page: which block, and from where to where in its text."""

    block: int
    start: int
    end: int
    first: bool
    more: bool = False
    """What follows of the block is left out for want of room."""


def _tame(text: str) -> str:
    """Text that is not obeyed; a tab takes one cell, as it is measured."""
    return plain(text).replace("\t", " ")


class TextView(AtOnce, ScrollView, can_focus=True):
    """One page of text."""

    BINDINGS: ClassVar[list[BindingType]] = moves()
    ALLOW_SELECT = True
    gutter_width = GUTTER

    class Found(Message):
        """How many places were found, and at which of them we are."""

        def __init__(self, at: int, of: int) -> None:
            self.at = at
            self.of = of
            super().__init__()

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = Page("")
        self._lines: list[TextLine] = []
        self._wrapped = 0
        self._to_start = False
        self._began_at = 0
        self._looked_for = ""
        self._found: list[tuple[int, int, int]] = []
        self._at = 0

    # what is shown

    def show(self, page: Page) -> None:
        """Show a page from where it wants to be seen; the same page again keeps its place."""
        same = page.key == self.page.key
        # The pages are plain already; this is the last door before the terminal.
        tame = (replace(b, text=_tame(b.text), label=_tame(b.label)) for b in page.blocks)
        self.page = replace(page, blocks=tuple(tame))
        self._wrapped = 0
        self._lines = []
        self._layout()
        if self._looked_for and same:
            self._search()
        else:
            self._looked_for, self._found = "", []
        self._to_start = not same
        self._go_to_start()
        self.refresh()

    def restart(self) -> None:
        """Show the page from where it wants to be seen, once the room that there is has settled."""
        self._to_start = True
        self.call_after_refresh(self._go_to_start)

    def go_to(self, block: int) -> None:
        """Have a block at the top, as far as there is text below it."""
        line = next((n for n, line in enumerate(self._lines) if line.block == block and line.first), 0)
        self.scroll_to(y=line, animate=False, force=True)

    def _go_to_start(self) -> None:
        """Once the page is laid out, and that is after it has a size, begin where it wants to be seen."""
        if self._to_start and self._lines:
            self._to_start = False
            self._began_at = self._first_line(self.page.start)
            self.scroll_to(y=self._began_at, animate=False, force=True)

    def _first_line(self, block: int | None) -> int:
        """The line to begin at: the top if the block is seen from there too, else a little above the block."""
        at = next((n for n, line in enumerate(self._lines) if line.block == block), 0) if block is not None else 0
        last = max((n for n, line in enumerate(self._lines) if self.page.blocks[line.block].bar), default=at)
        height = self.scrollable_content_region.height or 20
        return 0 if min(last, at + height // 2) < height else max(0, at - 2)

    def on_resize(self) -> None:
        if self._wrapped and self.scroll_offset.y == self._began_at:
            self._to_start = True  # nobody has scrolled yet: it goes on to be seen from where it wants to be
        self._layout()
        self._go_to_start()

    def _layout(self) -> None:
        width = self.scrollable_content_region.width
        if width == self._wrapped or width <= self.gutter_width + 8:
            return
        top = (
            self._lines[self.scroll_offset.y].block if self.scroll_offset.y < len(self._lines) and self._wrapped else 0
        )
        self._wrapped = width
        self._lines = self._broken(width)
        self.virtual_size = Size(width, len(self._lines))
        if top:
            line = next((n for n, line in enumerate(self._lines) if line.block == top), 0)
            self.scroll_to(y=line, animate=False, force=True)

    def _broken(self, width: int) -> list[TextLine]:
        lines: list[TextLine] = []
        for n, block in enumerate(self.page.blocks):
            if block.space and lines:
                lines.append(TextLine(n, 0, 0, False))
            if block.style == "rule":
                lines.append(TextLine(n, 0, len(block.text), True))
                continue
            room = max(8, min(width, WIDEST) - self._indent(block) - 1)
            lines += [TextLine(n, start, end, m == 0) for m, (start, end) in enumerate(wrap(block.text, room))]
        return lines

    def rewrap(self) -> None:
        """Break the lines anew at the width that there is."""
        self._wrapped = 0
        self._layout()

    def lines_at(self, width: int) -> int:
        """How many lines the page takes at a width."""
        return len(self._broken(width))

    def _indent(self, block: Block) -> int:
        return self.gutter_width + block.fact

    # moving

    def action_down(self) -> None:
        self.scroll_relative(y=1, animate=False, force=True)

    def action_up(self) -> None:
        self.scroll_relative(y=-1, animate=False, force=True)

    def action_page_down(self) -> None:
        self.scroll_relative(y=self.size.height - 2, animate=False, force=True)

    def action_page_up(self) -> None:
        self.scroll_relative(y=2 - self.size.height, animate=False, force=True)

    def action_first(self) -> None:
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        self.scroll_to(y=len(self._lines), animate=False, force=True)

    # finding

    def find(self, words: str) -> None:
        """Mark every place where the words stand, and go to the first at or below what is seen."""
        self._looked_for = words
        self._search()
        below = (n for n, f in enumerate(self._found) if self._line_of(f) >= self.scroll_offset.y)
        self._at = next(below, 0)
        self._show_found()

    @property
    def finding(self) -> bool:
        return bool(self._looked_for)

    def step(self, by: int) -> bool:
        """On to the next place found, round the end; False where nothing is found."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._show_found()
        return bool(self._found)

    def _search(self) -> None:
        self._found = []
        words = self._looked_for.split()
        if words:
            pattern = r"\s+".join(re.sub(r"['‘’]", "['‘’]", re.escape(w)) for w in words)
            seek = re.compile(pattern, re.IGNORECASE)
            for n, block in enumerate(self.page.blocks):
                self._found += [(n, m.start(), m.end()) for m in seek.finditer(block.text)]
        self._at = min(self._at, max(0, len(self._found) - 1))

    def _show_found(self) -> None:
        if self._found:
            line, height = self._line_of(self._found[self._at]), self.scrollable_content_region.height
            if not self.scroll_offset.y <= line < self.scroll_offset.y + height:
                self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)
        self.post_message(self.Found(self._at + 1 if self._found else 0, len(self._found)))
        self.refresh()

    def _line_of(self, found: tuple[int, int, int]) -> int:
        block, start, _ = found
        at = (n for n, line in enumerate(self._lines) if line.block == block and line.start <= start < line.end)
        return next(at, 0)

    # drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Shown in the same moment in which another part scrolls, it is told of no size: then it finds it out here."""
        if not self._wrapped and self.page.blocks:
            self.call_later(self.on_resize)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        n, width, base = y + self.scroll_offset.y, self.scrollable_content_region.width, self.rich_style
        if n >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[n]
        block = self.page.blocks[line.block]
        empty = line.start == line.end and not line.first
        segments = self._gutter(block, line, empty, base)
        if block.style == "rule" and not empty:
            segments = self._rule(block.text, base, min(width, WIDEST))
        elif not empty:
            segments += self._words(block, line, n, base)
        return Strip(segments).adjust_cell_length(width, base).apply_offsets(0, n)

    def _gutter(self, block: Block, line: TextLine, empty: bool, base: Style) -> list[Segment]:
        if block.fact:
            label = block.label if line.first else ""
            return [
                Segment(" " * self.gutter_width, base),
                Segment(f"{label:<{block.fact}}"[: block.fact], base + self._style("dim")),
            ]
        if self.gutter_width < GUTTER:
            return [Segment(" " * self.gutter_width, base)]
        before = self.page.blocks[line.block - 1].bar if line.block else ""
        bar = "▌ " if block.bar and (not empty or before) else "  "
        label = block.label[:1] if line.first else ""
        beside = "answer" if block.bar == "answer" else "label"
        return [
            Segment(f"{label:<1}", base + self._style(beside)),
            Segment(bar, base + self._style(block.bar or "bar")),
        ]

    def _rule(self, words: str, base: Style, width: int) -> list[Segment]:
        room = width - 5 - cell_len(words)
        if room < 0:
            words, room = set_cell_size(words, max(0, width - 6)).rstrip() + "…", 0
        return [
            Segment(" ── ", base + self._style("rule")),
            Segment(words, base + self._style("dim")),
            Segment(" " + "─" * room, base + self._style("rule")),
        ]

    def _words(self, block: Block, line: TextLine, n: int, base: Style) -> list[Segment]:
        """The line's text cut where a style begins or ends; later styles win."""
        spans = list(block.spans)
        text = block.text
        if self.page.words and not block.style:
            spans += [(s, e, "match") for s, e in marks(text, self.page.words)]
        spans += [(s, e, "match") for b, s, e in self._found if b == line.block]
        if self._found and self._found[self._at][0] == line.block:
            spans.append((*self._found[self._at][1:], "found"))
        edges = {line.start, line.end, *(x for s, e, _ in spans for x in (s, e) if line.start < x < line.end)}
        plain_style = base + self._style(block.style) if block.style else base
        out = []
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            style = plain_style
            for s, e, name in spans:
                if s <= start and end <= e:
                    style = style + self._style(name)
            out.append(Segment(text[start:end], style))
        if line.more:
            out.append(Segment("…", plain_style))
        return self._selected(out, n, self._indent(block))

    def _selected(self, segments: list[Segment], n: int, indent: int) -> list[Segment]:
        selection = self.text_selection
        span = selection.get_span(n) if selection is not None else None
        if span is None:
            return segments
        start, end = max(0, span[0] - indent), 10**6 if span[1] == -1 else max(0, span[1] - indent)
        chosen = self.screen.get_component_rich_style("screen--selection")
        out: list[Segment] = []
        at = 0
        for text, style, _ in segments:
            a, b = max(0, start - at), max(0, end - at)
            parts = (
                (text[:a], style),
                (text[a:b], (style or Style.null()) + chosen),
                (text[b:] if b > a else "", style),
            )
            out += [Segment(t, s) for t, s in parts if t] if b > a else [Segment(text, style)]
            at += len(text)
        return out

    def _style(self, name: str) -> Style:
        return inks(self.app)[name]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, without what stands in the gutter."""
        lines = []
        for line in self._lines:
            block = self.page.blocks[line.block]
            lines.append(" " * self._indent(block) + block.text[line.start : line.end])
        said = selection.extract("\n".join(lines))
        return "\n".join(row.strip() for row in said.split("\n")), "\n"

    def selection_updated(self, selection: Any) -> None:
        self.refresh()
