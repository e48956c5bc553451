"""Bytes → text: byte order mark, UTF-16 without one, UTF-8, what the page says of itself, Windows-1252."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TRUSTED = frozenset(
    {"iso8859-2", "iso8859-3", "iso8859-4", "iso8859-7", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15"}
    | {"iso8859-16", "cp1250", "cp1253", "cp1254", "cp1257", "mac-roman", "koi8-r", "cp1251"}
)
"""Encodings in which a page is believed. Latin-1 is not among them: every browser reads it as Windows-1252."""


def decode(data: bytes) -> str:
    """The text of ``data``. Never fails: bytes that mean nothing become U+FFFD."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_declared(data) or "cp1252", "replace")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows as a NUL in every second place of Latin text."""
    sample = data[:4096]
    if len(sample) < 4 or sample.count(0) < len(sample) // 4:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 8 * even and odd > len(sample) // 4:
        return "utf-16-le"
    if even > 8 * odd and even > len(sample) // 4:
        return "utf-16-be"
    return ""


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:2048])
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    return name if name in _TRUSTED else ""


def binary(data: bytes) -> bool:
    """Whether this is no text in any encoding that ``decode`` knows: control bytes are more than one in twenty."""
    if any(data.startswith(mark) for mark, _ in _MARKS) or _wide(data):
        return False
    sample = data[:8192]
    odd = sum(1 for byte in sample if byte < 32 and byte not in (9, 10, 11, 12, 13, 27, 8, 7))
    return odd * 20 > len(sample)
