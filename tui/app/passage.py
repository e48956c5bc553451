"""An exchange in the text that it stands in: marked, its question and its answer labelled. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from tui.app import say
from tui.app.blocks import Block, Span, entry, paragraphs
from tui.store.rows import ExchangeRow

_MARKERS = " \t·•*-–"
"""A list's bullet that stands by itself after a cut is not shown."""


def in_item(row: ExchangeRow, text: str, place: tuple[int, int] | None = None) -> list[Block]:
    """The item's text with the exchange marked, its question and its answer each labelled where it begins."""
    whole = place or locate(text, row.text)
    if whole is None:
        return question_and_answer(row)
    cuts: dict[int, str] = {whole[0]: "", whole[1]: ""}
    for label, part in (("Q", row.question), ("A", row.answer)):
        found = locate(text, part, *whole) if part else None
        if found:
            cuts[found[0]] = label
            cuts.setdefault(found[1], "")
    cuts = _without_scraps(text, cuts, whole)
    blocks = [b for b in _cut(text, cuts, whole) if b.text.strip(_MARKERS)]
    return _say_what_is_missing(row, blocks)


def _without_scraps(text: str, cuts: dict[int, str], whole: tuple[int, int]) -> dict[int, str]:
    """The cuts without those after which only a comma or a space would stand by itself."""
    edges = [*sorted(cuts), len(text)]
    scraps = {
        at
        for at, end in pairwise(edges)
        if whole[0] < at < whole[1] and not cuts[at] and not any(c.isalnum() for c in text[at:end])
    }
    return {at: label for at, label in cuts.items() if at not in scraps}


def _cut(text: str, cuts: dict[int, str], whole: tuple[int, int]) -> Iterable[Block]:
    """The paragraphs of the text, cut besides where the exchange, its question and its answer begin and end."""
    edges = sorted({0, len(text), *cuts})
    for start, end in pairwise(edges):
        label, at = cuts.get(start, ""), start
        inside = whole[0] <= start and end <= whole[1]
        bar = "" if not inside else "answer" if label == "A" else "bar"
        for line in text[start:end].split("\n"):
            fresh = at == 0 or text[at - 1] == "\n" or at in (whole[0], whole[1]) or bool(label)
            yield entry(line, bar, label, space=fresh)
            label = label if not line.strip(_MARKERS) else ""
            at += len(line) + 1


def _say_what_is_missing(row: ExchangeRow, blocks: list[Block]) -> list[Block]:
    """In the program's own words, before what is marked that no question, and after it that no answer is minuted."""
    marked = [n for n, b in enumerate(blocks) if b.bar] or [len(blocks) - 1]
    if row.answer is None and row.kind != "point":
        blocks.insert(marked[-1] + 1, Block(say.NO_ANSWER, "own", "A", "answer"))
    if row.question is None and row.kind != "point":
        blocks.insert(marked[0], Block(say.NO_QUESTION, "own", "Q", "bar"))
    return blocks


def question_and_answer(row: ExchangeRow) -> list[Block]:
    """The exchange by itself: question and answer, or its text where neither is told apart."""
    if row.question is None and row.answer is None:
        return [Block(p, "", "", "bar") for p in paragraphs(row.text)]
    blocks = _labelled("Q", row.question) if row.question else [Block(say.NO_QUESTION, "own", "Q", "bar")]
    return blocks + (_labelled("A", row.answer) if row.answer else [Block(say.NO_ANSWER, "own", "A", "answer")])


def _labelled(label: str, text: str) -> list[Block]:
    return [
        Block(p, "", label if n == 0 else "", "answer" if label == "A" else "bar")
        for n, p in enumerate(paragraphs(text))
    ]


def near(blocks: list[Block]) -> list[Block]:
    """What is marked with the paragraph before and after it; "…" says where something was left out."""
    marked = [n for n, b in enumerate(blocks) if b.bar]
    if not marked:
        return blocks
    start, end = max(0, marked[0] - 1), min(len(blocks), marked[-1] + 2)
    left_out = [Block("…", "dim")]
    return [*(left_out if start else []), *blocks[start:end], *(left_out if end < len(blocks) else [])]


def locate(text: str, part: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where ``part`` stands in ``text`` between ``start`` and ``end``, whatever the white space between its words."""
    end = len(text) if end is None else end
    part = part.strip()
    at = text.find(part, start, end)
    if at >= 0:
        return at, at + len(part)
    words = part.split()
    if not words:
        return None
    found = re.compile(r"[\s·•*\-]+".join(map(re.escape, words))).search(text, start, end)
    return found.span() if found else None


def spans(text: str, part: str) -> tuple[Span, ...]:
    found = locate(text, part)
    return ((*found, "strong"),) if found else ()
