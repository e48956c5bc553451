"""What changed in a thread since the time before: figure, promise, firmness, who asked. Read from the texts alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tui.text import fold
from tui.threads.likeness import Point
from tui.threads.passages import Passage
from tui.threads.series import series

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
    (2, re.compile(r"\bcould\b|\bmight\b|\bmay\b|\bif\b", re.I)),
    (1, re.compile(r"\bhope[ds]?\b|\baim(?:ed|s)?\b|\bin due course\b|\bworking towards\b|\bwish", re.I)),
)


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
    """Differences of the last exchange of a thread from those before, the earliest member first.

    ``points`` are the thread's figures; only those that may stand in one line are set against each other.
    ``promises`` are (exchange key, words) of its undertakings.
    """
    if len(members) < 2:
        return []
    last, before = members[-1], members[-2]
    found = _figures(last, points)
    given = [words for key, words in promises if key == last.key]
    found += [Change("new promise", "", words, before.key, last.key) for words in given]
    found += _firmness(before, last)
    known = {fold(q).split()[-1] for p in members[:-1] for q in p.questioners if q.split()}
    named = [q for q in last.questioners if q.split() and not _NOBODY.search(q)]
    new = [q for q in named if fold(q).split()[-1] not in known]
    found += [Change("new questioner", "", q, before.key, last.key) for q in new if known]
    return found


def _figures(last: Passage, points: Sequence[Point]) -> list[Change]:
    out = []
    for one in series(points):
        if one.points[-1].exchange == last.key and one.points[-1].value != one.points[-2].value:
            was, now = one.points[-2], one.points[-1]
            out.append(Change("figure", was.text, now.text, was.exchange, now.exchange))
    return out


def _firmness(before: Passage, last: Passage) -> list[Change]:
    was, now = _strength(before.answer or before.text), _strength(last.answer or last.text)
    if was is None or now is None or was[0] == now[0]:
        return []
    kind: ChangeKind = "firmer" if now[0] > was[0] else "softer"
    return [Change(kind, was[1], now[1], before.key, last.key)]


def _strength(text: str) -> tuple[int, str] | None:
    """How firmly a text speaks of what is to come, by its softest such sentence, and that sentence."""
    best: tuple[int, str] | None = None
    for sentence in re.split(r"(?<=[.?!])\s+", text):
        for level, pattern in reversed(_STRENGTH):
            if pattern.search(sentence):
                if best is None or level < best[0]:
                    best = (level, sentence.strip())
                break
    return best
