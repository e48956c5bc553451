"""A series as plain lines: bars with an axis, and the table that says the same in words and numbers."""

from __future__ import annotations

from collections.abc import Sequence

from tui.text import one_line, uk_date
from tui.threads.likeness import Point
from tui.threads.series import Series

_SPARKS = "▁▂▃▄▅▆▇█"


def sparkline(points: Sequence[Point]) -> str:
    """One block a figure, from nought to the largest; empty where a value is missing or below nought."""
    values = [p.value for p in points]
    if not values or any(v is None or v < 0 for v in values):
        return ""
    top = max(v for v in values if v is not None) or 1.0
    return "".join(_SPARKS[min(7, round((v or 0.0) / top * 7))] for v in values)


def bars(found: Series, width: int = 60) -> list[str]:
    """Lines no wider than ``width``: a bar for each figure, dated, on an axis that begins at nought.

    The length of a bar is in proportion to the figure; the figure stands beside it as the minutes have it.
    """
    points = found.points
    label = max(len(_day(p)) for p in points)
    said = max(len(p.text) for p in points)
    room = max(8, width - label - said - 4)
    top = max((p.value or 0.0) for p in points) or 1.0
    lines = []
    for p in points:
        length = round((p.value or 0.0) / top * room)
        lines.append(f"{_day(p):<{label}} │{'█' * length:<{room}} {p.text}")
    lines.append(f"{'':<{label}} └{'─' * room}")
    lines.append(f"{'':<{label}}  {'0':<{max(1, room - len(_top(found, top)))}}{_top(found, top)}")
    return [line.rstrip()[:width] for line in lines]


def table(found: Series) -> list[tuple[str, str, str, str]]:
    """(meeting, figure, measure, as at), in date order, in the minutes' words; "not stated" where missing."""
    return [
        (uk_date(p.date), p.text, one_line(p.measure or "not stated"), one_line(p.as_at or "not stated"))
        for p in found.points
    ]


def heading(found: Series) -> str:
    """What is drawn, with its unit and limit."""
    limit = f", {one_line(found.limit)}" if found.limit else ""
    return f"{one_line(found.name)} ({found.unit}{limit})"


def _day(point: Point) -> str:
    return (point.date or "")[:7]


def _top(found: Series, top: float) -> str:
    number = f"{top:,.0f}" if top >= 10 or top == int(top) else f"{top:g}"
    return {"percent": f"{number}%", "pounds": f"£{number}"}.get(found.unit, number)
