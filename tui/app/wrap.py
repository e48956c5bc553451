"""Breaking text into lines by the width of its characters on a terminal. Pure but for rich's table of widths."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The lines of ``text`` at ``width`` cells, as ranges of its characters; a word too long for a line is cut.

    A newline in the text ends a line."""
    measure = len if text.isascii() else cell_len
    start = end = 0
    used = 0
    for word in re.finditer(r"\S+", text):
        wide = measure(word[0])
        between = word.start() - end
        if used and used + between + wide <= width and "\n" not in text[end : word.start()]:
            used += between + wide
            end = word.end()
            continue
        if used:
            yield start, end
        start, end, used = word.start(), word.end(), wide
        while used > width:
            cut = _fits(text, start, end, width)
            yield start, cut
            start, used = cut, measure(text[cut:end])
    yield start, end


def _fits(text: str, start: int, end: int, width: int) -> int:
    """Where a word that is too long must be cut."""
    cut, used = start, 0
    while cut < end and used + cell_len(text[cut]) <= width:
        used += cell_len(text[cut])
        cut += 1
    return max(cut, start + 1)


def first_lines(text: str, width: int, most: int) -> list[str]:
    """The first ``most`` lines of the text; the last of them has all that is left, to be cut where it is drawn."""
    if len(text) <= width and text.isascii() and "\n" not in text:
        return [text]
    lines: list[str] = []
    for start, end in wrap(text, max(4, width)):
        if len(lines) == most - 1:
            return [*lines, text[start:]]
        lines.append(text[start:end])
    return lines
