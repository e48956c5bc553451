"""Bullets and list numbers at the start of a paragraph: told the same way for every format."""

from __future__ import annotations

import re

from tui.sources.lines import MARKER

_SYMBOL = re.compile(
    r"([\u25ab\u2043\u25a0\u25a1\u27a2\uf0d8\uf0fc]|[Øü§\u2013\u2014-](?=[\u00a0\t\u2002\u2003]|\s{2})|-(?=[A-Z])|e(?=\s[A-Z]))\s*(?=\S)"
)
"""Signs of Word's symbol fonts, beside those that plain text has too; "e" is what scanners make of a bullet."""
_DEEPER = {"o": 1, "\u25e6": 1, "\u25cb": 1, "§": 2, "\u25aa": 2, "\uf0a7": 2}


_REPORT_PLACE = re.compile(
    r"\(?(?:(?:pages?|pp?\.?|tudalen(?:nau)?|paper)\s*(?:nos?\.?|numbers?|no\(s\)\.?)?\s*)?"
    r"(?:\d{1,4}(?:\s*(?:[-\u2013,&]|to|and)\s*\d{1,4})*|to follow|verbal(?: (?:report|update|item))?|"
    r"oral(?: (?:report|update|item))?|attached|enclosed|n/a)?\)?",
    re.IGNORECASE,
)


def is_page_reference(text: str) -> bool:
    """Whether a text only says where a report stands, as the last column of agendas does: "5 - 12", "To follow"."""
    return bool(text.strip()) and _REPORT_PLACE.fullmatch(text.strip()) is not None


def split_marker(text: str) -> tuple[str, str]:
    """The bullet or list number that a paragraph begins with, as printed, and the rest; ("", text) without one.

    "A. Smith" begins with an initial, not with a number, and "3.5 per cent" with a figure.
    """
    text = text.lstrip()
    found = MARKER.match(text) or _SYMBOL.match(text)
    if not found:
        return "", text
    rest = text[found.end() :].lstrip()
    return (found[1], rest) if rest else ("", text)


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
