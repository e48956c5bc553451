"""Was it asked before? The nearest earlier questions to the same office, for a question that is being drafted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tui.threads.passages import Passage
from tui.threads.terms import Abbreviations, passage_words, shares, words_of
from tui.threads.vectors import Block

NEAR = 0.15
"""Least likeness of an earlier question worth showing."""
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
    extra: Iterable[str] = (),
) -> list[Earlier]:
    """The questions nearest to a draft among one office's, the nearest first, at most ``MOST``.

    ``extra`` are keys of further candidates, such as a search found; they are shown however little is in common.
    """
    short = abbreviations or Abbreviations()
    block = Block([passage_words(p, short) for p in passages])
    vector = block.vector(words_of(draft, short))
    wanted = set(extra)
    found = [(shares(vector, block.vectors[n]), p) for n, p in enumerate(passages)]
    near = [(s, p) for s, p in found if s >= NEAR or p.key in wanted]
    near.sort(key=lambda one: (-one[0], one[1].date or ""))
    return [Earlier(p, round(s, 2), _recent(p.date, today)) for s, p in near[:MOST]]


def _recent(day: str | None, today: date) -> bool:
    return day is not None and today - SIX_MONTHS <= date.fromisoformat(day) <= today
