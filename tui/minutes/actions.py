"""Entries under an ACTION heading, action lists and tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.minutes.model import Action, Span
from tui.minutes.stream import Para


def actions(
    paras: Sequence[Para], place: Callable[[int, int], Span] = Span
) -> tuple[tuple[Action, ...], frozenset[int]]:
    """The actions among the paragraphs of one item, and the indexes (``Para.index``) of the paragraphs they take up."""
    return (), frozenset()
