"""What changed in a thread since the time before: figure, promise, firmness, who asked. Read from the texts alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.text import fold
from tui.threads.likeness import Point
from tui.threads.passages import Passage
from tui.threads.series import series
from tui.threads.terms import keys_of, sentences_of, without_people

ChangeKind = Literal["figure", "new promise", "firmer", "softer", "new questioner"]
_NOBODY = re.compile(r"\b(?:members?|councillors?|chair|vice-chair|committee|panel|public|resident)\b", re.I)
_STRENGTH = (
    (
        4,
        re.compile(
            r"\bundert(?:ook|akes?)\b|\bguarantee|\bconfirmed that (?:it|he|she|they|the \w+) would\b|\bI will\b"
            r"|\bwould\b (?!be (?:able|expected|hoped))",
            re.I,
        ),
    ),
    (3, re.compile(r"\bshould\b|\bintend|\bplan(?:ned|s) to\b|\bexpect", re.I)),
    (2, re.compile(r"\bcould\b|\bmight\b|(?-i:\bmay\b)|\bif\b", re.I)),
    (1, re.compile(r"\bhope[ds]?\b|\baim(?:ed|s)?\b|\bin due course\b|\bworking towards\b|\bwish", re.I)),
)
SAME = 0.5
"""Least share of the words of the shorter of two sentences at which they are taken to be of the same thing."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two exchanges of a thread, with the words on both sides."""

    kind: ChangeKind
    before: str
    """Run of the earlier exchange; empty where there was nothing."""
    after: str
    earlier: str
    """Key of the earlier exchange."""
    later: str


def changes(
    members: Sequence[Passage], points: Sequence[Point] = (), promises: Sequence[tuple[str, str]] = ()
) -> list[Change]:
    """Differences of the last meeting at which a thread was asked about from those before, the earliest member first.

    ``points`` are the thread's figures; only those that may stand in one line are set against each other.
    ``promises`` are (exchange key, words) of its undertakings. What is of no stated date is neither last nor before.
    """
    dated = [p for p in members if p.date is not None]
    last = [p for p in dated if p.date == dated[-1].date]
    before = dated[: len(dated) - len(last)]
    if not before:
        return []
    keys = {p.key for p in last}
    found = _figures(keys, points)
    given = [(key, words) for key, words in promises if key in keys]
    found += [Change("new promise", "", words, before[-1].key, key) for key, words in given]
    found += _firmness([p for p in before if p.date == before[-1].date], last)
    known = {fold(q).split()[-1] for p in before for q in p.questioners if q.split()}
    for one in last if known else ():
        for who in one.questioners:
            if who.split() and not _NOBODY.search(who) and (name := fold(who).split()[-1]) not in known:
                known.add(name)
                found.append(Change("new questioner", "", who, before[-1].key, one.key))
    return found


def _figures(last: Collection[str], points: Sequence[Point]) -> list[Change]:
    out = []
    for one in series(points):
        if one.points[-1].exchange in last and one.points[-1].value != one.points[-2].value:
            was, now = one.points[-2], one.points[-1]
            out.append(Change("figure", was.text, now.text, was.exchange, now.exchange))
    return out


def _firmness(before: Sequence[Passage], last: Sequence[Passage]) -> list[Change]:
    """The two sentences on what is to come that are most surely of the same thing, if one is firmer."""
    best: tuple[float, int, Change] | None = None
    for earlier in before:
        for was in _to_come(earlier):
            for later in last:
                for now in _to_come(later):
                    shared = was.keys & now.keys
                    alike = len(shared) / max(1, min(len(was.keys), len(now.keys)))
                    if alike >= SAME and (best is None or (alike, len(shared)) > best[:2]):
                        kind: ChangeKind = "firmer" if now.level > was.level else "softer"
                        best = (alike, len(shared), Change(kind, was.text, now.text, earlier.key, later.key))
                        if now.level == was.level:
                            best = (alike, len(shared), Change(kind, "", "", "", ""))
    return [best[2]] if best is not None and best[2].earlier else []


@dataclass(frozen=True, slots=True)
class _ToCome:
    """A sentence on what is to come: how firm it is, and the words that tell what it is of."""

    level: int
    text: str
    keys: frozenset[str]


def _to_come(passage: Passage) -> list[_ToCome]:
    out = []
    for sentence in sentences_of(passage.answer or passage.text):
        level = next((level for level, pattern in reversed(_STRENGTH) if pattern.search(sentence)), None)
        if level is not None:
            out.append(_ToCome(level, sentence.strip(), frozenset(keys_of(without_people(sentence)))))
    return out
