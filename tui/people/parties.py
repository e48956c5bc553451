"""From a name or role as the parser gives it back to its mention in the text, and so to the person."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Literal

from tui.people.mentions import Mention, Paper
from tui.people.names import read_name
from tui.people.offices import likeness, read_offices
from tui.text import fold

Side = Literal["asked", "answered"]
_REACH = 3_000
"""How far before an exchange, in characters, the line may stand that names who asks or answers."""
_ASKED = frozenset({"asks"})
_ANSWERED = frozenset({"answers", "addressed"})


def mention_of(paper: Paper, words: str, start: int, end: int, side: Side) -> int | None:
    """The place of the mention that ``words`` are of, for an exchange from ``start`` to ``end`` in the text.

    Within the exchange it is the first that does what the side says, else the first; before it, the nearest.
    """
    first = bisect_left(paper.mentions, start - _REACH, key=_start)
    last = bisect_left(paper.mentions, end, key=_start)
    among = paper.mentions
    same = [n for n in range(first, last) if _same_words(words, among[n].kind, among[n].text)]
    parts = _ASKED if side == "asked" else _ANSWERED
    inside = [n for n in same if paper.mentions[n].start >= start]
    for group in (inside, same[::-1]):
        doing = [n for n in group if paper.mentions[n].part in parts]
        if doing or group:
            return (doing or group)[0]
    return None


def _start(mention: Mention) -> int:
    return mention.start


@lru_cache(maxsize=100_000)
def _same_words(words: str, kind: str, text: str) -> bool:
    """Whether ``words`` are those of a mention, by its kind and its text."""
    if kind == "name":
        one, other = read_name(words), read_name(text)
        if one is None or other is None or one.forenames != other.forenames:
            return False
        # A parser may have stopped at the hyphen of "Wren- Pascoe".
        return one.key == other.key or other.surname.startswith(f"{one.surname}-")
    if _bare(words) == _bare(text):
        return True
    if kind != "role":
        return False
    ours, theirs = read_offices(words), read_offices(text)
    return bool(ours and theirs and likeness(ours[0], theirs[0]) == "same" and ours[0].area)


@lru_cache(maxsize=20_000)
def _bare(words: str) -> str:
    return re.sub(r"^(?:the|an?|his|her)\s+", "", fold(words))
