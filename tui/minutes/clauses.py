"""A resolution's text cut into its clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.minutes.stream import Para

_MARK = re.compile(
    r"(?:(?<=^)|(?<=[\s;,:–—-]))\(?(?P<n>\d{1,2}(?:\.\d{1,2})?|[ivxIVX]{1,5}|[a-zA-Z])[.)]\s+(?=[A-Za-z“\"£])"
)
_NUMBERED = re.compile(r"^(?P<n>\d{1,3}\.\d{1,3})\.?\s+(?=\S)")
_TRAILING = re.compile(r"[;,]?\s*(?:\band\b|\bor\b)?\s*$")
_ROMAN = {
    numeral: n
    for n, numeral in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)
}
_THAT = re.compile(r"(?:that|to)\b", re.I)


def inline_clauses(text: str) -> list[str]:
    """ "(1) That …; and (2) That …" as its clauses, in order; text without such numbers is one clause."""
    starts: list[tuple[int, int]] = []
    for style in ("digit", "roman", "letter"):
        starts = _sequence(text, style)
        if len(starts) > 1:
            break
    if len(starts) < 2:
        return [text.strip()] if text.strip(" :;,.–-") else []
    ends = [a for a, _ in starts[1:]] + [len(text)]
    return [_TRAILING.sub("", text[b:end]).strip() for (_, b), end in zip(starts, ends, strict=True)]


def _sequence(text: str, style: str) -> list[tuple[int, int]]:
    """Where the numbers 1, 2, 3 … of one style stand: (start of the number, start of its clause)."""
    found: list[tuple[int, int]] = []
    for m in _MARK.finditer(text):
        if _value(m["n"], style) == len(found) + 1:
            found.append((m.start(), m.end()))
    return found


def _value(mark: str, style: str) -> int | None:
    mark = mark.lower()
    if style == "digit":
        return int(mark.split(".")[-1]) if mark.replace(".", "").isdigit() else None
    if style == "roman":
        return _ROMAN.get(mark)
    return ord(mark) - 96 if len(mark) == 1 and mark.isalpha() else None


def clauses_of(first: str, lines: Sequence[Para]) -> list[str]:
    """The clauses of a resolution: of the words beside the lead word, and of the paragraphs under it.

    An introduction that ends with a colon ("To note the report and in particular:") is no clause; what is nested in a
    clause, or wraps, belongs to it.
    """
    out = inline_clauses(first)
    marked = [p for p in lines if p.marker or _NUMBERED.match(p.text)]
    if lines and len(out) == 1 and _introduces(out[0], lines, marked):
        out = []
    roman = bool(marked) and marked[0].marker.strip("().") == "i"
    style = _style(marked[0], roman) if marked else ""
    for k, para in enumerate(lines):
        text = para.text.strip('“”" ')
        own = _NUMBERED.sub("", text)
        intro = not para.marker and own == text and marked and k < lines.index(marked[0])
        if intro:
            continue
        nested = bool(para.marker) and _style(para, roman) != style
        loose = not para.marker and own == text
        if out and (nested or (loose and (marked or not _THAT.match(text)))):
            out[-1] = f"{out[-1]} {text}"
        else:
            out += inline_clauses(own) if not para.marker else [_TRAILING.sub("", own)]
    return [clause for clause in (c.strip() for c in out) if clause]


def _introduces(text: str, lines: Sequence[Para], marked: Sequence[Para]) -> bool:
    """Whether the words beside the lead word only open the list: "That the Cabinet (1) support …"."""
    if not marked:
        return re.search(r":\s*[-–]?$", text) is not None
    if re.search(r"(?:(?:^|\W)(?:that|to)|:)\W*$", text, re.I):
        return True
    runs_on = re.search(r"\w$", text) is not None and not text.endswith((" and", " or"))
    return runs_on and lines[0] is marked[0] and lines[0].marker.strip("().") in ("1", "a", "A", "i", "I")


def _style(para: Para, roman: bool) -> str:
    """The shape of a marker: "(1)", "a.", "(i)"; ``roman`` tells whether a single "i" or "v" is a numeral."""
    if not para.marker:
        return "1.1"
    if para.bullet:
        return para.marker
    core = para.marker.strip("().")
    shape = (
        "1"
        if core.replace(".", "").isdigit()
        else "i"
        if re.fullmatch(r"[ivx]+" if roman else r"[ivx]{2,}", core)
        else "a"
    )
    return re.sub(r"\w+", shape, para.marker)
