"""Threads while they are made: who is with whom, what a thread as a whole is about, and what may not be joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

Vector = Mapping[str, float]
HEAVIEST = 10


class Groups:
    """Disjoint groups of exchanges, by number, with the sum of their vectors and the pairs that must stay apart."""

    def __init__(self, vectors: Sequence[Vector], apart: Iterable[tuple[int, int]] = ()) -> None:
        self._vectors = vectors
        self._group: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        self._sum: dict[int, dict[str, float]] = {}
        self._apart: dict[int, set[int]] = {}
        for one, two in apart:
            self._apart.setdefault(one, set()).add(two)
            self._apart.setdefault(two, set()).add(one)

    def has(self, n: int) -> bool:
        """Whether the exchange has its place."""
        return n in self._group

    def of(self, n: int) -> int:
        """The group of an exchange."""
        return self._group[n]

    def start(self, n: int) -> None:
        """A group of its own."""
        self._group[n] = n
        self.members[n] = [n]
        self._sum[n] = dict(self._vectors[n])

    def may_meet(self, one: int, two: int) -> bool:
        """Whether two groups may become one."""
        if not self._apart:
            return True
        small, large = sorted((self.members[one], self.members[two]), key=len)
        others = set(large)
        return not any(self._apart.get(n, set()) & others for n in small)

    def allows(self, n: int, group: int) -> bool:
        """Whether an exchange that has no place yet may join a group."""
        return not self._apart or self._apart.get(n, set()).isdisjoint(self.members[group])

    def unite(self, one: int, two: int) -> int:
        """Make one group of two; gives the one that stays, which is the one that began first."""
        if one == two:
            return one
        stay, go = min(one, two), max(one, two)
        self.members[stay] = sorted(self.members[stay] + self.members.pop(go))
        into = self._sum[stay]
        for word, weight in self._sum.pop(go).items():
            into[word] = into.get(word, 0.0) + weight
        for n in self.members[stay]:
            self._group[n] = stay
        return stay

    def mean(self, n: int, vector: Vector) -> float:
        """Mean likeness of a vector to the exchanges of the n-th one's group."""
        group = self._group[n]
        total = self._sum[group]
        return sum(x * total[k] for k, x in vector.items() if k in total) / len(self.members[group])

    def centre(self, group: int) -> dict[str, float]:
        """What a group as a whole is about: the sum of its vectors at unit length."""
        total = self._sum[group]
        length = sqrt(sum(x * x for x in total.values())) or 1.0
        return {k: x / length for k, x in total.items()}

    def merge(self, least: float) -> None:
        """Join groups whose centres are at least this alike, the most alike first, until none are left."""
        centres = {g: self.centre(g) for g in self.members}
        index: dict[str, set[int]] = {}
        for group, centre in centres.items():
            for word in _heaviest(centre):
                index.setdefault(word, set()).add(group)
        queue = {g: self._nearest(g, centres, index) for g in centres}
        while True:
            score, one = max(((s, g) for g, (s, _) in queue.items()), default=(0.0, -1))
            if score < least:
                return
            two = queue[one][1]
            stay = self.unite(one, two)
            gone = two if stay == one else one
            centres.pop(gone)
            queue.pop(gone)
            for groups in index.values():
                groups.discard(gone)
            centres[stay] = self.centre(stay)
            for word in _heaviest(centres[stay]):
                index.setdefault(word, set()).add(stay)
            touched = [g for g, (_, other) in queue.items() if other in (gone, stay)]
            for g in {*touched, stay}:
                queue[g] = self._nearest(g, centres, index)

    def _nearest(self, group: int, centres: Mapping[int, Vector], index: Mapping[str, set[int]]) -> tuple[float, int]:
        centre = centres[group]
        found: Counter[int] = Counter()
        for word in _heaviest(centre):
            for other in index.get(word, ()):
                if other != group:
                    found[other] += 1
        best = (0.0, -1)
        for other, _ in found.most_common(24):
            if self.may_meet(group, other):
                theirs = centres[other]
                score = sum(x * theirs[k] for k, x in centre.items() if k in theirs)
                best = max(best, (score, other))
        return best


def _heaviest(vector: Vector) -> list[str]:
    return sorted(vector, key=lambda k: (-vector[k], k))[:HEAVIEST]
