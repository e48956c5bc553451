"""What the reading pane is made of: blocks of styled plain text. Pure; no screen library, no database.

The minutes' own words are the blocks without a style of the program's; what the program says of them is "dim",
"label" or "own", and stands apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tui.text import one_line, plain

Span = tuple[int, int, str]
"""From, to, and the name of a style."""
FACT = 12
"""Cells for the name of a fact."""
_BULLET = re.compile(r"[·•*]\s+")
_RUN = re.compile(r"[ \t\u00a0]{2,}")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its text, how it is set, and what stands beside it."""

    text: str
    style: str = ""
    label: str = ""
    """Beside the first line: "Q", "A", or the name of a fact ("Asked by")."""
    bar: str = ""
    """Part of the exchange that is shown: "bar" beside the question or the whole, "answer" beside the answer."""
    space: bool = True
    """An empty line before it."""
    spans: tuple[Span, ...] = ()
    fact: int = 0
    """The width of a column of its own that the label has, as the name of a fact; 0 where it has none."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is read at one time."""

    title: str
    blocks: tuple[Block, ...] = ()
    head: tuple[Block, ...] = ()
    """What stays in sight above the text."""
    start: int | None = None
    """The block that should be seen first."""
    key: tuple[str, object] = ("", 0)
    """What it is about, so that the same page keeps its place."""
    words: tuple[str, ...] = field(default=())
    """What was searched for, set as matches."""


def fact(label: str, text: str, style: str = "", wide: int = FACT) -> Block:
    """A fact with its name in a column of its own."""
    return Block(plain(text), style, label, space=False, fact=wide)


def head(title: str, *below: str) -> list[Block]:
    """The head of a page: what it is, and beneath it where it belongs."""
    return [Block(one_line(title), "title", space=False), *(Block(one_line(b), "dim", space=False) for b in below if b)]


def gap(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with an empty line before the first."""
    return [replace(blocks[0], space=True), *blocks[1:]] if blocks else []


def rule(words: str) -> Block:
    """A line across that says what comes below."""
    return Block(words, "rule")


def entry(line: str, bar: str = "", label: str = "", *, space: bool = True) -> Block:
    """A paragraph, with the bullet of a list beside it and not in it."""
    line = _RUN.sub(" ", plain(line)).strip()
    found = _BULLET.match(line)
    if found and not label:
        return Block(line[found.end() :], "", "·", bar, space)
    return Block(line, "", label, bar, space)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line, without runs of spaces."""
    return [_RUN.sub(" ", p).strip() for p in plain(text).split("\n") if p.strip()]
