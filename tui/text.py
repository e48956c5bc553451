"""The one door for text from outside: what comes through can be read, never obeyed.

Pure and standard library only, so that every layer may use it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_ESCAPES = re.compile(
    r"(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x9c|\x1b\\)?"  # OSC: titles, links, the clipboard
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c\n]*(?:\x9c|\x1b\\)?"  # DCS, SOS, PM, APC
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor
    r"|\x1b[ -/]*[0-~]?"
)
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_MARK_RUN = re.compile(
    "([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{8})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_QUOTES = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u00a0": " ",
        "\u00ad": "",
    }
)


def plain(text: str) -> str:
    """Text without escape sequences, control characters, direction overrides or stacked marks.

    Newlines and tabs stay; every other line end becomes a newline. Linear in the length of the text.
    """
    if text.isprintable():  # of all below only marks can be in it; every list draws such text by the hundred
        return text if text.isascii() else _MARK_RUN.sub(r"\1", text)
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x85", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
        .replace("\x0c", "\n")
    )
    return _MARK_RUN.sub(r"\1", _CONTROLS.sub("", _ESCAPES.sub("", text)))


def one_line(text: str) -> str:
    """Plain text on one line, each run of white space as one space."""
    return " ".join(plain(text).split())


def shorten(text: str, length: int) -> str:
    """One line of at most ``length`` characters, cut at a word with an ellipsis."""
    line = one_line(text)
    if len(line) <= length:
        return line
    return line[: max(0, length - 1)].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def fold(text: str) -> str:
    """Text as it is compared: no case, accents or typographic quotes and dashes; single spaces."""
    if text.isascii():
        if "  " not in text and text.isprintable():
            return text.lower().strip(" ")  # most text is such, and there is much of it
    else:
        text = unicodedata.normalize("NFKD", text.translate(_QUOTES))
        # Looked for among the few different characters, since passages are folded by the hundred thousand.
        marks = [ord(c) for c in set(text) if c > "\x7f" and unicodedata.combining(c)]
        text = text.translate(dict.fromkeys(marks)) if marks else text
    return " ".join(text.casefold().split())


def slug(text: str, length: int = 80) -> str:
    """A file-name part: lower-case letters, digits and hyphens, at most ``length``; never empty."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:length].strip("-") or "untitled"


def uk_date(iso: str | None) -> str:
    """A date as it is written in the UK: "18 September 2024"; "date not stated" for ``None``."""
    if iso is None:
        return "date not stated"
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"
