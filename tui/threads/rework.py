"""After threads of one office are joined: what fits better elsewhere goes there, and a small one that fits just one.

Both were measured on the labelled sets in ``tests/gold``, which ``tests/test_threads_gold.py`` holds.
"""

from __future__ import annotations

from collections.abc import Collection
from math import sqrt

from tui.threads.groups import Centres, Groups
from tui.threads.terms import keys_of, matter_of, title_of
from tui.threads.tree import Office

ELSEWHERE = 0.27
"""Least likeness to another thread at which an exchange leaves that of its item."""
BETTER = 0.05
"""By how much the other thread has to be more like it."""
SIZE = 0.75
"""Power of a thread's size by which the sum of likenesses is divided: between a sum and a mean."""
SMALL = 2
"""Exchanges of a thread that is still small."""
FITS = 0.22
"""Least likeness at which a small thread joins another one."""
FITS_MEMBER = 0.12
"""The same where one member asked in both: members pursue their matters from meeting to meeting."""
SAME_BREATH = 0.12
"""Least likeness at which it joins the thread of what the same member asked just before."""


def leave_items(office: Office, centres: Centres, held: Collection[int] = ()) -> None:
    """Let exchanges leave the thread of their item where, its title aside, they fit one of other meetings better.

    An item "Care Plans – update" may be asked about appeals, which have a thread of their own. Items whose title
    names a place, a scheme or a building stay whole: what is asked there is about it. ``held`` stay where they are.
    """
    for n, tie in enumerate(office.ties):
        mine = office.groups.of(n)
        if not tie.one_matter or tie.named or tie.nth is not None or n == mine or n in held:
            continue
        title = set(keys_of(matter_of(title_of(office.passages[n]))))
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
    """Join threads of one or two exchanges to what the same member asked just before, else to the one they fit best.

    Entries of one list of many matters are joined in no other way: there each is another one. ``only``: just these
    groups.
    """
    groups = office.groups
    small = [g for g in (groups.members if only is None else only) if len(groups.members[g]) <= SMALL]
    for group in sorted(small, key=lambda g: (len(groups.members[g]), g)):
        if group not in groups.members or len(groups.members[group]) > SMALL:
            continue
        other = _asked_before(office, centres, group)
        if other is None:
            other = _fits_best(office, centres, group)
        if other is None:
            continue
        stay = groups.unite(group, other)
        centres.drop(other if stay == group else group)
        centres.put(stay, groups.centre(stay))


def _asked_before(office: Office, centres: Centres, group: int) -> int | None:
    """The thread of what the same member asked just before the first exchange of a group, if it is at all like it."""
    first = office.groups.members[group][0]
    before = office.previous(first)
    if before is None or not office.ties[first].asker.same(office.ties[before].asker):
        return None
    other = office.groups.of(before)
    alike = other != group and centres.likeness(group, other) >= SAME_BREATH
    return other if alike and office.groups.may_meet(group, other) else None


def _fits_best(office: Office, centres: Centres, group: int) -> int | None:
    """The thread that a small one fits best, if well enough: less will do where the same member asked in both."""
    near = [(alike, other) for alike, other in centres.like(group) if office.groups.may_meet(group, other)]
    alike, other = max(near, default=(0.0, group))
    least = FITS_MEMBER if _one_asked_both(office, group, other) else FITS
    return None if alike < least or _of_one_list(office, office.groups, group, other) else other


def _one_asked_both(office: Office, one: int, other: int) -> bool:
    theirs = [office.ties[n].asker for n in office.groups.members[other]]
    return any(office.ties[n].asker.same(asker) for n in office.groups.members[one] for asker in theirs)


def _of_one_list(office: Office, groups: Groups, one: int, other: int) -> bool:
    """Whether two groups have entries of one item that is of many matters."""
    items = {office.ties[n].item for n in groups.members[one] if not office.ties[n].one_matter}
    return any(office.ties[n].item in items for n in groups.members[other])
