"""Formal outcomes with their clauses, and the reasons given for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.minutes.model import Decision, Span
from tui.minutes.stream import Para


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an item settled. ``taken`` are the indexes (``Para.index``) of the paragraphs that say nothing else."""

    decisions: tuple[Decision, ...] = ()
    reasons: str | None = None
    taken: frozenset[int] = frozenset()


def decisions(paras: Sequence[Para], place: Callable[[int, int], Span] = Span) -> Outcome:
    """The decisions among the paragraphs of one item (its heading left out), in order, each once."""
    return Outcome()
