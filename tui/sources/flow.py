"""An HTML tree → drafts of blocks in reading order. Iterative, so that no depth of nesting matters; linear."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from tui.sources.assemble import Draft, marked
from tui.sources.document import BlockKind
from tui.sources.markers import numeral

Node = Any
"""A node of justhtml's tree: name, attrs, children, data."""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul".split()
)
_SKIPPED = frozenset(
    "script style template noscript head select option button input textarea svg math object iframe".split()
)
_PERIPHERAL = frozenset("nav header footer aside form".split())
_HEADING = re.compile(r"h[1-6]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_MARGIN = re.compile(r"margin-left\s*:\s*([\d.]+)(pt|px|cm|in)", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list\s*:[^;]*\blevel(\d)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "in": 72.0}
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a page of a known make says of one element: see ``tui.sources`` for the labels."""

    label: str = ""
    kind: BlockKind | None = None
    skip: bool = False
    layout: bool = False
    """A table that only places things side by side."""


Marker = Callable[[Node], Mark | None]


@dataclass(slots=True)
class _State:
    """What holds for the element being walked and for what stands in it."""

    kind: BlockKind = "paragraph"
    label: str = ""
    level: int = 0
    bold: bool = False
    pre: bool = False
    lists: int = 0
    counter: Iterator[str] | None = None
    indent: int = 0


@dataclass(slots=True)
class _Walk:
    marker: Marker
    tables: dict[int, bool]
    drafts: list[Draft] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    gap: int = 1
    item: str | None = None

    def flush(self, state: _State, gap: int = 1) -> None:
        """The run of text gathered so far becomes a draft; an empty paragraph becomes a gap before the next."""
        text = _SPACE.sub(" ", "".join(self.run)).strip(" ")
        if text.strip():
            draft = Draft(state.kind, text, label=state.label, level=state.level, gap=self.gap)
            draft.bold = 0 < self.letters == self.bold
            if self.item is not None and state.kind in ("paragraph", "furniture"):
                draft.kind = "entry" if state.kind == "paragraph" else "furniture"
                draft.marker, draft.level = self.item, max(0, state.lists - 1)
                self.item = None
            elif state.kind == "paragraph":
                marked(draft)
                if draft.kind == "entry" and state.indent:
                    draft.level = state.indent - 1
            self.drafts.append(draft)
            self.gap = gap
        elif text:
            self.gap += 1
        self.run, self.letters, self.bold = [], 0, 0

    def add(self, text: str, state: _State) -> None:
        self.run.append(text)
        count = len(text) - text.count(" ")
        if text.strip():
            self.letters += count
            self.bold += count if state.bold else 0

    def rows(self, table: Node, state: _State) -> None:
        for row in _rows(table):
            cells = tuple(_flat(cell) for cell in row.children if cell.name in ("td", "th"))
            if any(cell.strip() for cell in cells):
                head = all(cell.name == "th" for cell in row.children if cell.name in ("td", "th"))
                kind: BlockKind = "furniture" if state.kind == "furniture" else "row"
                self.drafts.append(Draft(kind, "", cells=cells, label=state.label, bold=head, gap=self.gap))
                self.gap = 1


def drafts_of(root: Node, marker: Marker) -> list[Draft]:
    """The blocks under ``root``. ``marker`` may say of any element what it is, or that it is to be left out."""
    walk = _Walk(marker, _data_tables(root))
    stack: list[tuple[Node, _State, bool]] = [(root, _State(), False)]
    while stack:
        node, state, closing = stack.pop()
        if closing:
            walk.flush(state)
            if node.name == "li":
                walk.item = None
            continue
        if node.name == "#text":
            _text(walk, node.data or "", state)
        elif node.name == "br":
            walk.flush(state, gap=0)
        elif node.name not in _SKIPPED and not node.name.startswith("!"):
            _element(walk, node, state, stack)
    walk.flush(_State())
    return walk.drafts


def _text(walk: _Walk, text: str, state: _State) -> None:
    if not state.pre:
        walk.add(text, state)
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            walk.flush(state, gap=0)
        walk.add(line, state)


def _element(walk: _Walk, node: Node, state: _State, stack: list[tuple[Node, _State, bool]]) -> None:
    mark = walk.marker(node)
    if mark and mark.skip:
        return
    inner = _inner(node, state, mark)
    breaks = node.name in _BREAKS or (mark is not None and bool(mark.kind))
    if breaks:
        walk.flush(state)
        if node.name == "li":
            walk.item = next(state.counter) if state.counter else "\u2022"
        elif node.name == "table" and walk.tables.get(id(node)) and not (mark and mark.layout):
            walk.rows(node, inner)
            return
        stack.append((node, inner, True))
    stack.extend((child, inner, False) for child in reversed(node.children or ()))


def _inner(node: Node, state: _State, mark: Mark | None) -> _State:
    """The state for what stands in ``node``."""
    style = attributes(node).get("style") or ""
    inner = replace(state)
    name = node.name
    if name in _PERIPHERAL or _HIDDEN.search(style) or "hidden" in attributes(node):
        inner.kind = "furniture"
    if inner.kind != "furniture":
        if mark:
            inner.kind = mark.kind or inner.kind
            inner.label = mark.label or inner.label
        if _HEADING.fullmatch(name) and not (mark and mark.kind):
            inner.kind, inner.level = "heading", int(name[1])
    inner.bold = state.bold or name in ("b", "strong", "th") or bool(_BOLD.search(style))
    inner.pre = state.pre or name == "pre"
    if name in ("ul", "ol"):
        inner.lists = state.lists + 1
        inner.counter = _counter(node) if name == "ol" else None
    elif name == "p":
        inner.indent = _indent(style) or state.indent
    return inner


def _counter(node: Node) -> Iterator[str]:
    attrs = attributes(node)
    start = attrs.get("start") or "1"
    number = int(start) if re.fullmatch(r"\d{1,4}", start) else 1
    style = _LIST_STYLES.get(attrs.get("type") or "", "decimal")
    while True:
        yield numeral(number, style) + "."
        number += 1


def _indent(style: str) -> int:
    """Depth of a Word list paragraph counted from 1; 0 where its style tells nothing."""
    level = _WORD_LEVEL.search(style)
    if level:
        return int(level[1])
    margin = _MARGIN.search(style)
    if not margin or not re.fullmatch(r"\d+(?:\.\d+)?", margin[1]):
        return 0
    return min(9, round(float(margin[1]) * _POINTS[margin[2].lower()] / 36))


def _flat(node: Node) -> str:
    """All text under a node on one line."""
    parts: list[str] = []
    stack = [node]
    while stack:
        one = stack.pop()
        if one.name == "#text":
            parts.append(one.data or "")
        elif one.name not in _SKIPPED:
            if one.name in _BREAKS or one.name == "br":
                parts.append(" ")
            stack.extend(reversed(one.children or ()))
    return " ".join("".join(parts).split())


def _rows(table: Node) -> Iterator[Node]:
    for child in table.children or ():
        if child.name == "tr":
            yield child
        elif child.name in ("tbody", "thead", "tfoot"):
            yield from (row for row in child.children or () if row.name == "tr")


def _data_tables(root: Node) -> dict[int, bool]:
    """Which tables hold data (by id): two columns or more, no table, heading or list of links inside."""
    found: dict[int, bool] = {}
    open_tables: list[Node] = []
    stack: list[tuple[Node, bool]] = [(root, False)]
    while stack:
        node, closing = stack.pop()
        if closing:
            open_tables.pop()
            continue
        if node.name == "table":
            role = attributes(node).get("role") or ""
            columns = max((sum(c.name in ("td", "th") for c in row.children or ()) for row in _rows(node)), default=0)
            if open_tables:
                found[id(open_tables[-1])] = False
            found[id(node)] = columns > 1 and role not in ("presentation", "none")
            open_tables.append(node)
            stack.append((node, True))
        elif open_tables and _HEADING.fullmatch(node.name or ""):
            found[id(open_tables[-1])] = False
        stack.extend((child, False) for child in reversed(node.children or ()))
    return found


def flat(node: Node) -> str:
    """All text under a node on one line, scripts and styles left out."""
    return _flat(node)


def attributes(node: Node) -> dict[str, str]:
    """An element's attributes, each with a value; texts and comments have none."""
    return {name: value or "" for name, value in (getattr(node, "attrs", None) or {}).items()}


def nodes(root: Node) -> Iterator[Node]:
    """All elements and texts under a node, in the order of the document."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children or ()))
