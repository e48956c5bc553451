"""Lines of plain text or light Markdown as they were meant: no emphasis marks, what is furniture, which list marker."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_EMPHASIS_EDGE = re.compile(r"\*{1,3}(?=\s|$)|(?:(?<=\s)|^)\*{1,3}(?=\S)")
_EMPHASIS_IN = re.compile(r"(\w|\))\*{1,4}(?=[\w(])")
_RULE = re.compile(r"^[\s*_=~\\.|:-]{3,}$")
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?$", re.I)
_SITE = re.compile(
    r"^(?:skip (?:to|over) .{3,40}|navigation and tools|find it|home|share this (?:item|page)|print this page|"
    r"you are here\b.*|.*all rights reserved.*|.*\bterms and conditions$|cookies|privacy|"
    r"web ?site terms.*|\(image omitted\)|\[original file\].*|.*<small>.*</small>.*|"
    r"(?:main )?menu|search|log ?in|sign in|accessibility|contact us|a to z|back to top|powered by .*|"
    r"council and democracy(?:\s*[:>].*)?|information about .{3,60} councillors and meetings|"
    r"committees, councillors and meetings)\s*$",
    re.I,
)
_ESCAPED = re.compile(r"\\([\\_*\[\]()#|.-])")
MARKER = re.compile(
    r"(?P<m>[·•▪◦‣●○§\uf0b7\uf0a7\uf02d](?=\s|\w|[“\"'£])|[-–—*o¢](?=\s)"
    r"|\(?(?:\d{1,3}|[a-z]|[ivxIVX]{2,5})\)\.?(?=\s)|\((?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\)\.?(?=\s|[A-Z])"
    r"|(?:\d{1,3}|[a-z]|[ivx]{2,5})\.(?=\s|[A-Z“\"])|\d{1,3}(?:\.\d{1,3}){1,2}\.?(?=\s+[A-Z“\"'(£])"
    r"|\d{1,2}(?=\s{2,}[A-Z“\"'(]))"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its clean text, where it stands in the document's text, and what its looks tell."""

    text: str
    start: int
    gap: int
    indent: int
    bold: int = 0
    """How many stars stood around it: 2 for bold, 3 for bold and slanted."""
    level: int = 0
    furniture: bool = False
    marker: str = ""
    body: int = 0
    """Where in ``text`` the words begin that follow the marker."""

    @property
    def words(self) -> str:
        """The text after the marker."""
        return self.text[self.body :]


def _without_emphasis(line: str) -> str:
    if "*" not in line or (line.count("*") < 2 and not line.endswith("**")):
        return line
    if re.match(r"\s*\*\s", line) and line.count("*") == 1:
        return line
    return _EMPHASIS_IN.sub(r"\1 ", _EMPHASIS_EDGE.sub("", line)).replace("**", "")


def clean_lines(text: str) -> tuple[str, list[Line]]:
    """The document's text without emphasis marks, and its lines that hold anything."""
    out: list[str] = []
    lines: list[Line] = []
    at = gap = 0
    page_break = True
    for raw in text.split("\n"):
        stripped = raw.replace("\xa0", " ").replace("\t", "    ").strip()
        rule = bool(stripped) and bool(_RULE.match(stripped))
        body = stripped
        level = 0
        if not rule and stripped.startswith("#"):
            body = stripped.lstrip("#").strip()
            level = len(stripped) - len(stripped.lstrip("#"))
        stars = len(body) - len(body.lstrip("*"))
        bold = stars if len(body) > 4 and stars >= 2 and body.rstrip(": ").endswith("**") else 0
        clean = _ESCAPED.sub(r"\1", _without_emphasis(body)).strip() if not rule else body
        if clean:
            furniture = (
                rule
                or (len(clean) < 400 and bool(_SITE.match(clean.lstrip("•·* "))))
                or (page_break and _is_page_number(clean))
            )
            indent = len(raw.replace("\xa0", " ")) - len(raw.replace("\xa0", " ").lstrip())
            lines.append(_marked(Line(clean, at, gap, indent, bold, level, furniture)))
            page_break = furniture
            gap = 0
        else:
            gap += 1
        out.append(clean)
        at += len(clean) + 1
    return "\n".join(out), _numbers_before_breaks(lines)


def _is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.match(text))


def _marked(line: Line) -> Line:
    if line.furniture or line.level:
        return line
    m = MARKER.match(line.text)
    if not m:
        return line
    body = m.end()
    while body < len(line.text) and line.text[body].isspace():
        body += 1
    if body >= len(line.text) or (line.text[0] in "-–—" and line.text[1:2] == line.text[0]):
        return line
    return replace(line, marker=m.group("m"), body=body)


def _numbers_before_breaks(lines: list[Line]) -> list[Line]:
    """Page numbers and running heads that stand with a page break or come again and again are furniture."""
    pages = _page_series(lines)
    marks = [_page_mark(line) or i in pages for i, line in enumerate(lines)]
    seen: dict[str, int] = {}
    edge: dict[str, int] = {}
    beside: dict[str, int] = {}
    for i, line in enumerate(lines):
        if 12 < len(line.text) < 120:
            seen[line.text] = seen.get(line.text, 0) + 1
            beside[line.text] = beside.get(line.text, 0) + any(marks[max(0, i - 1) : i + 2])
            edge[line.text] = edge.get(line.text, 0) + any(marks[max(0, i - 2) : i + 3])
    out: list[Line] = []
    for i, line in enumerate(lines):
        before = lines[i - 1] if i else None
        near = edge.get(line.text, 0) >= 0.6 * seen.get(line.text, 1)
        paged = line.text.lower().startswith("page ") and _is_page_number(line.text)
        times = seen.get(line.text, 0)
        head = i in pages or (
            not line.marker
            and (
                (times >= 3 and near)
                or (times == beside.get(line.text) == 2 and not line.text.endswith((".", ":", ";")))
            )
        )
        out.append(replace(line, furniture=True, marker="", body=0) if paged or (head and before is not None) else line)
    return out


def _page_series(lines: list[Line]) -> set[int]:
    """Lines that are nothing but 1, 2, 3 … with a page's worth of lines between them."""
    found = [(i, int(line.text)) for i, line in enumerate(lines) if line.text.isdecimal() and len(line.text) < 4]
    runs: list[list[tuple[int, int]]] = []
    for i, number in found:
        if runs and number == runs[-1][-1][1] + 1 and i - runs[-1][-1][0] >= 6:
            runs[-1].append((i, number))
        elif not runs or number <= 2:
            runs.append([(i, number)])
    return {i for run in runs if len(run) >= 2 for i, _ in run}


def _page_mark(line: Line) -> bool:
    return bool(_RULE.match(line.text)) or (line.text.lower().startswith("page ") and _is_page_number(line.text))
