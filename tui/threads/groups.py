"""Threads while they are made: who is with whom, what a thread as a whole is about, and what may not be joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush, nlargest
from itertools import islice
from math import sqrt
from operator import itemgetter

Vector = Mapping[str, float]
HEAVIEST = 8
"""Words of a group under which it is found again."""
KEPT = 48
"""Words of a group that count in likeness."""
TRIED = 8
"""Groups that are looked at closely."""


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

    def move(self, n: int, group: int) -> None:
        """Take an exchange out of its group, which it did not begin, into another one."""
        former = self._group[n]
        self.members[former].remove(n)
        out, into = self._sum[former], self._sum[group]
        for word, weight in self._vectors[n].items():
            out[word] -= weight
            into[word] = into.get(word, 0.0) + weight
        self.members[group] = sorted([*self.members[group], n])
        self._group[n] = group

    def mean(self, group: int, vector: Vector) -> float:
        """Mean likeness of a vector to the exchanges of a group."""
        total = self._sum[group]
        return sum([x * total[k] for k, x in vector.items() if k in total]) / len(self.members[group])

    def centre(self, group: int) -> dict[str, float]:
        """What a group as a whole is about: its heaviest words, the heaviest first, of a sum at unit length."""
        total = self._sum[group]
        length = sqrt(sum(x * x for x in total.values())) or 1.0
        best = nlargest(KEPT, total.items(), key=itemgetter(1))
        return {k: x / length for k, x in best}

    def merge(self, least: float) -> Centres:
        """Join groups whose centres are at least this alike, the most alike first, until none are left.

        Gives the centres of those that there are then.
        """
        centres = Centres({g: self.centre(g) for g in self.members})
        queue = [one for g in self.members for one in self._nearest(g, centres, least)]
        heapify(queue)
        while queue:
            _, one, two, ages = heappop(queue)
            if ages != centres.ages(one, two):
                queue_again = one if one in self.members else None
            else:
                stay = self.unite(one, two)
                centres.drop(two if stay == one else one)
                centres.put(stay, self.centre(stay))
                queue_again = stay
            if queue_again is not None:
                for found in self._nearest(queue_again, centres, least):
                    heappush(queue, found)
        return centres

    def _nearest(self, group: int, centres: Centres, least: float) -> list[tuple[float, int, int, tuple[int, int]]]:
        """The group most like this one that it may join, as an entry of the queue; empty where none is like enough."""
        best = max(((s, -g) for s, g in centres.like(group) if self.may_meet(group, g)), default=(0.0, 0))
        if best[0] < least:
            return []
        return [(-best[0], group, -best[1], centres.ages(group, -best[1]))]


class Centres:
    """The centres of groups, found again by their heaviest words."""

    def __init__(self, centres: Mapping[int, dict[str, float]]) -> None:
        self._centres: dict[int, dict[str, float]] = {}
        self._index: dict[str, dict[int, float]] = {}
        self._age: dict[int, int] = {}
        for group, centre in centres.items():
            self.put(group, centre)

    def put(self, group: int, centre: dict[str, float]) -> None:
        """Set the centre of a new or grown group."""
        self.drop(group)
        self._centres[group] = centre
        self._age[group] = self._age.get(group, 0) + 1
        for word in islice(centre, HEAVIEST):
            self._index.setdefault(word, {})[group] = centre[word]

    def drop(self, group: int) -> None:
        """Forget a group."""
        for word in islice(self._centres.pop(group, {}), HEAVIEST):
            self._index[word].pop(group, None)

    def ages(self, one: int, two: int) -> tuple[int, int]:
        """Which states of two groups these are; a group that is gone has age 0."""
        return tuple(self._age[g] if g in self._centres else 0 for g in (one, two))  # type: ignore[return-value]

    def like(self, group: int, tried: int = TRIED) -> list[tuple[float, int]]:
        """At most ``tried`` groups with the same heavy words, each with its likeness."""
        centre = self._centres[group]
        found: dict[int, float] = {}
        for word in islice(centre, HEAVIEST):
            weight = centre[word]
            for other, theirs in self._index[word].items():
                found[other] = found.get(other, 0.0) + weight * theirs
        found.pop(group, None)
        near = nlargest(tried, found.items(), key=itemgetter(1))
        return [(self.likeness(group, other), other) for other, _ in near]

    def likeness(self, one: int, other: int) -> float:
        """Cosine of the centres of two groups."""
        left, right = self._centres[one], self._centres[other]
        return sum([x * right[k] for k, x in left.items() if k in right])
