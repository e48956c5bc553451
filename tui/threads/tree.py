"""Exchanges of one office into threads: each joins its nearest earlier one, then threads of one matter become one.

Method and thresholds were measured on the labelled sets in ``tests/gold``; ``tests/test_threads_gold.py`` holds them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from tui.text import fold
from tui.threads.groups import Groups
from tui.threads.passages import Passage
from tui.threads.terms import (
    Abbreviations,
    elsewhere,
    head_of,
    keys_of,
    names_of,
    passage_words,
    shares,
    tells_nothing,
    title_of,
    without_people,
)
from tui.threads.vectors import Block

JOIN = 0.205
"""Least likeness at which an exchange joins an earlier one."""
MERGE = 0.3
"""Least likeness of two whole threads at which they are one."""
WHOLE = 0.5
"""Share of the likeness to the whole thread in the likeness to one of its exchanges."""
SAME_LABEL = 0.17
ALIKE_LABEL = 85
"""Least ``fuzz.ratio`` of two labels, abbreviations written out, at which they are the same."""
SAME_ITEM = 0.12
OTHER_ENTRY = 0.72
"""Within an item of many matters each entry is another one: likeness counts less."""
GOES_ON = 0.3
FAR = 50
"""Exchanges of an item over which a further question may reach back."""
SAME_ASKER = 0.09
SAME_MEMBER = 0.04
"""Of two meetings: in the labelled sets what one member asks twice is one matter four to nine times as often."""

_GOES_ON = re.compile(
    r"\bfurther asked|\bsupplementary|\bthe same (?:member|councillor)|\bfurther question|\bwent on to ask|\bpressed\b",
    re.I,
)
_NO_NAME = re.compile(r"^(?:the|an?|some|several)\b|\b(?:members?|councillors|chair\w*|residents?|public)\b", re.I)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH = re.compile(
    rf"\b(?:in respect of|on|arising from|in relation to|regarding|further to|following|to)\s+(?:the\s+)?"
    rf"({'|'.join(_ORDINALS)})\s+question\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever asked, where one person did and is named: surname and, where the minutes give it, the initial."""

    surname: str = ""
    initial: str = ""

    def same(self, other: Asker) -> bool:
        """Whether two may be one person: "Councillor J. Marsden" is not "Councillor P. Marsden"."""
        alike = not self.initial or not other.initial or self.initial == other.initial
        return bool(self.surname) and self.surname == other.surname and alike


@dataclass(slots=True)
class Tied:
    """What ties an exchange to its neighbours: its label, its item, who asked, and whether it goes on from another."""

    label: str
    item: str
    one_matter: bool
    named: bool
    """Whether the item's title names a place, a scheme or a building, as the exchange writes it."""
    asker: Asker
    asked: int
    """How many asked it."""
    goes_on: bool
    nth: int | None
    """The question of the item that it says it is about, counted from 0."""


def tied(passage: Passage, abbreviations: Abbreviations) -> Tied:
    """What beside its words may tie an exchange to its neighbours."""
    other = elsewhere(passage.answer or passage.text)
    head = head_of(title_of(passage))
    label = passage.topic or ("" if other else head)
    title = "_".join(keys_of(head))
    nth = _NTH.search(passage.text[:120])
    return Tied(
        label="" if tells_nothing(label) else fold(abbreviations.expand(label)),
        item=passage.item,
        one_matter=bool(head) and not other,
        named=bool(title) and any(name in title for name in names_of(without_people(passage.text))),
        asker=_asker(passage.questioners[0]) if len(passage.questioners) == 1 else Asker(),
        asked=len(passage.questioners),
        goes_on=bool(_GOES_ON.search(passage.text[:120])),
        nth=_ORDINALS.index(nth[1].lower()) if nth else None,
    )


def _asker(name: str) -> Asker:
    """Who a questioner is; nobody for a role or "Members", which need not be the same person twice."""
    words = fold(name).split()
    if not words or _NO_NAME.search(name):
        return Asker()
    return Asker(words[-1], words[0][0] if len(words) > 1 else "")


