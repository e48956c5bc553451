"""What stands on the pages of a PDF: runs of text on one baseline, with their place, size and weight."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tui.sources.markers import split_marker

_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BREAK = re.compile("\r\n|\r|\n|[\ufffe\x02]")
"""PDFium marks a hyphen that parts a word at the end of a line by U+FFFE, and breaks no line there."""
_WIDE_GAP = 1.1
"""Ems between two runs on a baseline from which they are cells, columns or a hanging number, not words."""


@dataclass(slots=True)
class Run:
    """Words side by side on one baseline. Lengths in points, from the left and the bottom of the page as seen."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    hyphen: bool = False
    slanted: bool = False
    """The baseline is not level: a watermark or a stamp."""


@dataclass(slots=True)
class Page:
    number: int
    width: float
    height: float
    runs: list[Run]


def pages(document: Any) -> Iterator[Page]:
    """The pages of a pypdfium2 document, one at a time; a page that PDFium cannot load is empty."""
    import pypdfium2

    for index in range(len(document)):
        try:
            page = document[index]
            width, height = page.get_size()
            turn = page.get_rotation()
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield Page(index + 1, 1.0, 1.0, [])
            continue
        yield Page(index + 1, width, height, list(_Reader(text, turn, width, height).runs()))
        text.close()
        page.close()


class _Reader:
    def __init__(self, text: Any, turn: int, width: float, height: float) -> None:
        import pypdfium2.raw

        self._raw = pypdfium2.raw
        self._text = text
        self._turn = turn
        self._size = width, height
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def runs(self) -> Iterator[Run]:
        whole = self._text.get_text_range()
        at = 0
        for found in [*_BREAK.finditer(whole), None]:
            end = found.start() if found else len(whole)
            if whole[at:end].strip():
                hyphen = found is not None and found[0] in "\ufffe\x02"
                yield from self._line(whole[at:end], at, hyphen)
            at = found.end() if found else end

    def _line(self, text: str, at: int, hyphen: bool) -> Iterator[Run]:
        """One line of text as one run, or as several where wide gaps part it."""
        at += len(text) - len(text.lstrip())
        text = text.strip()
        first = self._raw.FPDFText_GetCharIndexFromTextIndex(self._text, at)
        if first < 0:
            first = at
        rects = [self._seen(self._text.get_rect(i)) for i in range(self._text.count_rects(first, len(text)))]
        if not rects:
            return
        size = self._em(first)
        cuts = [0]
        if len(rects) > 1 and not self._turn:
            cuts += self._cuts(text, at, rects, size)
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            words = text[start:end].strip()
            if words:
                lead = len(text[start:end]) - len(text[start:end].lstrip())
                yield self._run(
                    words, at + start + lead, rects if len(cuts) == 1 else None, hyphen and end == len(text)
                )

    def _cuts(self, text: str, at: int, rects: list[tuple[float, float, float, float]], size: float) -> list[int]:
        """Places in ``text`` before which a wide gap stands."""
        cuts: list[int] = []
        for left, right in pairwise(rects):
            if right[0] - left[2] > _WIDE_GAP * size:
                index = self._raw.FPDFText_GetCharIndexAtPos(
                    self._text, right[0] + 0.5, (right[1] + right[3]) / 2, size / 4, size / 2
                )
                place = self._raw.FPDFText_GetTextIndexFromCharIndex(self._text, index) - at if index >= 0 else -1
                if 0 < place < len(text) and (not cuts or place > cuts[-1]):
                    cuts.append(place)
        return cuts

    def _run(self, text: str, at: int, rects: list[tuple[float, float, float, float]] | None, hyphen: bool) -> Run:
        first = max(0, self._raw.FPDFText_GetCharIndexFromTextIndex(self._text, at))
        if rects is None:
            rects = [self._seen(self._text.get_rect(i)) for i in range(self._text.count_rects(first, len(text)))]
        self._raw.FPDFText_GetCharOrigin(self._text, first, self._x, self._y)
        origin = self._turned(self._x.value, self._y.value)
        words = first + len(text) - len(split_marker(text)[1])
        places = {words, (words + first + len(text)) // 2, first + len(text) - 1}
        angle = self._raw.FPDFText_GetCharAngle(self._text, first)
        return Run(
            text,
            min(rect[0] for rect in rects) if rects else origin[0],
            max(rect[2] for rect in rects) if rects else origin[0],
            origin[1],
            self._em(first),
            all(self._bold(place) for place in places),
            hyphen,
            not self._turn and 0.1 < angle < 6.18,
        )

    def _em(self, index: int) -> float:
        size = float(self._raw.FPDFText_GetFontSize(self._text, index))
        if 4 <= size <= 72:
            return size
        # The size may stand in the text matrix instead: then the height of the letter's box tells.
        left, bottom, right, top = self._text.get_charbox(index, loose=True)
        return max(1.0, float(right - left if self._turn in (90, 270) else top - bottom) / 1.15)

    def _bold(self, index: int) -> bool:
        if self._raw.FPDFText_GetFontWeight(self._text, index) >= 600:
            return True
        self._raw.FPDFText_GetFontInfo(self._text, index, self._name, 96, self._flags)
        return _BOLD.search(self._name.value) is not None

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """A place on a turned page as it is seen."""
        width, height = self._size
        if self._turn == 90:
            return y, height - x
        if self._turn == 180:
            return width - x, height - y
        return (width - y, x) if self._turn == 270 else (x, y)

    def _seen(self, rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        if not self._turn:
            return rect
        (ax, ay), (bx, by) = self._turned(rect[0], rect[1]), self._turned(rect[2], rect[3])
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
