"""Motions and questions on notice as they are put: how one begins, and who moves or asks."""

from __future__ import annotations

import re

from tui.minutes.exchanges.base import Body, named_people
from tui.minutes.exchanges.labels import WELSH
from tui.minutes.names import NAME, TITLE
from tui.minutes.person import Person, clean_name
from tui.minutes.phrases import Phrase
from tui.minutes.stream import Para

MOTION_TITLE = re.compile(r"\b(?:notice of )?motions?\b", re.I)
ONE_NOTICE = re.compile(
    rf"^{WELSH}"
    r"(?:notice of motion|motion|question)\b.{0,40}\b(?:submitted|put|tabled|received|proposed|moved|from|by"
    r"|in the names? of)\b",
    re.I,
)
_ASKED_IN_TITLE = re.compile(
    rf"^{WELSH}(?:(?P<q>(?:(?:written|oral|public) )?question\b)\s*(?:no\.?\s*)?\d*\s*[-–—:.]?\s*)?"
    rf"(?P<by>(?:from|by)\s+)?(?P<who>(?-i:{TITLE})\s*(?-i:{NAME}))"
    rf"(?:,? to (?:ask )?(?P<to>(?:the )?(?-i:[A-Z])[^?]{{3,140}}))?",
    re.I,
)
"""A title that says who asks, and whom: "Question 3 – Councillor Lee", "Councillor Lee to the Leader"."""
NOTICE = re.compile(
    r"^[“‘'\"(\s]*(?:[^.?!“”]{3,120}, )?(?:I|[|!l]|we)\s?(?:(?:will|shall|would like to|wish to)\s+)?(?:hereby )?"
    r"(?P<v>move|ask|propose|call|request)\b",
    re.I,
)
"""A notice in its author's words; scanners read "I will" as "Iwill" or "| will"."""
THIS_BODY = re.compile(
    r"[“‘'\"(\s]*(?:that )?this (?:council|authority|committee|panel|board|commission|forum|cabinet|executive|assembly"
    r"|district)\b(?P<v>)",
    re.I,
)
"""A motion in its own words: "That this Council calls upon …"."""
_WORDS = r"(?:[^.;:]|(?<=\b[A-Z])\.|(?<=\b[MD][rs])\.|(?<=Mrs)\.|(?<=Cllr)\.)"
"""What stands within a sentence; a full stop after an initial or a title ends none."""
MOVED = Phrase(
    "moved proposed",
    r"\b(?:it was )?(?:moved|proposed) by\b.{0,120}?\bseconded by\b|\bmoved\b.{0,80}\bseconded\b|"
    rf"^{_WORDS}{{3,90}}?\bproposed,? and\b{_WORDS}{{3,80}}\bseconded\b",
    re.I | re.S,
)
FROM_FLOOR = re.compile(
    rf"[A-Z]{_WORDS}{{3,90}}?\b(?:moved|proposed),?\s+(?:and\s+)?{_WORDS}{{3,80}}?\s(?:duly )?seconded\b", re.S
)
"""A motion or amendment moved and seconded in the course of a debate: "Councillor Lee moved, and Mrs Ray seconded"."""
_BY_NAMES = re.compile(rf"\bby\s+(?P<names>{NAME}(?:(?:,|\s+and|\s*&)\s+{NAME})*)")
"""Who moves, named without a title."""


def asked_in(title: str) -> re.Match[str] | None:
    """Who asks, and whom, as a title says that is none of a person's report."""
    m = _ASKED_IN_TITLE.match(title)
    return m if m and (m["q"] or m["by"] or m["to"]) else None


def movers(body: Body, para: Para) -> list[Person]:
    """Who moves or asks: named in the title for a notice, else in the moving itself."""
    noticed = NOTICE.match(para.text) or THIS_BODY.match(para.text)
    if noticed or ((ONE_NOTICE.match(body.title) or asked_in(body.title)) and not MOVED.search(para.text[:300])):
        at = body.position(para)
        above = body.paras[at - 1].text if at else ""
        title = above if ONE_NOTICE.match(above) and len(above) < 160 else body.title
        title = re.split(r"\((?:referred|deferred)", title)[0]
        asked = asked_in(title)
        people = named_people(asked["who"] if asked and asked["to"] else title)
        if not people and (by := _BY_NAMES.search(title)):
            return [Person(clean_name(name)) for name in re.split(r",\s*|\s+(?:and|&)\s+", by["names"])]
        if people or noticed:
            return people[:1] if not re.search(r"\band\b", title[-80:]) else people
    head = para.text[:300]
    if head.endswith(":") and not MOVED.search(head):
        return named_people(head)[:2]
    m = MOVED.search(head)
    return named_people(head[: m.end() + 60] if m else head)[:2]
