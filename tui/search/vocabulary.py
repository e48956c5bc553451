"""Every word of the documents with the number of passages that hold it: what queries are planned and corrected with."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nlargest

from thefuzz import fuzz, process

from tui.search.words import STOP_WORDS

_ENDINGS = ("s", "es", "ed", "ing", "ment", "ments", "er", "d", "ly")
_CLOSE, _CLOSE_OTHER_LETTER, _CLOSE_HALF = 70, 78, 80
_HALVES = 5
"""Ways of parting a word of which one half is known that are tried with the other half corrected."""
_SHORTEST_CORRECTED = 4
_STOP_ROOM = 12
_SURELY = 90
"""Similarity below which words with another first letter are looked at too."""


class Vocabulary:
    """Sorted terms with their document counts, and the abbreviations learnt from the documents.

    ``terms`` are sorted, ``counts`` the passages that hold each; ``abbreviations`` map a folded short form to its
    folded long forms.
    Lookups are by bisection: 200,000 terms take some 15 MB and no index beside the list.
    """

    def __init__(
        self,
        terms: list[str],
        counts: Sequence[int],
        passages: int,
        abbreviations: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.terms, self.counts, self.passages = terms, counts, passages
        self.long_forms = {short: tuple(longs) for short, longs in (abbreviations or {}).items()}
        self.short_forms: dict[tuple[str, ...], list[str]] = {}
        for short, longs in self.long_forms.items():
            for long in longs:
                self.short_forms.setdefault(tuple(w for w in long.split() if w not in STOP_WORDS), []).append(short)
        self.longest_form = max((len(form) for form in self.short_forms), default=0)
        self._buckets: dict[str, dict[int, list[str]]] = {}
        self.corrections = lru_cache(maxsize=4096)(self._corrections)
        self.completions = lru_cache(maxsize=1024)(self._completions)
        self.inflections = lru_cache(maxsize=4096)(self._inflections)
        self.splits = lru_cache(maxsize=1024)(self._splits)

    def count(self, term: str) -> int:
        """Passages that hold the term; 0 where it is unknown."""
        at = bisect_left(self.terms, term)
        return self.counts[at] if at < len(self.terms) and self.terms[at] == term else 0

    def weight(self, count: int) -> float:
        """Inverse document frequency: how much a word held by ``count`` passages tells them apart."""
        return math.log(1 + self.passages / (count + 0.5))

    def is_rare(self, count: int) -> bool:
        """Whether a known word is so rare that it may itself be a slip of the pen (scanned minutes have many)."""
        return count < max(3, self.passages / 20_000)

    def _completions(self, prefix: str, limit: int = 10) -> tuple[tuple[tuple[str, int], ...], int]:
        """The commonest terms that begin with ``prefix``, and the sum of the counts of all such terms."""
        low, high = bisect_left(self.terms, prefix), bisect_left(self.terms, prefix + "\U0010ffff")
        counts = self.counts[low:high]
        best = nlargest(limit + _STOP_ROOM, range(len(counts)), key=counts.__getitem__)
        found = [(self.terms[low + i], counts[i]) for i in best]
        telling = [pair for pair in found if pair[0] not in STOP_WORDS] or found
        return tuple(telling[:limit]), sum(counts)

    def _inflections(self, word: str) -> tuple[str, ...]:
        """Other forms of the word that the documents hold: plural, past, -ing and the like."""
        stems = {word}
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                stems.add(word[: -len(ending)])
                stems.add(word[: -len(ending)] + "e")
        if word.endswith("ies") and len(word) > 5:
            stems.add(word[:-3] + "y")
        forms: set[str] = set()
        for stem in stems:
            forms.add(stem)
            forms.update(stem + ending for ending in _ENDINGS)
            if stem.endswith("e"):
                forms.update((stem[:-1] + "ing", stem[:-1] + "ed"))
            if stem.endswith("y"):
                forms.update((stem[:-1] + "ies", stem[:-1] + "ied"))
        forms.discard(word)
        return tuple(form for form in sorted(forms) if len(form) > 2 and self.count(form))

    def _splits(self, word: str) -> tuple[str, str] | None:
        """The two words that were run together into this one: both known, or one known and one nearly."""
        best: tuple[int, tuple[str, str]] | None = None
        half: list[tuple[int, str, str]] = []
        for at in range(3, len(word) - 2):
            left, right = word[:at], word[at:]
            few, many = sorted((self.count(left), self.count(right)))
            if (few > 2 or (few and at >= 4 <= len(word) - at)) and (best is None or few > best[0]):
                best = (few, (left, right))
            if many > 2:
                half.append((many, left, right))
        if best:
            return best[1]
        # The longer the known half, the less likely it is to be there by chance.
        half.sort(key=lambda h: (len(h[1] if self.count(h[1]) else h[2]), h[0]), reverse=True)
        found: tuple[int, tuple[str, str]] | None = None
        for _, left, right in half[:_HALVES]:
            known, other = (left, right) if self.count(left) else (right, left)
            like = self.corrections(other)
            if (
                like
                and len(known) > 3 < len(other)
                and like[0][1] >= _CLOSE_HALF
                and (not found or like[0][1] > found[0])
            ):
                found = (like[0][1], (left, like[0][0]) if known is left else (like[0][0], right))
        return found[1] if found else None

    def _corrections(self, word: str) -> tuple[tuple[str, int], ...]:
        """Known words like ``word``, best first, each with its similarity (0 to 100).

        Similarity counts for most, but a frequent neighbour wins over a rare one that is a little closer: slips that
        scanning made are in the vocabulary too.
        """
        if len(word) < _SHORTEST_CORRECTED or any(c.isdigit() for c in word):
            return ()
        if not self._buckets:
            self._fill_buckets()
        reach = 2 if len(word) > 5 else 1
        found = self._close(word, self._buckets.get(word[0], {}), reach, _CLOSE)
        if not found or found[0][1] < _SURELY:
            for letter, bucket in self._buckets.items():
                if letter != word[0]:
                    found += self._close(word, bucket, 1, _CLOSE_OTHER_LETTER)
        ranked = sorted(found, key=lambda f: f[1] + 2.5 * math.log10(self.count(f[0])), reverse=True)
        return tuple(ranked[:6])

    def _close(self, word: str, bucket: dict[int, list[str]], reach: int, cutoff: int) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for length in range(len(word) - reach, len(word) + reach + 1):
            choices = bucket.get(length)
            if choices:
                found += process.extractBests(
                    word, choices, processor=None, scorer=fuzz.ratio, score_cutoff=cutoff, limit=6
                )
        return sorted((f for f in found if f[0] != word), key=lambda f: -f[1])

    def _fill_buckets(self) -> None:
        for term in self.terms:
            if len(term) >= 3 and term.isalpha():
                self._buckets.setdefault(term[0], {}).setdefault(len(term), []).append(term)
