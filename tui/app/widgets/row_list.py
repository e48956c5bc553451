"""The one list of the app: any number of rows, of which only those on the screen are ever drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Self

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.bindings import moves
from tui.app.draw import Fold, Heading, Line, Piece, heading
from tui.app.inks import inks
from tui.app.widgets.focus import AtOnce
from tui.text import plain

Identity = tuple[str, Any]
GUTTER = 2


def identity(row: Any) -> Identity:
    """What a row is, whatever else of it changes: its kind and its stable key, or its id where it has none."""
    return type(row).__name__, getattr(row, "key", None) or row.id


class RowList(AtOnce, ScrollView, can_focus=True):
    """Rows of ``tall`` lines each, one of which is under the cursor; keeps its place by what the row is."""

    BINDINGS: ClassVar[list[BindingType]] = moves()
    cursor: reactive[int] = reactive(0, repaint=False)

    class Highlighted(Message):
        """The cursor stands on another row, or there is none."""

        def __init__(self, rows: RowList, row: Any | None) -> None:
            self.rows = rows
            self.row = row
            super().__init__()

        @property
        def control(self) -> RowList:
            return self.rows

    class Chosen(Message):
        """The row under the cursor was clicked again: the same as going into it."""

        def __init__(self, rows: RowList) -> None:
            self.rows = rows
            super().__init__()

    def __init__(self, draw: Callable[[Any, int], list[Line]], tall: int = 2, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[Any] = ()
        self.draw = draw
        self.tall = tall
        self.chosen: set[Identity] = set()
        self._told: Any = None
        self._drawn: tuple[Any, int, Any, list[Line]] = (None, 0, None, [])
        """The row that was drawn last: what, how wide, by what, and its lines."""

    # what it holds

    def show(self, rows: Sequence[Any], keep: Identity | None = None) -> None:
        """Show these rows with the cursor on the one that ``keep`` names, else as near to where it was as can be."""
        self.rows = rows
        at = self.find(keep) if keep is not None else None
        wanted = at if at is not None else min(self.cursor, max(0, len(rows) - 1)) if keep is not None else 0
        self.set_reactive(RowList.cursor, self._passable(wanted, 1))
        self._measure()
        self._reveal()
        self.refresh()
        self._tell()

    def find(self, wanted: Identity) -> int | None:
        """Where the row with this identity, or this kind and id, stands."""
        kind, name = wanted
        for n, row in enumerate(self.rows):
            if type(row).__name__ == kind and (getattr(row, "key", None) == name or row.id == name):
                return n
        return None

    def place(self, wanted: Identity) -> bool:
        """Put the cursor on a row; False where it is not there."""
        at = self.find(wanted)
        if at is not None:
            self.cursor = at
        return at is not None

    @property
    def row(self) -> Any | None:
        """The row under the cursor."""
        if not self.rows or isinstance(self.rows[self.cursor], Heading):
            return None
        return self.rows[self.cursor]

    @property
    def keep(self) -> Identity | None:
        return identity(self.row) if self.row is not None else None

    def toggle(self) -> bool:
        """Choose the row under the cursor, or let it go; False where that makes no sense."""
        if self.row is None or isinstance(self.row, Fold):
            return False
        self.chosen ^= {identity(self.row)}
        self.action_down()
        self.refresh()
        return True

    def chosen_rows(self) -> list[Any]:
        """The chosen rows in their order; without any, the one under the cursor."""
        rows = [r for r in self.rows if identity(r) in self.chosen] if self.chosen else []
        return rows or ([self.row] if self.row is not None else [])

    # moving

    def _passable(self, at: int, way: int) -> int:
        """The nearest row to ``at`` that is no heading, looking first the given way."""
        last = len(self.rows) - 1
        at = max(0, min(last, at))
        for step in (way, -way):
            n = at
            while 0 <= n <= last:
                if not isinstance(self.rows[n], Heading):
                    return n
                n += step
        return at

    def validate_cursor(self, at: int) -> int:
        return self._passable(at, 1 if at >= self.cursor else -1)

    def watch_cursor(self, old: int, new: int) -> None:
        for n in (old, new):
            self.refresh_lines(n * self.tall, self.tall)
        self._reveal()
        self._tell()

    def _tell(self) -> None:
        if self.row is not self._told or self.row is None:
            self._told = self.row
            # From the list itself: what a column sends while it filters would not get beyond the column.
            self.post_message(self.Highlighted(self, self.row).set_sender(self))

    def _reveal(self) -> None:
        height = self.scrollable_content_region.height
        if not height:
            return
        first = self.cursor * self.tall
        if self.cursor and isinstance(self.rows[self.cursor - 1], Heading) and height > 2 * self.tall:
            first -= self.tall
        last = (self.cursor + 1) * self.tall
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif last > top + height:
            self.scroll_to(y=last - height, animate=False, force=True)

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height // self.tall - 1)

    def action_down(self) -> None:
        self.cursor += 1

    def action_up(self) -> None:
        self.cursor -= 1

    def action_page_down(self) -> None:
        self.cursor += self._page

    def action_page_up(self) -> None:
        self.cursor -= self._page

    def action_first(self) -> None:
        self.cursor = 0

    def action_last(self) -> None:
        self.cursor = len(self.rows) - 1

    def on_click(self, event: events.Click) -> None:
        at = (event.get_content_offset(self) or event.offset).y + self.scroll_offset.y
        n = at // self.tall
        if n >= len(self.rows) or isinstance(self.rows[n], Heading):
            return
        if n == self.cursor and event.chain > 1:
            self.post_message(self.Chosen(self))
        self.cursor = n

    # drawing

    def _measure(self) -> None:
        size = Size(self.scrollable_content_region.width, len(self.rows) * self.tall)
        if size != self.virtual_size:
            # Other rows change nothing but the scroll bar: laying the whole screen out anew would cost every key dear.
            self.set_reactive(RowList.virtual_size, size)
            self._scroll_update(size)

    def on_resize(self) -> None:
        self._measure()
        self._reveal()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw anew: how a row looks may hang on more than the row."""
        self._drawn = (None, 0, None, [])
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        n, part = divmod(y + self.scroll_offset.y, self.tall)
        width, base = self.scrollable_content_region.width, self.rich_style
        if n >= len(self.rows) or width <= GUTTER:
            return Strip.blank(width, base)
        row = self.rows[n]
        if isinstance(row, Heading):
            return Strip(self._segments(heading(row, width - GUTTER, self.tall)[part], " ", base, width))
        here = n == self.cursor
        if here:
            base = base + inks(self.app)["cursor" if self.has_focus else "here"]
        if self._drawn[:3] != (row, width, self.draw):
            # The lines of a row are asked for one by one.
            self._drawn = (row, width, self.draw, self.draw(row, width - GUTTER))
        lines = self._drawn[3]
        bar = "▌" if here and self.has_focus else "│" if here else " "
        tick = "✓" if part == 0 and identity(row) in self.chosen else " "
        return Strip(self._segments(lines[part] if part < len(lines) else Line(), bar + tick, base, width))

    def _segments(self, line: Line, gutter: str, base: Style, width: int) -> list[Segment]:
        # The rows are plain already; this is the last door before the terminal.
        line = Line(*(tuple((_tame(text), style) for text, style in part) for part in (line.left, line.right)))
        room = width - GUTTER
        right = sum(cell_len(text) for text, _ in line.right)
        if right > room // 2:
            line, right = Line(line.left), 0
        left = _cut(line.left, room - right)
        used = sum(cell_len(text) for text, _ in left)
        styles = inks(self.app)
        out = [Segment(set_cell_size(gutter, GUTTER), base + styles["label"])]
        out += [Segment(text, base + styles[style]) for text, style in left]
        out.append(Segment(" " * (room - right - used), base))
        return out + [Segment(text, base + styles[style]) for text, style in line.right]


def _tame(text: str) -> str:
    """Text that stays on its line and is not obeyed; spaces are kept, since they set things in."""
    return plain(text).replace("\n", " ").replace("\t", " ")


def _cut(pieces: Sequence[Piece], room: int) -> list[Piece]:
    """As much of the pieces as fits, with an ellipsis where something was left out."""
    out: list[Piece] = []
    for n, (text, style) in enumerate(pieces):
        wide = cell_len(text)
        if wide > room or (wide == room and any(t for t, _ in pieces[n + 1 :])):
            if room > 0:
                out.append((set_cell_size(text, room - 1).rstrip() + "…", style))
            return out
        out.append((text, style))
        room -= wide
    return out
