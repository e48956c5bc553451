"""From exchanges and the member's edits to threads. Pure: the same exchanges and edits give the same threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.threads.groups import Centres
from tui.threads.passages import Passage, in_order
from tui.threads.rework import leave_items, take_in_small
from tui.threads.terms import Abbreviations
from tui.threads.tree import MERGE, Office


@dataclass(frozen=True, slots=True)
class Edits:
    """What the member has said of exchanges, by their stable keys: pairs of one thread, and pairs of two."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Threaded:
    """One thread: its exchanges, the earliest first."""

    office: str
    members: tuple[Passage, ...]


def relink(
    passages: Iterable[Passage], edits: Edits = Edits(), abbreviations: Abbreviations | None = None
) -> list[Threaded]:
    """Threads of all passages, office by office; nothing joins across offices but what the member joined.

    Every passage stands in just one thread. What the member put apart stays apart, whatever the texts say.
    """
    short = abbreviations or Abbreviations()
    by_office: dict[str, list[Passage]] = {}
    for passage in in_order(list(passages)):
        by_office.setdefault(passage.office, []).append(passage)
    threads = [t for block in by_office.values() for t in _link_office(block, edits, short)]
    return _across(threads, edits)


def add(
    former: Mapping[str, Sequence[Passage]],
    brought: Sequence[Passage],
    edits: Edits = Edits(),
    abbreviations: Abbreviations | None = None,
) -> dict[str, str | None]:
    """Where each new passage of one office goes: the key of a former thread, or of the new passage that starts one.

    ``former`` holds the office's threads by key and is left as it is. The result maps passage key → thread key, or
    → ``None`` for a passage that starts a thread; later ones that join it map to that passage's key.
    """
    there = [(key, p) for key, members in former.items() for p in members]
    passages = [p for _, p in there] + in_order(list(brought))
    place = {p.key: n for n, p in enumerate(passages)}
    office = Office(passages, abbreviations or Abbreviations(), _apart(edits, place))
    groups = office.groups
    begun: dict[str, int] = {}
    for n, (key, _) in enumerate(there):
        office.place(n, begun.get(key))
        begun.setdefault(key, groups.of(n))
    must = _partners(edits.together, place)
    new = range(len(there), len(passages))
    for n in new:
        other = _choose(office, n, must)
        office.place(n, None if other is None else groups.of(other))
    if begins := {groups.of(n) for n in new} - set(begun.values()):
        take_in_small(office, Centres({g: groups.centre(g) for g in groups.members}), begins)
    result: dict[str, str | None] = {}
    for n in new:
        first = groups.members[groups.of(n)][0]
        result[passages[n].key] = there[first][0] if first < len(there) else passages[first].key if first < n else None
    return result


def _link_office(passages: list[Passage], edits: Edits, abbreviations: Abbreviations) -> Iterator[Threaded]:
    place = {p.key: n for n, p in enumerate(passages)}
    office = Office(passages, abbreviations, _apart(edits, place))
    must = _partners(edits.together, place)
    for n in range(len(passages)):
        other = _choose(office, n, must)
        office.place(n, None if other is None else office.groups.of(other))
        for partner in must.get(n, ()):
            if office.groups.has(partner):
                office.groups.unite(office.groups.of(n), office.groups.of(partner))
    centres = office.groups.merge(MERGE)
    leave_items(office, centres, must)
    take_in_small(office, centres)
    for members in sorted(office.groups.members.values()):
        yield Threaded(passages[members[0]].office, tuple(passages[n] for n in members))


def _choose(office: Office, n: int, must: Mapping[int, Sequence[int]]) -> int | None:
    """The earlier exchange that the n-th joins: one that the member tied to it, or the nearest that it may join."""
    for partner in must.get(n, ()):
        if office.groups.has(partner):
            return partner
    for _, other in office.ranked(n):
        if office.groups.allows(n, office.groups.of(other)):
            return other
    return None


def _pairs(pairs: Iterable[tuple[str, str]], place: Mapping[str, int]) -> list[tuple[int, int]]:
    return [(place[one], place[two]) for one, two in pairs if one in place and two in place]


def _apart(edits: Edits, place: Mapping[str, int]) -> list[tuple[int, int]]:
    """What must never meet: the pairs that the member parted, with all that the member tied to either of the two."""
    tied: dict[str, set[str]] = {}
    for one, two in edits.together:
        both = tied.get(one, {one}) | tied.get(two, {two})
        tied.update(dict.fromkeys(both, both))
    out = []
    for one, two in edits.apart:
        left, right = tied.get(one, {one}), tied.get(two, {two})
        if left is not right:
            out += [(place[a], place[b]) for a in sorted(left) for b in sorted(right) if a in place and b in place]
    return out


def _partners(pairs: Iterable[tuple[str, str]], place: Mapping[str, int]) -> dict[int, list[int]]:
    """By exchange, all that the member tied to it, over any number of ties: they are one from the first on."""
    tied: dict[int, set[int]] = {}
    for one, two in _pairs(pairs, place):
        both = tied.get(one, {one}) | tied.get(two, {two})
        tied.update(dict.fromkeys(both, both))
    return {n: sorted(together - {n}) for n, together in tied.items()}


def _across(threads: list[Threaded], edits: Edits) -> list[Threaded]:
    """Threads that the member joined although they stand under two offices."""
    of = {p.key: n for n, thread in enumerate(threads) for p in thread.members}
    into = list(range(len(threads)))
    for one, two in edits.together:
        if one in of and two in of:
            stay, go = sorted((into[of[one]], into[of[two]]))
            into = [stay if x == go else x for x in into]
    if into == list(range(len(threads))):
        return threads
    merged: dict[int, list[Passage]] = {}
    for n, thread in enumerate(threads):
        merged.setdefault(into[n], []).extend(thread.members)
    return [Threaded(threads[n].office, tuple(in_order(members))) for n, members in merged.items()]
