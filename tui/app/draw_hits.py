"""How what a search found is drawn: question and answer with the matching words set off and in sight. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tui.app import say
from tui.app.draw import Line, Piece, row_lines
from tui.search.marks import marks
from tui.text import one_line

LONG = 2000
"""Characters of a question or an answer in which a match is looked for, to have it in sight."""
_BEFORE = 12
"""Cells at the end of a line in which a match would be cut off."""


def hit_lines(row: Any, width: int, matched: Mapping[int, Sequence[str]]) -> list[Line]:
    """A hit: what was asked, what was answered, when and where. Any other row is drawn as everywhere."""
    if type(row).__name__ != "ExchangeRow":
        return row_lines(row, width)
    room, words = width - 2, matched.get(row.id, ())
    asked = say.gist(row) if row.question or not row.answer else ""
    told = one_line(row.answer or "")
    if not row.question and not row.answer:
        asked, told = "", one_line(row.text)
    first = Line((("Q ", "label"), *_marked(asked, words, room, say.NO_QUESTION)))
    second = Line((("A ", "answer"), *_marked(told, words, room, say.NO_ANSWER)))
    if row.kind == "point" and not row.question:
        topic = one_line(row.topic or "")
        first = Line((("· ", "label"), *_marked(topic, words, room, "recorded as a point", "strong")))
        second = Line((("  ", ""), *_marked(told, words, room, "")))
    return [first, second, Line((("  " + say.place(row.citation), "dim"),), ((" note", "mark"),) if row.noted else ())]


def _marked(text: str, words: Sequence[str], room: int, nothing: str, style: str = "") -> list[Piece]:
    """The text from a little before its first match, if that would not be seen; each match set as one."""
    if not text:
        return [(nothing, "dim")]
    text = text[:LONG]
    spans = marks(text, words)
    start = 0
    if spans and spans[0][0] >= room - _BEFORE and len(text) > room:
        start = text.find(" ", max(0, spans[0][0] - room // 3)) + 1
        start = min(start, spans[0][0])
    pieces: list[Piece] = [("…", style)] if start else []
    at = start
    for a, b in spans:
        pieces += [(text[at:a], style), (text[a:b], "match")]
        at = b
    return [piece for piece in (*pieces, (text[at:], style)) if piece[0]]
