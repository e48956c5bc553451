"""The remit as minutes print it, against what was asked: when each area was last asked about, if ever."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.text import fold
from tui.threads.answers import read_answer
from tui.threads.passages import Passage
from tui.threads.terms import Abbreviations, passage_words, stem, words_of

_WIDE = frozenset(
    stem(w)
    for w in "service services including other all general support management policy council people local new".split()
)


@dataclass(frozen=True, slots=True)
class Area:
    """One area of a remit."""

    name: str
    last_asked: str | None
    """Date of the last question that touches it, where one is known."""
    exchange: str | None
    """Key of that exchange; ``None``: no question in the documents names it; some may still bear on it."""
    times: int


def coverage(
    areas: Sequence[str], passages: Iterable[Passage], abbreviations: Abbreviations | None = None
) -> list[Area]:
    """Each area with its last question, those never asked about first, then the longest ago.

    A question touches an area when a telling word of the area's name stands in its topic, question or title, or two
    stand anywhere in it.
    """
    short = abbreviations or Abbreviations()
    read = [
        (p, set(words_of(" ".join(filter(None, (p.topic, p.question, p.title))), short)), set(passage_words(p, short)))
        for p in passages
    ]
    out = []
    for area in areas:
        words = set(words_of(area, short)) - _WIDE or set(words_of(area, short))
        touching = [
            p
            for p, asked, whole in read
            if words & asked or len(words & whole) > 1 or (len(words) == 1 and words & whole)
        ]
        asked_of = [p for p in touching if read_answer(p.question, p.answer, p.text).status != "no question recorded"]
        latest = max(asked_of, key=lambda p: p.date or "", default=None)
        out.append(Area(area, latest.date if latest else None, latest.key if latest else None, len(asked_of)))
    return sorted(out, key=lambda a: (a.exchange is not None, a.last_asked or "", fold(a.name)))
