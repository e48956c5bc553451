"""Figures of the same council, office, matter, measure, limit and unit in date order; all else is not comparable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.threads.likeness import Point, likeness, limit_of, why_not

ALIKE = 0.5
"""Least likeness of its measure at which a figure of another matter may be taken for one of a line."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A figure that was looked at and left out of a series, and why."""

    point: Point
    reason: str


@dataclass(frozen=True, slots=True)
class Series:
    """Two or more figures that may stand in one line, the earliest first."""

    name: str
    """The measure in the words of the latest figure."""
    unit: str
    limit: str | None
    points: tuple[Point, ...]
    apart: tuple[Apart, ...] = ()
    """Figures of the office that may be taken for one of these and are not."""

    @property
    def not_set_beside(self) -> Apart | None:
        """The latest figure that is newer than the last of the line and, as far as the program sees, not comparable.

        While there is one, the line is not the latest that the minutes say.
        """
        newer = [a for a in self.apart if (a.point.date or "") > (self.points[-1].date or "") and self._in_doubt(a)]
        return max(newer, key=lambda a: (a.point.date or "", likeness(a.point, self.points[-1])), default=None)

    def _in_doubt(self, one: Apart) -> bool:
        """Whether it may yet be the same thing: not one of another unit, stated limit or kind."""
        theirs, mine = limit_of(one.point.limit), limit_of(self.limit)
        surely = one.reason.startswith(("another unit", "one of the two is"))
        return not surely and not (theirs and mine and theirs != mine)


def series(points: Iterable[Point]) -> tuple[Series, ...]:
    """The series in these figures. A figure that fits two series, or none, is in none."""
    dated = sorted((p for p in points if p.date is not None), key=lambda p: (p.date or "", p.key))
    groups: list[list[Point]] = []
    by_thread: dict[tuple[str | None, str | None, str], list[list[Point]]] = {}
    for point in dated:
        near = by_thread.setdefault((point.council, point.thread, point.office), [])
        fits = [
            g
            for g in near
            if all(why_not(point, other) is None for other in g) and _nearest_of_its_answer(point, g, dated)
        ]
        if not fits:
            near.append([point])
            groups.append(near[-1])
            continue
        best = max(likeness(point, g[-1]) for g in fits)
        tops = [g for g in fits if likeness(point, g[-1]) == best]
        if len(tops) == 1 and all(other.date != point.date for other in tops[0]):
            tops[0].append(point)
    found = [g for g in groups if len(g) > 1]
    return tuple(_made(g, dated) for g in found)


def _nearest_of_its_answer(point: Point, group: list[Point], everything: list[Point]) -> bool:
    """Whether no other figure of the same answer is as much like the group's latest, nor the other way about."""
    latest = group[-1]
    mine = likeness(point, latest)
    for other in everything:
        for here, there in ((point, latest), (latest, point)):
            rival = other.exchange == here.exchange and other.key != here.key and other.unit == point.unit
            if rival and why_not(other, there) is None and likeness(other, there) >= mine:
                return False
    return True


def _made(group: list[Point], everything: list[Point]) -> Series:
    latest = group[-1]
    inside = {p.key for p in group}
    apart = []
    for point in everything:
        if point.key not in inside and _is_near(point, latest):
            reason = next((r for r in (why_not(point, other) for other in group) if r), "not surely of the same thing")
            apart.append(Apart(point, reason))
    return Series(latest.measure or latest.text, latest.unit or "", latest.limit, tuple(group), tuple(apart))


def _is_near(point: Point, latest: Point) -> bool:
    """Whether a figure may be taken for one of a line: in its thread by a word or the limit, elsewhere only by both."""
    if point.council != latest.council:
        return False
    limit = limit_of(point.limit) == limit_of(latest.limit)
    if point.thread == latest.thread:
        return likeness(point, latest) > 0 or bool(latest.limit and limit)
    return point.office == latest.office and point.unit == latest.unit and limit and likeness(point, latest) >= ALIKE