class Office:
    """One office's exchanges in order, with what is needed to link one more."""

    def __init__(
        self, passages: Sequence[Passage], abbreviations: Abbreviations, apart: Iterable[tuple[int, int]] = ()
    ) -> None:
        self.passages = passages
        read = [(passage_words(p, abbreviations), tied(p, abbreviations)) for p in passages]
        self.block = Block([words for words, _ in read])
        self.ties = [tie for _, tie in read]
        self.groups = Groups(self.block.vectors, apart)
        self._labels: dict[str, list[int]] = {}
        self._by_item: dict[str, list[int]] = {}
        self._place = {p.key: n for n, p in enumerate(passages)}

    def place(self, n: int, group: int | None = None) -> None:
        """Give the n-th exchange its place, alone or in a group, and let later ones find it."""
        self.groups.start(n)
        if group is not None:
            self.groups.unite(group, n)
        self.block.index(n)
        tie = self.ties[n]
        if tie.label:
            self._labels.setdefault(tie.label, []).append(n)
        self._by_item.setdefault(tie.item, []).append(n)

    def ranked(self, n: int) -> list[tuple[float, int]]:
        """The exchanges placed so far that the n-th may follow, with their likeness, the nearest first."""
        follows = self._place.get(self.passages[n].follows or "")
        tie = self.ties[n]
        if follows is not None and tie.goes_on and self.groups.has(follows) and self.ties[follows].asked < 2:
            return [(1.0, follows)]
        if tie.nth is not None and (asked := self._questions(tie.item))[tie.nth : tie.nth + 1]:
            return [(1.0, asked[tie.nth])]
        extra = [*self._same_label(tie.label)[-4:], *self._by_item.get(tie.item, [])[-3:]]
        before = self.before(n) if tie.goes_on else None
        if before is not None:
            extra.append(before)
        vector = self.block.vectors[n]
        near = self.block.candidates(vector, extra)
        whole = {g: self.groups.mean(g, vector) for g in {self.groups.of(other) for other in near}}
        found = [(self._likeness(n, other, whole[self.groups.of(other)], before), other) for other in near]
        return sorted(((s, other) for s, other in found if s >= JOIN), key=lambda x: (-x[0], -x[1]))

    def previous(self, n: int) -> int | None:
        """The exchange just before the n-th in its item."""
        placed = self._by_item.get(self.ties[n].item, [])
        at = bisect_left(placed, n)
        return placed[at - 1] if at else None

    def before(self, n: int) -> int | None:
        """What a further question goes on from: the last in its item of the same member, else of nobody in particular.

        Under a list of members who asked all of its questions between them, nobody can say from which.
        """
        tie, open_to = self.ties[n], None
        placed = self._by_item.get(tie.item, [])
        at = bisect_left(placed, n)
        for m in reversed(placed[max(0, at - FAR) : at]):
            one = self.ties[m]
            if tie.asker.same(one.asker):
                return m
            if open_to is None and (not one.asked or (not tie.asked and one.asked == 1)):
                open_to = m
        return open_to

    def _questions(self, item: str) -> list[int]:
        """The questions of an item in their order, without those that refer to one of them."""
        return [n for n in self._by_item.get(item, ()) if self.ties[n].nth is None]

    def _same_label(self, label: str) -> list[int]:
        if not label:
            return []
        if label in self._labels:
            return self._labels[label]
        return [
            n for other, ns in self._labels.items() if fuzz.ratio(label, other, score_cutoff=ALIKE_LABEL) for n in ns
        ]

    def _likeness(self, n: int, other: int, whole: float, before: int | None) -> float:
        vectors, tie, one = self.block.vectors, self.ties[n], self.ties[other]
        score = (1 - WHOLE) * shares(vectors[n], vectors[other]) + WHOLE * whole
        if tie.label and one.label and fuzz.ratio(tie.label, one.label) >= ALIKE_LABEL:
            score += SAME_LABEL
        member = tie.asker.same(one.asker)
        if member and tie.item != one.item:
            score += SAME_MEMBER
        if tie.item and tie.item == one.item:
            if tie.one_matter:
                score += SAME_ITEM
            else:
                score *= OTHER_ENTRY
            if tie.goes_on:
                score += GOES_ON if other == before else 0.0
            elif other == n - 1 and member:
                score += SAME_ASKER
        return score
