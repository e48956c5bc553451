"""From the words typed to groups of alternatives: the word, its other forms, corrections, completions, abbreviations.

The design and its costs are those measured for this program over sixteen others; the notes beside each rule say what
it buys. Every term is quoted, so nothing typed can be syntax.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from thefuzz import fuzz

from tui.search.query import Query
from tui.search.vocabulary import Vocabulary
from tui.search.words import STOP_WORDS, quote

Change = Literal["corrected", "expanded", "split", "joined"]

_SURE = 88
"""Similarity from which an unknown word is a slip of one known word, and not two run together."""
_NEARLY = 80
_MOST = 10
"""Alternatives of one word, best first."""
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

    match: str
    """All alternatives as an FTS5 expression."""


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
        best: dict[tuple[str, bool], Alternative] = {}
        for one in sorted(alternatives, key=lambda a: -a.weight):
            best.setdefault((one.words, one.prefix), one)
        kept = tuple(best.values())[:_MOST]
        begun = tuple(a.words for a in kept if a.prefix)
        # What a prefix covers need not be looked up, nor counted, twice.
        sought = [a for a in kept if a.prefix or not (begun and a.words.startswith(begun))]
        count = min(sum(a.count for a in sought), self.vocabulary.passages)
        if count:
            match = f"({' OR '.join(a.match for a in sought)})"
            self.groups.append(Group(typed, kept, self.vocabulary.weight(count), count, match))

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
            self._expand(word, alternatives)
            if not alternatives and self._split(word):
                return
            if vocabulary.is_rare(count) and not (partial and alternatives):
                self._correct(word, alternatives)
        if alternatives:
            self.add(word, alternatives)
        else:
            self.unknown.append(word)

    def _expand(self, word: str, alternatives: list[Alternative]) -> None:
        """What an abbreviation, or its plural, stands for, in one and in several."""
        longs = self.vocabulary.long_forms.get(word) or self.vocabulary.long_forms.get(word.removesuffix("s"), ())
        for long in longs:
            held = [Alternative(form, 0.95, count) for form in (long, f"{long}s") if (count := self.phrase_count(form))]
            if held:
                alternatives += held
                self.changes.append(("expanded", word, long))

    def _split(self, word: str) -> bool:
        """Words that were run together become a group each, since in a passage they need not stand side by side."""
        corrections = self.vocabulary.corrections(word)
        if corrections and corrections[0][1] >= _SURE:
            return False
        pair = self.vocabulary.splits(word)
        if pair is None:
            return False
        self.changes.append(("split", word, " ".join(pair)))
        for part in pair:
            self.word(part, partial=False)
        return True

    def _complete(self, word: str, alternatives: list[Alternative]) -> None:
        completions, total = self.vocabulary.completions(word)
        if not completions:
            if not self.exact:
                self._complete_nearly(word, alternatives)
            return
        if len(word) > 2 and total < WIDEST_PREFIX:
            alternatives.append(Alternative(word, 0.85, total, prefix=True))
        else:
            alternatives += [Alternative(term, 0.85, count) for term, count in completions if term != word]

    def _complete_nearly(self, word: str, alternatives: list[Alternative]) -> None:
        """A slip in a word half typed: commonest words that go on from what was right, if they begin nearly so."""
        found: dict[str, Alternative] = {}
        for length in range(len(word) - 1, max(2, len(word) - 4), -1):
            for term, count in self.vocabulary.completions(word[:length])[0]:
                similarity = max(fuzz.ratio(word, term[: len(word)]), fuzz.ratio(word, term))
                if similarity >= _NEARLY:
                    found[term] = Alternative(term, 0.8 * similarity / 100, count)
        if found:
            alternatives += found.values()
            self.changes.append(("corrected", word, max(found.values(), key=lambda a: a.weight).words))

    def _correct(self, word: str, alternatives: list[Alternative]) -> None:
        vocabulary = self.vocabulary
        known = bool(alternatives)
        corrections = vocabulary.corrections(word)
        best = corrections[0][1] if corrections else 0
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
        """How many of the leading words spell out an abbreviation, small words aside, and its short forms."""
        telling = [at for at, word in enumerate(words) if word not in STOP_WORDS]
        if not telling or telling[0] != 0:
            return None
        for length in range(min(self.vocabulary.longest_form, len(telling)), 1, -1):
            form = [words[at] for at in telling[:length]]
            for last in (form[-1], form[-1].removesuffix("s"), form[-1] + "s"):
                shorts = self.vocabulary.short_forms.get((*form[:-1], last))
                if shorts:
                    return telling[length - 1] + 1, shorts
        return None

    def abbreviation(self, words: list[str], shorts: list[str]) -> bool:
        """One group for a spelt-out abbreviation: as typed, as the documents spell it out, or its short form."""
        phrases = dict.fromkeys([" ".join(words), *(long for s in shorts for long in self.vocabulary.long_forms[s])])
        forms = [form for phrase in phrases for form in (phrase, f"{phrase}s")]
        alternatives = [Alternative(form, 1.0, count) for form in forms if (count := self.phrase_count(form))]
        for short in shorts:
            for form in (short, short + "s"):
                if count := self.vocabulary.count(form):
                    alternatives.append(Alternative(form, 0.98, count))
        if alternatives:
            self.add(" ".join(words), alternatives)
            self.changes.append(("expanded", " ".join(words), shorts[0]))
        return bool(alternatives)


def _forms(planner: _Planner, query: Query) -> list[str]:
    """The words as spelt most likely; a word still being typed as it is."""
    words = list(query.words)
    if planner.exact or not planner.vocabulary.longest_form or len(words) < 2:
        return words
    whole = len(words) - 1 if query.partial else len(words)
    return [planner.best_form(word) for word in words[:whole]] + words[whole:]


def plan(query: Query, vocabulary: Vocabulary, *, exact: bool = False) -> Plan:
    """Groups of alternatives for the words of a query. ``exact`` searches just as typed, last word completed."""
    planner = _Planner(vocabulary, exact)
    words = list(query.words)
    forms = _forms(planner, query)
    telling = any(w not in STOP_WORDS for w in words)
    at = 0
    while at < len(words):
        spelt = planner.spelt_out(forms[at:]) if not exact else None
        if spelt and planner.abbreviation(forms[at : at + spelt[0]], spelt[1]):
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
