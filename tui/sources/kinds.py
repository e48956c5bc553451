"""What a file is, by its first bytes; the name decides only between readings of plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.sources.encoding import binary, decode


@dataclass(frozen=True, slots=True)
class Kind:
    """``refusal``, where set, is the rest of the sentence that begins with the file's name."""

    name: str
    media_type: str = ""
    refusal: str = ""


def _refused(name: str, refusal: str) -> Kind:
    return Kind(name, refusal=refusal)


TEXT = Kind("text", "text/plain")
MARKDOWN = Kind("markdown", "text/markdown")
HTML = Kind("html", "text/html")
XML = Kind("xml", "text/xml")
LINES = Kind("lines", "application/jsonl")
JSON = Kind("json", "application/json")
PDF = Kind("pdf", "application/pdf")
ZIP = Kind("zip", "application/zip")

_SIGNS: tuple[tuple[bytes, Kind], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        _refused("doc", "is an old Word or Office file, or one with a password; save it as .docx or PDF."),
    ),
    (b"{\\rtf", _refused("rtf", "is a rich text file; save it as .docx, PDF or plain text.")),
    (b"\x89PNG", _refused("image", "is a picture; give the page or document that it was taken from.")),
    (b"\xff\xd8\xff", _refused("image", "is a picture; give the page or document that it was taken from.")),
    (b"GIF8", _refused("image", "is a picture; give the page or document that it was taken from.")),
    (b"II*\x00", _refused("image", "is a scanned picture; give a document with text.")),
    (b"MM\x00*", _refused("image", "is a scanned picture; give a document with text.")),
    (b"\x1f\x8b", _refused("archive", "is a compressed archive; unpack it, or pack the files as .zip.")),
    (b"7z\xbc\xaf", _refused("archive", "is a compressed archive; unpack it, or pack the files as .zip.")),
    (b"Rar!", _refused("archive", "is a compressed archive; unpack it, or pack the files as .zip.")),
    (b"SQLite format 3\x00", _refused("database", "is a database, not minutes.")),
)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|div|p|table|h[1-6]|title|meta|script)\b", re.IGNORECASE)
_JSON = re.compile(r"(?:\[\s*)?\{\s*[\"}]|\[\s*\]")
_MARKDOWN_SIGN = re.compile(r"^(?:\*\*[^*\n]+\*\*[:.]?\s*$|#{1,6} \S|\[[^\]\n]+\]\(https?://)", re.MULTILINE)


def kind(data: bytes, name: str = "") -> Kind:
    """What ``data`` is. Never raises; what is not read has a refusal."""
    if not data.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf"):
        return _refused("empty", "is empty.")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return ZIP
    for sign, found in _SIGNS:
        if data.startswith(sign):
            return found
    if binary(data):
        return _refused("binary", "is not text, HTML, PDF or Word; give the minutes in one of these.")
    return _textual(decode(data[:65536]), name.lower())


def _textual(text: str, name: str) -> Kind:
    start = text.lstrip("\ufeff \t\r\n")
    if _JSON.match(start):
        first, _, rest = start.partition("\n")
        return LINES if name.endswith(".jsonl") or (first.rstrip().endswith("}") and rest.strip()) else JSON
    if start.startswith("<?xml") and not _PAGE.search(start[:1024]):
        return XML
    if start.startswith("<") and _PAGE.search(start[:4096]):
        return HTML
    if start.startswith("<") and re.match(r"<[a-z]+>", start):
        return XML
    if name.endswith((".html", ".htm", ".aspx")) and _PAGE.search(text):
        return HTML
    if name.endswith((".md", ".markdown")) or len(_MARKDOWN_SIGN.findall(text)) >= 3:
        return MARKDOWN
    return TEXT
