"""Was it asked before? The nearest earlier questions to the same office, for a question that is being drafted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tui.threads.passages import Passage
from tui.threads.terms import Abbreviations, passage_words, shares, words_of
from tui.threads.vectors import Block

NEAR, FAINT = 0.15, 0.08
"""Least likeness of an earlier question worth showing, and of one that a search found too."""
EVEN = 4
"""How evenly the places of the two rankings count. With 4, of 161 labelled questions with one word in seven misspelt
the same matter comes first for 56 in 100; by the vectors alone for 52, by the search alone for 53."""
SIX_MONTHS = timedelta(days=183)
"""Many standing orders refuse a question that was put within six months; see ``Earlier.within_six_months``."""
MOST = 8


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier question like the draft."""

    passage: Passage
    likeness: float
    """0 to 1."""
    within_six_months: bool
    """Known to have been put within six months before; false where its date is not stated."""


def earlier(
    draft: str,
    passages: Sequence[Passage],
    today: date,
    abbreviations: Abbreviations | None = None,
    searched: Sequence[str] = (),
) -> list[Earlier]:
    """The questions nearest to a draft among one office's, the nearest first, at most ``MOST``.

    ``searched`` are the keys that a search for the draft found, best first. What stands high in both rankings comes
    first: a place counts for one over itself and ``EVEN``. What only the search found must have ``FAINT`` in common.
    """
    short = abbreviations or Abbreviations()
    block = Block([passage_words(p, short) for p in passages])
    vector = block.vector(words_of(draft, short))
    likeness = {p.key: shares(vector, block.vectors[n]) for n, p in enumerate(passages)}
    near = sorted((k for k, s in likeness.items() if s >= NEAR), key=lambda k: -likeness[k])
    found = [k for k in searched if likeness.get(k, 0.0) >= FAINT]
    score: Counter[str] = Counter()
    for ranking in (near, found):
        for place, key in enumerate(ranking):
            score[key] += 1 / (EVEN + place)  # type: ignore[assignment]
    by_key = {p.key: p for p in passages}
    best = sorted(score, key=lambda k: (-score[k], -likeness[k], by_key[k].date or ""))[:MOST]
    return [Earlier(by_key[k], round(likeness[k], 2), _recent(by_key[k].date, today)) for k in best]


def _recent(day: str | None, today: date) -> bool:
    return day is not None and today - SIX_MONTHS <= date.fromisoformat(day) <= today
