"""Headings whose numbers no full stop tells from text ("36 APOLOGIES", "7A Care", "C/36 Roads"): known by series."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.minutes.speech import split_sentences
from tui.minutes.stream import Para

_LEAD = re.compile(
    r"^(?P<n>(?:\d{2,4}/|[A-Z]{1,4}[/.-]\s?)?(?P<d>\d{1,3})(?P<l>[A-Za-z]?))(?P<p>[.:)]?)\s+(?P<t>(?=[^\W\d_]|[“\"‘'(\d])\S.*)$"
)
_BEFORE_YEAR = re.compile(
    r"^(?P<n>(?:[A-Z]{1,4}[/.-]?\s?)?(?P<d>\d{1,3})(?P<l>)/(?:20)?\d\d)(?P<p>[.:)]?)\s+(?P<t>[^\W\d_]\S.*)$"
)
"""A number with the year after it: "41/26 Apologies"."""
_UNITS = re.compile(
    r"^(?:votes?|members?|councillors?|mem|per cent|years?|days?|weeks?|months?|hours?|minutes?(?= (?:ago|later|past))|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:[A-Z][\w’']+ ){1,3}(?:Street|Road|Avenue|Lane|Close|Drive|Square|Place|Terrace|House|Way))\b"
)
_STEP = 4
"""Minutes of a part of a meeting leave out numbers; a gap of more than three is no series."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that could be a heading: where it stands, its number, and the words after it."""

    index: int
    number: str
    title: str
    order: int
    letter: str


def numbered_line(para: Para, lead: re.Pattern[str] = _LEAD) -> Numbered | None:
    """The number and title of a line that reads like a heading, else ``None``."""
    if para.marker or para.cells or len(para.text) > 200:
        return None
    m = lead.match(para.text)
    if not m or not _title(m["t"]) or (m["p"] and not m["l"]):
        return None
    return Numbered(para.index, m["n"], m["t"], int(m["d"]), m["l"].upper())


def _title(text: str) -> bool:
    if text.endswith((".", ";", ",", "?", ":")) or _UNITS.match(text) or len(split_sentences(text)) > 1:
        return False
    return (text[0].isupper() or (text[0].isdigit() and text[1:3].strip("0123456789/") != "")) and not re.match(
        r"[A-Z][a-z]+ \d{4}$", text
    )


def series(paras: list[Para]) -> dict[int, tuple[str, str, int]]:
    """The longest run of headings whose numbers go up; empty under three.

    Index of each heading → its number, title, and how many paragraphs it takes. Linear in the number of lines.
    """
    return max((_run([n for p in paras if (n := numbered_line(p, lead))]) for lead in (_LEAD, _BEFORE_YEAR)), key=len)


def _run(lines: list[Numbered]) -> dict[int, tuple[str, str, int]]:
    best: dict[int, tuple[int, int]] = {}
    """Number → (length of the longest run that ends in it, place of its last line)."""
    before: list[int] = []
    for place, line in enumerate(lines):
        near = [line.order] if line.letter else range(line.order - _STEP, line.order)
        length, last = max((best[n] for n in near if n in best), default=(0, -1))
        before.append(last)
        if length + 1 > best.get(line.order, (0, -1))[0]:
            best[line.order] = (length + 1, place)
    length, place = max(best.values(), default=(0, -1))
    if length < 3:
        return {}
    found: dict[int, tuple[str, str, int]] = {}
    while place >= 0:
        line = lines[place]
        found[line.index] = (line.number, line.title, 1)
        place = before[place]
    return found


def lettered(para: Para, seen: set[str]) -> tuple[str, str] | None:
    """The number and title of a heading put in after another ("3a. Play areas" after "3."), else ``None``."""
    line = numbered_line(para)
    return (line.number, line.title) if line and line.letter and str(line.order) in seen else None
