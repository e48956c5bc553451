"""A document with what was taken from it marked by signs beside the text. Pure; no screen library, no database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.app.blocks import Block, Page, entry, fact, head

SIGNS = {"exchange": "E", "undertaking": "U", "decision": "D", "action": "A"}
"""The letter beside the first line of what was taken; the bar beside it goes on to its end."""
_BARS = {"exchange": "bar", "undertaking": "note", "decision": "answer", "action": "answer"}
LEGEND = "E exchange · U undertaking · D decision · A action · ! problem · no bar: kept as narrative"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the text that was understood as something (a key of ``SIGNS``)."""

    kind: str
    start: int
    end: int


def marked_document(
    name: str, text: str, passages: Sequence[Passage], problems: Sequence[tuple[int, str]] = (), start: int = 0
) -> Page:
    """The whole document; ``problems`` are (place in the text, words), and ``start`` is the place to be seen first."""
    first: int | None = None
    blocks: list[Block] = []
    waiting = sorted(problems)
    for at, piece, kind, begins in _pieces(text, passages, [at for at, _ in waiting]):
        while waiting and waiting[0][0] <= at:
            if waiting[0][0] >= start and first is None:
                first = len(blocks)
            blocks.append(Block(waiting.pop(0)[1], "own", "!"))
        label = SIGNS[kind] if kind and begins else ""
        fresh = at == 0 or text[at - 1] == "\n"
        blocks.append(entry(piece, _BARS.get(kind or "", ""), label, space=fresh))
    blocks += [Block(words, "own", "!") for _, words in waiting]
    facts = (*head(name, "the document as it was read, what was taken from it marked"), fact("Signs", LEGEND, wide=7))
    blocks = blocks or [Block("This document has no text.", "own")]
    return Page("Source", tuple(blocks), facts, first, ("reading", (name, start)))


def _pieces(text: str, passages: Sequence[Passage], places: Sequence[int]) -> list[tuple[int, str, str | None, bool]]:
    """The lines of the text, cut besides where something that was taken begins or ends.

    Each is (place, words, kind of the innermost passage around it, whether that begins here).
    """
    edges = {0, len(text), *(n + 1 for n, c in enumerate(text) if c == "\n")}
    edges |= {edge for p in passages for edge in (p.start, p.end) if 0 <= edge <= len(text)}
    edges |= {at for at in places if 0 <= at <= len(text)}
    order = sorted(passages, key=lambda p: (p.start, -p.end))
    out: list[tuple[int, str, str | None, bool]] = []
    around: list[Passage] = []
    told: set[int] = set()
    n = 0
    for start, end in pairwise(sorted(edges)):
        while n < len(order) and order[n].start <= start:
            around.append(order[n])
            n += 1
        around = [p for p in around if p.end > start]
        words = text[start:end]
        if not any(c.isalnum() for c in words):
            continue
        inner = max(around, key=lambda p: (p.start, -p.end), default=None)
        begins = inner is not None and id(inner) not in told
        told |= {id(p) for p in around}
        out.append((start, words, inner.kind if inner else None, begins))
    return out
