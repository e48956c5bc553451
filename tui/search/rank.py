"""The few dozen candidates in the order in which a reader wants them, each with the words that matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thefuzz import fuzz
from thefuzz.utils import full_process

from tui.search.plan import Group
from tui.text import fold

_IDF_POWER = 1.3
_SHARE, _ADJACENT, _TOPIC, _FUZZY = 100.0, 12.0, 8.0, 0.35


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage to be ranked: its row number and its texts."""

    row: int
    topic: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score (larger is better) and the words that stand in it for those of the query."""

    row: int
    score: float
    matched: tuple[str, ...]


def _normal(text: str) -> str:
    return str(full_process(text if text.isascii() else fold(text)))


def _held(group: Group, words: set[str], padded: str) -> tuple[float, str]:
    """The weight of the best alternative that stands in the passage, and its words; (0, "") for none."""
    for alternative in group.alternatives:
        if alternative.prefix:
            found = next((w for w in words if w.startswith(alternative.words)), None)
            if found:
                return alternative.weight, found
        elif " " in alternative.words:
            if f" {alternative.words} " in padded:
                return alternative.weight, alternative.words
        elif alternative.words in words:
            return alternative.weight, alternative.words
    return 0.0, ""


def rank(candidates: Sequence[Candidate], groups: Sequence[Group], typed: str) -> list[Ranked]:
    """Candidates best first: share of the query's weight held, adjacency, topic, and thefuzz's partial ratio.

    ``typed`` is the query as it was understood (corrected words in place of misspelt ones). Equal scores come latest
    first, which is the order of the row numbers.
    """
    total = sum(g.idf**_IDF_POWER for g in groups) or 1.0
    query = _normal(typed)
    ranked = []
    for candidate in candidates:
        topic = _normal(candidate.topic)
        text = _normal(f"{candidate.topic} {candidate.question} {candidate.answer}")
        words, padded = set(text.split()), f" {' '.join(text.split())} "
        share, matched = 0.0, []
        adjacent, previous = 0.0, ""
        in_topic = f" {topic} "
        topic_share = 0.0
        for group in groups:
            weight, found = _held(group, words, padded)
            worth = group.idf**_IDF_POWER / total
            share += worth * weight
            if found:
                matched.append(found)
                if previous and f" {previous} {found} " in padded:
                    adjacent += worth
                if f" {found} " in in_topic:
                    topic_share += worth
            previous = found
        score = _SHARE * share + _ADJACENT * adjacent + _TOPIC * topic_share
        if query:
            score += _FUZZY * fuzz.partial_ratio(query, text)
        ranked.append(Ranked(candidate.row, score, tuple(dict.fromkeys(matched))))
    ranked.sort(key=lambda r: (-r.score, -r.row))
    return ranked
