"""Markdown, also such as tools make out of PDF pages: "---" between pages, a blank line after every line."""

from __future__ import annotations

import re

from tui.sources.assemble import Draft, assemble
from tui.sources.document import Document, Source
from tui.sources.markers import depth, split_marker
from tui.sources.wraps import Group, Line, grouped

_PAGE = re.compile(r"\s*(?:-{3,}|\*(?:\s?\*){2,}|_{3,})\s*$")
_RULE = re.compile(r"[\s\\_*=~.\u2026-]{3,}$")
_NUMBER = re.compile(r"\s*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*$", re.IGNORECASE)
_FURNITURE = re.compile(
    r"\s*(?:\(image omitted\)|<!--.*-->|\*?<small>.*</small>\*?|!\[[^\]]*\]\([^)]*\)|```.*)\s*$", re.I
)
_ORIGIN = re.compile(r"\[[^\]\n]{1,80}\]\((https?://[^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,500})?)\)\s*$")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,400})\]\([^()\s]{0,2000}\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>-])")
_WHOLE = re.compile(r"(\*{1,3}|_{1,2})(?=\S)(.+?)(?<=\S)\1\s*:?$")
_RULE_ROW = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
_STARS = re.compile(r"(?<!\\)(?:(?<=\S)\*{1,6}|\*{1,6}(?=\S))")
_TAG = re.compile(r"</?(?:br|b|i|em|strong|u|sup|sub|small|span|p|div)\b[^<>]{0,200}>", re.IGNORECASE)
_BULLETS = frozenset("\u00b7\u2022\u25aa\u25e6\u25cf\u25cb\uf0b7\uf0a7\uf0d8\uf02d")
_STYLES = {"*": "italic", "_": "italic", "**": "bold", "__": "bold", "***": "bold italic"}


def read_markdown(text: str, source: Source) -> Document:
    """The document of a Markdown text; its words as they stand, without emphasis marks and links' addresses."""
    lines, address = _lines(text)
    if address:
        source = Source(source.media_type, source.sha256, source.path, source.url or address)
    drafts = [_draft(group) for group in grouped(lines) if not _RULE_ROW.fullmatch(group.lines[0].text)]
    return assemble(drafts, source, {"url": address} if address else {})


def _lines(text: str) -> tuple[list[Line], str | None]:
    """The lines that hold anything, and the address that a first line of nothing but a link gives."""
    lines: list[Line] = []
    address = None
    gap, page, broken, bullet = 0, None, False, ""
    for raw in text.split("\n"):
        line = _line(raw, gap)
        if line is None:
            gap += 1
            continue
        origin = _ORIGIN.match(raw.strip()) if not lines else None
        if origin:
            address, line.kind = origin[1], "furniture"
        if _PAGE.fullmatch(raw):
            page, broken = (page or 0) + 1, True
        elif broken and _NUMBER.fullmatch(line.text):
            line.kind = "furniture"
        elif line.kind != "furniture":
            broken = False
        if line.text in _BULLETS:
            bullet, gap = line.text, max(gap, 0)
            continue
        if bullet and not line.kind and not line.marker:
            line.marker, bullet = bullet, ""
        line.page = page
        lines.append(line)
        gap = 0
    return lines if page else _run_on(lines), address


def _run_on(lines: list[Line]) -> list[Line]:
    """Markdown that was written as such, and not made of pages: lines without a blank one between are one paragraph."""
    result: list[Line] = []
    for line in lines:
        last = result[-1] if result else None
        if last is not None and line.gap == 0 and not (line.kind or last.kind or line.marker) and len(last.text) > 50:
            result[-1] = Line(f"{last.text} {line.text}", last.gap, last.style, last.marker, last.level)
        else:
            result.append(line)
    return result


def _line(raw: str, gap: int) -> Line | None:
    stripped = raw.replace("\u00a0", " ").strip()
    if not stripped:
        return None
    if _RULE.fullmatch(stripped) or _FURNITURE.fullmatch(stripped):
        return Line(stripped, gap, kind="furniture")
    heading = re.match(r"(#{1,6})\s+(.*?)\s*#*$", stripped)
    if heading:
        return Line(words(heading[2]), gap, level=len(heading[1]), kind="heading")
    if stripped.startswith("|") and stripped.count("|") > 2 and stripped.endswith("|"):
        return Line(stripped, gap, kind="furniture" if _RULE_ROW.fullmatch(stripped) else "row")
    quote = re.match(r"(?:>\s?)+(.*)$", stripped)
    if quote:
        stripped = quote[1].strip()
        if not stripped:
            return None
    whole = _WHOLE.fullmatch(stripped)
    style = _STYLES.get(whole[1], "") if whole and whole[1] not in whole[2].replace("** **", " ") else ""
    said = words(stripped)
    marker, rest = split_marker(said)
    indent = len(raw) - len(raw.lstrip(" \t"))
    line = Line(rest, gap, style, marker, level=min(9, indent // 3) or depth(marker) if marker else 0)
    line.glued = bool(marker) and said.startswith(marker + rest)
    return line


_CAPITAL_LABEL = re.compile(r"(?<![\w*])\*{2,3}([A-Z]{4,})\*{2,3}(?=:)")
"""A label in bold capitals whose colon stands outside the bold: the mark parts the two, so they stay apart."""


def words(text: str) -> str:
    """A line without emphasis marks, escapes, tags and the addresses of links."""
    text = _TAG.sub(" ", _LINK.sub(r"\1", text))
    text = _CAPITAL_LABEL.sub(r"\1 ", text)
    text = _STARS.sub("", text)
    text = re.sub(r"(?<![\w\\])_{1,3}(?=\S)(?!_)(.+?)(?<=[^\s\\])_{1,3}(?!\w)", r"\1", text)
    return _ESCAPED.sub(r"\1", text).strip()


def _draft(group: Group) -> Draft:
    first = group.lines[0]
    draft = Draft("paragraph", group.text, first.marker, first.level, gap=first.gap, page=first.page)
    draft.glued = first.glued
    draft.bold = all(line.style.startswith("bold") for line in group.lines)
    if first.kind == "row":
        draft.kind = "row"
        draft.cells = tuple(words(cell) for cell in first.text.strip("|").split("|"))
    elif first.kind == "heading":
        draft.kind = "heading"
    elif first.kind == "furniture":
        draft.kind = "furniture"
    elif first.marker:
        draft.kind = "entry"
    return draft
