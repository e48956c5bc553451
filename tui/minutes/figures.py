"""Numbers given as evidence: shares, amounts, counts, waiting times, with what they measure and against which limit."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.minutes.model import Figure, Span

_SIMPLE = re.compile(r"[£€]\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:m|k|bn|million|billion)\b)?|\b\d+(?:\.\d+)?\s?(?:%|per cent)")


def figures(text: str, offset: int = 0, place: Callable[[int, int], Span] = Span) -> tuple[Figure, ...]:
    """The figures of a passage in reading order.

    ``offset`` is where the passage begins in the text that ``place`` knows; ``place`` gives the document's run for a
    start and an end there.
    """
    return tuple(Figure(m[0], span=place(offset + m.start(), offset + m.end())) for m in _SIMPLE.finditer(text))
