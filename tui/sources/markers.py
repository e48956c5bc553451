"""Bullets and list numbers at the start of a paragraph: told the same way for every format."""

from __future__ import annotations

import re

_WIDE = r"(?:[\u00a0\t\u2002\u2003]|\s{2,})"
_MARK = re.compile(
    r"\s*(?:"
    r"(?P<bullet>[\u00b7\u2022\u25aa\u25ab\u25e6\u2023\u2043\u25cf\u25a0\u25a1\u25cb\u27a2\uf0b7\uf0a7\uf0d8\uf0fc])\s*"
    rf"|(?P<wide>[o§Øü*]|[-\u2013\u2014]){_WIDE}\s*"
    r"|(?P<dash>[-\u2013*])\s+(?=\S)"
    r"|(?P<number>\((?:\d{1,3}|[A-Za-z]|[ivxl]{1,5}|[IVX]{1,5})\)|(?:\d{1,3}|[A-Za-z]|[ivxl]{2,5})\)"
    r"|(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivxl]{2,5})\.)(?:\s+|(?=[A-Z]))"
    rf"|(?P<point>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}})(?:{_WIDE}|\s(?=[A-Z\"'\u2018\u201c(]))\s*"
    rf"|(?P<bare>\d{{1,3}}){_WIDE}\s*"
    r")"
)
_DEEPER = {"o": 1, "\u25e6": 1, "\u25cb": 1, "§": 2, "\u25aa": 2, "\uf0a7": 2}


def split_marker(text: str) -> tuple[str, str]:
    """The bullet or list number that a paragraph begins with, as printed, and the rest; ("", text) without one.

    "A. Smith" begins with an initial, not with a number, and "3.5 per cent" with a figure.
    """
    found = _MARK.match(text)
    if not found or not text[found.end() :].strip():
        return "", text
    return next(mark for mark in found.groups() if mark), text[found.end() :]


def depth(marker: str) -> int:
    """How deep a bullet of this shape stands in Word's lists: · is outermost, o the second, § the third."""
    return _DEEPER.get(marker, 0)


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_SMALL_ROMAN = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def numeral(number: int, style: str) -> str:
    """``number`` (from 1) written as "decimal", "lowerLetter", "upperLetter", "lowerRoman" or "upperRoman"."""
    if number < 1 or number > 3999:
        return str(number)
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman"):
        written = ""
        for value, sign in _ROMAN + _SMALL_ROMAN:
            written += sign * (number // value)
            number %= value
        return written.upper() if style == "upperRoman" else written
    return f"{number:02d}" if style == "decimalZero" else str(number)
