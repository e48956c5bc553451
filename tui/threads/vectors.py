"""Tf-idf vectors of the exchanges of one office, and the inverted index over their heaviest words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from math import log, sqrt
from operator import itemgetter

RARITY = 0.5
"""Power of idf. Under 1, since within one office the very words of its great matters are common."""
HEAVIEST = 6
"""Words of an exchange under which it is found again."""
CANDIDATES = 12
LATEST = 500
"""Exchanges that are looked through under one word, the latest: an office may have a word in thousands."""


class _Damped(dict[float, float]):
    """A weight as it counts: the second mention of a word says less than the first."""

    def __missing__(self, weight: float) -> float:
        value = self[weight] = 1 + log(weight) if weight > 1 else weight
        return value


class _Rarity(dict[int, float]):
    """How much a word counts that is found in so many exchanges."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __missing__(self, found: int) -> float:
        value: float = log((self._count + 1) / found) ** RARITY
        self[found] = value
        return value


_DAMPED = _Damped()


class Block:
    """The vectors of one office's exchanges, in order; more can be added without touching those that are there."""

    def __init__(self, words: Sequence[Mapping[str, float]], count: int | None = None) -> None:
        """``count``: how many there are in all, where only some are given."""
        self.count = count or len(words)
        self.df: Counter[str] = Counter()
        self._rarity = _Rarity(self.count)
        for one in words:
            self.df.update(one.keys())
        self.vectors: list[dict[str, float]] = [self.vector(one) for one in words]
        self._index: dict[str, list[int]] = {}

    def vector(self, words: Mapping[str, float]) -> dict[str, float]:
        """A text's words as a vector of unit length, by how rare each is in this office."""
        rarity, df, damped = self._rarity, self.df, _DAMPED
        raw = {k: damped[w] * rarity[df.get(k, 1)] for k, w in words.items()}
        length = sqrt(sum([x * x for x in raw.values()])) or 1.0
        return {k: x / length for k, x in raw.items()}

    def heaviest(self, vector: Mapping[str, float]) -> list[str]:
        """The words that count most in a vector."""
        return [k for k, _ in nlargest(HEAVIEST, vector.items(), key=itemgetter(1))]

    def index(self, n: int) -> None:
        """Let the n-th exchange be found."""
        for word in self.heaviest(self.vectors[n]):
            self._index.setdefault(word, []).append(n)

    def candidates(self, vector: Mapping[str, float], extra: Iterable[int] = ()) -> list[int]:
        """At most ``CANDIDATES`` indexed exchanges that share heavy words, the likeliest first, and ``extra``."""
        found: Counter[int] = Counter()
        for word in self.heaviest(vector):
            weight = vector[word]
            for n in self._index.get(word, [])[-LATEST:]:
                found[n] += weight * self.vectors[n][word]  # type: ignore[assignment]
        best = [n for n, _ in found.most_common(CANDIDATES)]
        return list(dict.fromkeys([*best, *extra]))
