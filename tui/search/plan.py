"""From the words typed to groups of alternatives: the word, its other forms, corrections, completions, abbreviations.

The design and its costs are those measured for this program over sixteen others; the notes beside each rule say what
it buys. Every term is quoted, so nothing typed can be syntax.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tui.search.query import Query
from tui.search.vocabulary import Vocabulary
from tui.search.words import STOP_WORDS, quote

Change = Literal["corrected", "expanded", "split", "joined"]

WIDEST_PREFIX = 3_000
"""Passages under all completions of a prefix up to which the index may enumerate it; beyond, the commonest words do."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a group may stand in a passage: a word, or several words as a phrase."""

    words: str
    weight: float
    count: int
    prefix: bool = False

    @property
    def match(self) -> str:
        """The alternative as an FTS5 expression."""
        return quote(self.words) + (" *" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Group:
    """What stands for one word (or one spelt-out abbreviation) of the query, best alternative first."""

    typed: str
    alternatives: tuple[Alternative, ...]
    idf: float
    count: int
    """Passages that hold any alternative, at the most."""

    @property
    def match(self) -> str:
        return "(" + " OR ".join(a.match for a in self.alternatives) + ")"


@dataclass(frozen=True, slots=True)
class Plan:
    """Groups in the order typed, and what was made of the words: (what, from, to)."""

    groups: tuple[Group, ...] = ()
    changes: tuple[tuple[Change, str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    """Words that neither stand in the documents nor are like one that does."""


@dataclass(slots=True)
class _Planner:
    vocabulary: Vocabulary
    exact: bool
    groups: list[Group] = field(default_factory=list)
    changes: list[tuple[Change, str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def add(self, typed: str, alternatives: list[Alternative]) -> None:
        count = min(sum(a.count for a in alternatives), self.vocabulary.passages)
        if count:
            alternatives.sort(key=lambda a: -a.weight)
            self.groups.append(Group(typed, tuple(alternatives), self.vocabulary.weight(count), count))

    def phrase_count(self, words: str) -> int:
        """The most passages that can hold the phrase: those of its rarest word."""
        return min((self.vocabulary.count(w) for w in words.split()), default=0)

    def word(self, word: str, *, partial: bool) -> None:
        """One group for one word."""
        vocabulary = self.vocabulary
        count = vocabulary.count(word)
        alternatives = [Alternative(word, 1.0, count)] if count else []
        if partial:
            self._complete(word, alternatives)
        if not self.exact:
            for form in vocabulary.inflections(word):
                alternatives.append(Alternative(form, 0.9, vocabulary.count(form)))
            for long in vocabulary.long_forms.get(word, ()):
                if phrase := self.phrase_count(long):
                    alternatives.append(Alternative(long, 0.95, phrase))
                    self.changes.append(("expanded", word, long))
            if vocabulary.is_rare(count) and not (partial and alternatives):
                self._correct(word, alternatives)
        if alternatives:
            self.add(word, alternatives)
        else:
            self.unknown.append(word)

    def _complete(self, word: str, alternatives: list[Alternative]) -> None:
        completions, total = self.vocabulary.completions(word)
        if not completions:
            return
        if len(word) > 2 and total < WIDEST_PREFIX:
            alternatives.append(Alternative(word, 0.85, total, prefix=True))
        else:
            alternatives += [Alternative(term, 0.85, count) for term, count in completions if term != word]

    def _correct(self, word: str, alternatives: list[Alternative]) -> None:
        vocabulary = self.vocabulary
        known = bool(alternatives)
        corrections = vocabulary.corrections(word)
        best = corrections[0][1] if corrections else 0
        if not known and best < 90 and (pair := vocabulary.splits(word)):
            phrase = " ".join(pair)
            alternatives.append(Alternative(phrase, 0.9, self.phrase_count(phrase)))
            self.changes.append(("split", word, phrase))
        for term, similarity in corrections:
            if similarity < best - 12:
                continue
            alternatives.append(Alternative(term, 0.85 * similarity / 100, vocabulary.count(term)))
            for form in vocabulary.inflections(term)[:3]:
                alternatives.append(Alternative(form, 0.8 * similarity / 100, vocabulary.count(form)))
        if corrections and not known:
            self.changes.append(("corrected", word, corrections[0][0]))

    def best_form(self, word: str) -> str:
        """The word as the documents most likely spell it, for finding spelt-out abbreviations."""
        if self.exact or self.vocabulary.count(word):
            return word
        corrections = self.vocabulary.corrections(word)
        return corrections[0][0] if corrections else word

    def spelt_out(self, words: list[str]) -> tuple[int, list[str]] | None:
        """How many of the leading words spell out an abbreviation, and its short forms."""
        for length in range(min(self.vocabulary.longest_form, len(words)), 1, -1):
            form = words[:length]
            for last in (form[-1], form[-1].removesuffix("s"), form[-1] + "s"):
                shorts = self.vocabulary.short_forms.get((*form[:-1], last))
                if shorts:
                    return length, shorts
        return None

    def abbreviation(self, words: list[str], shorts: list[str]) -> None:
        """One group for a spelt-out abbreviation: the phrase or its short form."""
        phrase = " ".join(words)
        alternatives = [Alternative(phrase, 1.0, self.phrase_count(phrase))] if self.phrase_count(phrase) else []
        for short in shorts:
            for form in (short, short + "s"):
                if count := self.vocabulary.count(form):
                    alternatives.append(Alternative(form, 0.98, count))
        for long in {long for short in shorts for long in self.vocabulary.long_forms[short]} - {phrase}:
            if count := self.phrase_count(long):
                alternatives.append(Alternative(long, 0.95, count))
        if alternatives:
            self.add(phrase, alternatives)
            self.changes.append(("expanded", phrase, shorts[0]))


def plan(query: Query, vocabulary: Vocabulary, *, exact: bool = False) -> Plan:
    """Groups of alternatives for the words of a query. ``exact`` searches just as typed, last word completed."""
    planner = _Planner(vocabulary, exact)
    words = list(query.words)
    forms = [planner.best_form(w) for w in words] if vocabulary.longest_form and not exact and len(words) > 1 else words
    telling = any(w not in STOP_WORDS for w in words)
    at = 0
    while at < len(words):
        spelt = planner.spelt_out(forms[at:]) if not exact else None
        if spelt:
            planner.abbreviation(forms[at : at + spelt[0]], spelt[1])
            at += spelt[0]
            continue
        word, last = words[at], at == len(words) - 1
        joined = word + words[at + 1] if not last else ""
        if not exact and joined and not vocabulary.count(word) and vocabulary.count(joined):
            planner.add(joined, [Alternative(joined, 0.95, vocabulary.count(joined))])
            planner.changes.append(("joined", f"{word} {words[at + 1]}", joined))
            at += 2
            continue
        if word not in STOP_WORDS or not telling or (last and query.partial and len(words) == 1):
            planner.word(word, partial=last and query.partial)
        at += 1
    return Plan(tuple(planner.groups), tuple(dict.fromkeys(planner.changes)), tuple(planner.unknown))
