"""After threads of one office are joined: what fits better elsewhere goes there, and a small one that fits just one.

Both were measured on the labelled sets in ``tests/gold``, which ``tests/test_threads_gold.py`` holds.
"""

from __future__ import annotations

from collections.abc import Collection
from math import sqrt

from tui.threads.groups import Centres, Groups
from tui.threads.terms import keys_of, matter_of
from tui.threads.tree import Office

ELSEWHERE = 0.25
"""Least likeness to another thread at which an exchange leaves that of its item."""
BETTER = 0.05
"""By how much the other thread has to be more like it."""
SIZE = 0.7
"""Power of a thread's size by which the sum of likenesses is divided: between a sum and a mean."""
SMALL = 2
"""Exchanges of a thread that is still small."""
FITS = 0.22
"""Least likeness at which a small thread joins another one."""
NEXT = 4
"""Threads that are looked at for one."""
CLEARLY = 0.65
"""Most that the next best may have of the best likeness."""


def leave_items(office: Office, centres: Centres, held: Collection[int] = ()) -> None:
    """Let exchanges leave the thread of their item where, its title aside, they fit one of other meetings better.

    An item "Care Plans – update" may be asked about appeals, which have a thread of their own. Items whose title
    names a place, a scheme or a building stay whole: what is asked there is about it. ``held`` stay where they are.
    """
    for n, tie in enumerate(office.ties):
        mine = office.groups.of(n)
        if not tie.one_matter or tie.named or tie.nth is not None or n == mine or n in held:
            continue
        title = set(keys_of(matter_of(office.passages[n].title)))
        rest = {k: x for k, x in office.block.vectors[n].items() if k not in title}
        length = sqrt(sum(x * x for x in rest.values())) or 1.0
        rest = {k: x / length for k, x in rest.items()}
        others = {office.groups.of(other) for other in office.block.candidates(rest)} - {mine}
        best = max(((_without_item(office, g, rest, tie.item), -g) for g in others), default=(0.0, 0))
        if best[0] < max(ELSEWHERE, _without_item(office, mine, rest, tie.item) + BETTER):
            continue
        if office.groups.allows(n, -best[1]):
            office.groups.move(n, -best[1])
            for group in (mine, -best[1]):
                centres.put(group, office.groups.centre(group))


def _without_item(office: Office, group: int, vector: dict[str, float], item: str) -> float:
    """Likeness to those exchanges of a group that stand in other items."""
    count, total = 0, 0.0
    for n in office.groups.members[group]:
        if office.ties[n].item != item:
            theirs = office.block.vectors[n]
            count, total = count + 1, total + sum([x * theirs[k] for k, x in vector.items() if k in theirs])
    return total / count**SIZE if count else 0.0


def take_in_small(office: Office, centres: Centres, only: Collection[int] | None = None) -> None:
    """Join threads of one or two exchanges to the one thread that they fit, if no other fits nearly as well.

    Entries of one list of many matters are never joined so: there each is another one. ``only``: just these groups.
    """
    groups = office.groups
    small = [g for g in (groups.members if only is None else only) if len(groups.members[g]) <= SMALL]
    for group in sorted(small, key=lambda g: (len(groups.members[g]), g)):
        if group not in groups.members or len(groups.members[group]) > SMALL:
            continue
        near = sorted((found for found in centres.like(group, NEXT) if groups.may_meet(group, found[1])), reverse=True)
        if not near or near[0][0] < FITS or (len(near) > 1 and near[1][0] > CLEARLY * near[0][0]):
            continue
        other = near[0][1]
        if _of_one_list(office, groups, group, other):
            continue
        stay = groups.unite(group, other)
        centres.drop(other if stay == group else group)
        centres.put(stay, groups.centre(stay))


def _of_one_list(office: Office, groups: Groups, one: int, other: int) -> bool:
    """Whether two groups have entries of one item that is of many matters."""
    items = {office.ties[n].item for n in groups.members[one] if not office.ties[n].one_matter}
    return any(office.ties[n].item in items for n in groups.members[other])
