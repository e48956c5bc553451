"""An office as minutes write it: of what kind it is, and what it is for.

"Cabinet Member for Children’s Services", "Portfolio Holder, Children's Services (Lead Member)" and "the Cabinet Member
for Children" are variants of one office; an office whose areas only overlap is another, unless the documents show that
it was renamed (``tenures.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tui.text import fold

Family = Literal[
    "executive", "leader", "deputy leader", "mayor", "commissioner", "chair", "vice chair", "officer", "other"
]
Likeness = Literal["same", "part", "overlap", "no"]
HOLDERS: frozenset[str] = frozenset({"executive", "leader", "deputy leader", "mayor", "commissioner"})
"""The families of those who answer for the executive: the portfolio holders."""

_EXECUTIVE = (
    r"(?:(?:cabinet|executive|lead|board|portfolio) )*(?:portfolio[- ]?holders?|cabinet (?:lead|"
    r"spokes\w+)\b(?! member)|"
    r"(?<=cabinet )(?:lead )?members?|(?<=executive )(?:members?|councillors?|lead)|(?<=lead )members?|"
    r"(?<=board )members?)|"
    r"(?:cabinet|executive) (?:lead )?(?:members?|councillors?)(?: with responsibility)?|"
    r"lead (?:cabinet )?members?|board members?|aelod cabinet"
)
_OFFICER = (
    r"(?:(?:interim|acting|assistant|associate|deputy|strategic|corporate|executive|service|group|principal|"
    r"senior|chief|lead|democratic|governance|"
    r"scrutiny|monitoring|section|area|regional|managing|programme|project|business|policy|planning|licensing|"
    r"legal|housing|highways|county|borough|city) )*"
    r"(?:chief executive|managing director|directors?|heads? of service|heads?|managers?|officers?|engineers?|"
    r"surveyors?|solicitors?|clerk|"
    r"treasurer|accountant|superintendent|inspector|lawyer|consultant|architect|librarian|planner|auditor|"
    r"registrar|headteacher|principal)"
)
_NO_HOLDER = (
    r"(?:shadow|opposition|group|deputy cabinet|assistant cabinet|deputy executive|deputy portfolio|support(?:ing)?) "
    r"(?:leader|cabinet (?:member|assistant)|spokes\w+|member|lead|portfolio holder)s?"
)
_PATTERNS: tuple[tuple[Family, str], ...] = (
    ("other", _NO_HOLDER),
    ("deputy leader", r"(?:statutory |joint |first )?deputy leader(?: of (?:the )?(?:\w+ ){0,2}council)?"),
    ("leader", r"(?:joint )?leader(?: of (?:the )?(?:\w+ ){0,2}council)?"),
    ("commissioner", r"(?:deputy )?(?:police(?:,? fire)? and crime commissioner|pcc|pfcc)"),
    ("executive", _EXECUTIVE),
    ("vice chair", r"(?:vice|deputy)[- ]?chair(?:man|woman|person)?"),
    ("chair", r"(?:joint |independent )?(?:chair(?:man|woman|person)?|convenor|convener)"),
    ("mayor", r"(?:elected |executive |directly elected |deputy |lord )?mayor(?:ess)?"),
    ("executive", r"(?<!crime )commissioner(?= for)"),
    ("officer", _OFFICER),
)
_RANKS = tuple((family, re.compile(rf"\b(?:{pattern})\b")) for family, pattern in _PATTERNS)
_FORMER = re.compile(r"\b(?:former|previous|then|outgoing|past|ex)\b[- ]?")
_PASSING = re.compile(r"\b(?:interim|acting|temporary|newly appointed|new|current|present|designate)\b ?")
_STOP = frozenset(
    "and of the for in to with on at a an responsibility responsibilities responsible portfolio council councils "
    "area areas "
    "as is was s including cmr".split()
)
_WHEN = re.compile(
    r" (?:in|from|until|since) (?:(?:early|late|mid)[- ])?(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b.*$"
)
"""A time at the end of a title is none of it: "Cabinet Member for Housing from May 2024"."""
_GROUPS = frozenset({"group", "party", "opposition", "conservative", "labour", "liberal", "green", "independent"})
_GENERIC = frozenset({"service", "affair", "matter", "issue"})


@dataclass(frozen=True, slots=True)
class Office:
    """One office: its family, for officers also the rank, and the words that say what it is for."""

    family: Family
    rank: str
    area: frozenset[str]
    title: str
    """As written, without article and what is only for a time (interim, acting)."""
    former: bool = False
    """Whether the words speak of somebody who held it before ("the former Leader")."""

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        return self.family, self.rank, tuple(sorted(self.area))

    @property
    def holder(self) -> bool:
        """Whether it is one of the executive: a portfolio holder's."""
        return self.family in HOLDERS


