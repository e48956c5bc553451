"""Threads of other offices, committees or councils on what seems the same matter: laid beside, never joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter
from typing import Literal

from rapidfuzz import fuzz

from tui.text import fold
from tui.threads.passages import Passage
from tui.threads.terms import Abbreviations, passage_words, shares
from tui.threads.vectors import Block

NEAR = 0.2
"""Least likeness, 0 to 1, of two threads that are laid beside each other."""
LABEL = 0.5
"""Likeness that two like names are worth."""
MOST = 8
HEAVY = 16
"""Words of a thread by which others are looked for, and how many of them one exchange has at least."""
SHARED = 2


@dataclass(frozen=True, slots=True)
class Strand:
    """A thread with where it belongs."""

    key: str
    name: str
    council: str | None
    office: str | None
    members: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A thread to be shown next to another, with the mark that it must carry."""

    strand: Strand
    likeness: float
    mark: Literal["another council", "another office of the same council"]


def beside(
    one: Strand,
    others: Iterable[Strand],
    abbreviations: Abbreviations | None = None,
    count: int | None = None,
    least: float = NEAR,
) -> list[Beside]:
    """The threads most like one, the likeliest first, at most ``MOST``; what is of another council says so.

    A council that is not stated counts as another one, since nothing says that it is the same. ``count``: how many
    threads there are in all, where only those are given that may be like it.
    """
    short = abbreviations or Abbreviations()
    strands = [one, *(s for s in others if s.key != one.key and s.members)]
    block = Block([_words(s.members, short) for s in strands], count)
    mine = block.vectors[0]
    out = []
    for strand, theirs in zip(strands[1:], block.vectors[1:], strict=True):
        likeness = shares(mine, theirs)
        names = fuzz.token_sort_ratio(fold(short.expand(one.name)), fold(short.expand(strand.name)))
        likeness = max(likeness, LABEL if names >= 85 else 0.0)
        if likeness >= least:
            same = one.council is not None and strand.council == one.council
            mark: Literal["another council", "another office of the same council"] = (
                "another office of the same council" if same else "another council"
            )
            out.append(Beside(strand, round(likeness, 2), mark))
    return sorted(out, key=lambda b: -b.likeness)[:MOST]


def may_be_like(one: Sequence[Passage], abbreviations: Abbreviations | None = None) -> Callable[[str], bool]:
    """A quick test of a text that leaves out most of what cannot be laid beside a thread."""
    words = _words(one, abbreviations or Abbreviations())
    heavy = [word for word, _ in nlargest(HEAVY, words.items(), key=itemgetter(1)) if word.isalpha()]

    def test(text: str) -> bool:
        folded = fold(text)
        return sum(word in folded for word in heavy) >= SHARED

    return test


def _words(members: Sequence[Passage], short: Abbreviations) -> dict[str, float]:
    total: dict[str, float] = {}
    for passage in members:
        for word, weight in passage_words(passage, short).items():
            total[word] = total.get(word, 0.0) + weight
    return total
