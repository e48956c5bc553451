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
_COMPARED, _USUAL = 36, 45.0
"""Passages whose words are compared with the query in order, best first, and what the others are taken to give."""


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


def _padded(text: str) -> str:
    """The folded words of a text with one space before, between and after them."""
    text = f" {full_process(bare(text))} "
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _held(group: Group, padded: str) -> tuple[float, str, int]:
    """The weight of the best alternative in the passage, its words there and where; (0, "", -1) for none.

    Looking for a run of letters in 700 of them is quicker than making a set of the words first.
    """
    for alternative in group.alternatives:
        if alternative.prefix:
            at = padded.find(f" {alternative.words}")
            if at >= 0:
                return alternative.weight, padded[at + 1 : padded.index(" ", at + 1)], at
        else:
            at = padded.find(f" {alternative.words} ")
            if at >= 0:
                return alternative.weight, alternative.words, at
    return 0.0, "", -1


def rank(candidates: Sequence[Candidate], groups: Sequence[Group], typed: str) -> list[Ranked]:
    """Candidates best first: share of the query's weight held, adjacency, topic, and thefuzz's partial ratio.

    ``typed`` is the query as it was understood (corrected words in place of misspelt ones). Equal scores come latest
    first, which is the order of the row numbers.
    """
    total = sum(g.idf**_IDF_POWER for g in groups) or 1.0
    weighed = [(group, group.idf**_IDF_POWER / total) for group in groups]
    query = _padded(typed).strip()
    texts = [_padded(f"{each.topic} {each.question} {each.answer}") for each in candidates]
    scored = [(*_score(each, text, weighed), at) for at, (each, text) in enumerate(zip(candidates, texts, strict=True))]
    scored.sort(key=lambda s: s[0], reverse=True)
    ranked = []
    for place, (score, matched, at) in enumerate(scored):
        like = fuzz.partial_ratio(query, texts[at]) if query and place < _COMPARED else _USUAL
        ranked.append(Ranked(candidates[at].row, score + _FUZZY * like, matched))
    ranked.sort(key=lambda r: (-r.score, -r.row))
    return ranked


def _score(candidate: Candidate, padded: str, weighed: Sequence[tuple[Group, float]]) -> tuple[float, tuple[str, ...]]:
    """What a passage is worth for the words it holds, and which those are."""
    score, previous, beside = 0.0, "", ""
    matched: dict[str, None] = {}
    in_topic = len(candidate.topic)
    for group, worth in weighed:
        weight, found, at = _held(group, padded)
        if found:
            matched[found] = None
            score += worth * weight * _SHARE
            if previous and f" {previous} {found} " in padded:
                score += worth * _ADJACENT
            if at < in_topic:
                score += worth * _TOPIC
        else:
            beside = beside or _padded(candidate.context)
            weight, other, _ = _held(group, beside)
            if other:
                matched[other] = None
                score += worth * weight * _BESIDE * _SHARE
        previous = found
    return score, tuple(matched)