@lru_cache(maxsize=20_000)
def read_offices(text: str) -> tuple[Office, ...]:
    """Every office in a title as written: "Leader of the Council and Cabinet Member for Finance" holds two."""
    shown = re.sub(r"^(?:the|an?|as|our|my)\s+", "", " ".join(text.split()).strip(" ,;:.-–—"), flags=re.I)
    shown = shown[: len(_WHEN.sub("", _folded_as_long(shown)))]
    folded = _folded_as_long(shown)
    marks = _rank_marks(folded)
    found: list[Office] = []
    for place, (family, start, end) in enumerate(marks):
        before = folded[marks[place - 1][2] if place else 0 : start] if not place else ""
        stop = marks[place + 1][1] if place + 1 < len(marks) else len(folded)
        dash = folded.find(" - ", end, stop)
        if dash > 0 and _area(before + " " + folded[end:dash]):
            stop = dash  # a heading that goes on: "Cabinet Member for Housing - Annual Report"
        area = _area(before + " " + folded[end:stop])
        if family in ("leader", "deputy leader"):
            # A leader has one office, whatever it is said to be responsible for; a group's leader has another.
            family, area = ("other", area) if area & _GROUPS else (family, frozenset())
        rank = _rank(folded[start:end]) if family in ("officer", "other") else ""
        title = shown[start if place else 0 : stop].strip(" ,;:/&-–—(")
        title = re.sub(r"(?:\s+and|,)$", "", title).strip()
        if title.count("(") > title.count(")"):
            title += ")"
        if any(o.family == family and (not area or o.area == area) and o.rank == rank for o in found):
            continue
        former = bool(_FORMER.search(folded[:start]) if not place else False)
        found.append(Office(family, rank, area, _lasting(title), former))
    return tuple(found)


def likeness(one: Office, other: Office) -> Likeness:
    """How far two titles can mean one office: the same; one names part of the other's areas; some overlap; not."""
    if one.family != other.family or one.rank != other.rank:
        return "no"
    if one.area == other.area:
        return "same"
    if one.area and other.area and (one.area < other.area or other.area < one.area):
        return "part"
    return "overlap" if one.area & other.area else "no"


def same_office(one: str | None, other: str | None) -> bool:
    """Whether two titles as written share an office; "the Cabinet Member", without what for, agrees with nothing."""
    return any(
        likeness(a, b) == "same"
        and bool(a.area or a.family not in ("executive", "officer", "chair", "vice chair", "other"))
        for a in read_offices(one or "")
        for b in read_offices(other or "")
    )


def is_holder_office(text: str | None) -> bool:
    """Whether a title as written is one of the executive's."""
    return any(office.holder and not office.former for office in read_offices(text or ""))


def area_words(text: str) -> frozenset[str]:
    """The words of a committee's or an area's name as offices are compared by."""
    return _area(_folded_as_long(text))


def _rank_marks(folded: str) -> list[tuple[Family, int, int]]:
    taken = bytearray(len(folded))
    marks: list[tuple[Family, int, int]] = []
    for family, pattern in _RANKS:
        for m in pattern.finditer(folded):
            if not any(taken[m.start() : m.end()]):
                taken[m.start() : m.end()] = b"\x01" * (m.end() - m.start())
                marks.append((family, m.start(), m.end()))
    marks.sort(key=lambda mark: mark[1])
    # A rank word inside an area ("Director of Planning Officers") begins no office of its own.
    kept: list[tuple[Family, int, int]] = []
    for mark in marks:
        between = folded[kept[-1][2] : mark[1]] if kept else ""
        if kept and mark[0] == "officer" and not re.search(r"\band $|[/&,(;] ?$", between):
            continue
        kept.append(mark)
    return kept


def _rank(words: str) -> str:
    """An officer's rank: "assistant director" and "director" differ, "interim director" and "director" do not."""
    return re.sub(r"s$", "", _PASSING.sub("", words).strip())


def _lasting(title: str) -> str:
    return re.sub(
        r"^(?:(?:former|previous|then|outgoing|interim|acting|temporary|new|current)\s+)+", "", title, flags=re.I
    )


def _area(folded: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9]+", re.sub(r"'s\b|s'(?!\w)", "s", _FORMER.sub(" ", _PASSING.sub(" ", folded))))
    stems = [
        w[:-3] + "y" if w.endswith("ies") else w[:-1] if w.endswith("s") and not w.endswith("ss") else w for w in words
    ]
    kept = [s for s, w in zip(stems, words, strict=True) if w not in _STOP and s not in _STOP and s]
    return frozenset([s for s in kept if s not in _GENERIC] or kept)


def _folded_as_long(text: str) -> str:
    """Lower case and plain quotes, character by character, so that places stay where they are."""
    if text.isascii() and text.isprintable():
        return text.lower()
    return "".join((fold(c) or " ")[0] if not c.isspace() else " " for c in text)
