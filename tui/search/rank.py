"""The few dozen candidates in the order in which a reader wants them, each with the words that matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thefuzz import fuzz
from thefuzz.utils import full_process

from tui.search.plan import Group
from tui.search.words import bare

_IDF_POWER = 1.3
_SHARE, _ADJACENT, _TOPIC, _FUZZY = 100.0, 12.0, 8.0, 0.35
_BESIDE = 0.6
"""What a word is worth that stands only in the item's title or the names of those who spoke."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage to be ranked: its row number, its texts, and title and names that go with it."""

    row: int
    topic: str
    question: str
    answer: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score (larger is better) and the words that stand in it for those of the query."""

    row: int
    score: float
    matched: tuple[str, ...]


def _normal(text: str) -> str:
    return str(full_process(bare(text)))


def _held(group: Group, words: set[str], padded: str) -> tuple[float, str]:
    """The weight of the best alternative that stands in the passage, and its words; (0, "") for none."""
    for alternative in group.alternatives:
        wanted = alternative.words
        if alternative.prefix:
            found = next((w for w in words if w.startswith(wanted)), None)
            if found:
                return alternative.weight, found
        elif wanted in words or (" " in wanted and f" {wanted} " in padded):
            return alternative.weight, wanted
    return 0.0, ""


def rank(candidates: Sequence[Candidate], groups: Sequence[Group], typed: str) -> list[Ranked]:
    """Candidates best first: share of the query's weight held, adjacency, topic, and thefuzz's partial ratio.

    ``typed`` is the query as it was understood (corrected words in place of misspelt ones). Equal scores come latest
    first, which is the order of the row numbers.
    """
    total = sum(g.idf**_IDF_POWER for g in groups) or 1.0
    weighed = [(group, group.idf**_IDF_POWER / total) for group in groups]
    query = _normal(typed)
    ranked = []
    for candidate in candidates:
        text = _normal(f"{candidate.topic} {candidate.question} {candidate.answer}")
        listed = text.split()
        words, padded = set(listed), f" {' '.join(listed)} "
        topic = f" {_normal(candidate.topic)} "
        score, previous, matched, beside = 0.0, "", [], ""
        for group, worth in weighed:
            weight, found = _held(group, words, padded)
            if found:
                matched.append(found)
                score += worth * weight * _SHARE
                if previous and f" {previous} {found} " in padded:
                    score += worth * _ADJACENT
                if f" {found} " in topic:
                    score += worth * _TOPIC
            else:
                beside = beside or f" {' '.join(_normal(candidate.context).split())} "
                weight, other = _held(group, set(beside.split()), beside)
                if other:
                    matched.append(other)
                    score += worth * weight * _BESIDE * _SHARE
            previous = found
        if query:
            score += _FUZZY * fuzz.partial_ratio(query, text)
        ranked.append(Ranked(candidate.row, score, tuple(dict.fromkeys(matched))))
    ranked.sort(key=lambda r: (-r.score, -r.row))
    return ranked
