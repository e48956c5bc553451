"""From exchanges and the member's edits to threads. Pure: the same exchanges and edits give the same threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.threads.passages import Passage, in_order
from tui.threads.terms import Abbreviations
from tui.threads.tree import MERGE, Office


@dataclass(frozen=True, slots=True)
class Edits:
    """What the member has said of exchanges, by their stable keys: pairs of one thread, and pairs of two."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Threaded:
    """One thread: its exchanges, the earliest first, and for each but the first the earlier one that it joined."""

    office: str
    members: tuple[Passage, ...]
    parents: tuple[str | None, ...]


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
    office = Office(passages, abbreviations or Abbreviations(), _pairs(edits.apart, place))
    begun: dict[str, int] = {}
    for n, (key, _) in enumerate(there):
        office.place(n, begun.get(key))
        begun.setdefault(key, office.groups.of(n))
    must = _partners(edits.together, place)
    result: dict[str, str | None] = {}
    for n in range(len(there), len(passages)):
        other = _choose(office, n, must)
        office.place(n, None if other is None else office.groups.of(other))
        if other is None:
            result[passages[n].key] = None
        else:
            result[passages[n].key] = (
                there[other][0] if other < len(there) else (result[passages[other].key] or passages[other].key)
            )
    return result


def _link_office(passages: list[Passage], edits: Edits, abbreviations: Abbreviations) -> Iterator[Threaded]:
    place = {p.key: n for n, p in enumerate(passages)}
    office = Office(passages, abbreviations, _pairs(edits.apart, place))
    must = _partners(edits.together, place)
    parents: dict[int, int] = {}
    for n in range(len(passages)):
        other = _choose(office, n, must)
        office.place(n, None if other is None else office.groups.of(other))
        if other is not None:
            parents[n] = other
        for partner in must.get(n, ()):
            if office.groups.has(partner):
                office.groups.unite(office.groups.of(n), office.groups.of(partner))
    office.groups.merge(MERGE)
    for members in office.groups.members.values():
        yield Threaded(
            passages[members[0]].office,
            tuple(passages[n] for n in members),
            tuple(passages[parents[n]].key if n in parents else None for n in members),
        )


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


def _partners(pairs: Iterable[tuple[str, str]], place: Mapping[str, int]) -> dict[int, list[int]]:
    out: dict[int, list[int]] = {}
    for one, two in _pairs(pairs, place):
        out.setdefault(one, []).append(two)
        out.setdefault(two, []).append(one)
    return out


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
    merged: dict[int, list[tuple[Passage, str | None]]] = {}
    for n, thread in enumerate(threads):
        merged.setdefault(into[n], []).extend(zip(thread.members, thread.parents, strict=True))
    out = []
    for n, members in merged.items():
        order = {p.key: i for i, p in enumerate(in_order([p for p, _ in members]))}
        members.sort(key=lambda one: order[one[0].key])
        out.append(Threaded(threads[n].office, tuple(p for p, _ in members), tuple(k for _, k in members)))
    return out
