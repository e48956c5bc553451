"""Runs of text on a page → rows in reading order: hanging numbers, lists in columns and tables told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui.sources.glyphs import Page, Run
from tui.sources.markers import split_marker

_PERSON = re.compile(
    r"(?:County |Borough |City )?(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|Ald(?:erman)?|Sir|Dame|Lord|Lady|Rev|"
    r"Y Cynghorydd)\b"
)
_GAP = "\u00a0\u00a0"
"""Stands for a wide gap, so that a number before it is known as one."""


@dataclass(slots=True)
class Row:
    """What stands on one baseline: one line of text, or with ``cells`` a row of a table."""

    runs: list[Run]
    page: int
    cells: tuple[str, ...] = ()
    text: str = ""
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False
    hyphen: bool = False
    slanted: bool = False
    columns: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        runs = self.runs
        self.text = self.text or _GAP.join(run.text for run in runs)
        self.x0, self.x1, self.y = runs[0].x0, runs[-1].x1, runs[0].y
        self.size = max(run.size for run in runs)
        self.bold = all(run.bold for run in runs)
        self.hyphen = runs[-1].hyphen
        self.slanted = all(run.slanted for run in runs)
        self.columns = [run.x0 for run in runs]


def in_rows(page: Page) -> list[Row]:
    """The rows of a page from top to bottom; a number and the text it hangs before are one run."""
    rows: list[list[Run]] = []
    for run in sorted(page.runs, key=lambda run: (-round(run.y, 1), run.x0)):
        if rows and abs(rows[-1][0].y - run.y) < 0.35 * min(run.size, rows[-1][0].size) and not run.slanted:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [Row(_hung(sorted(row, key=lambda run: run.x0)), page.number) for row in rows]


def _hung(runs: list[Run]) -> list[Run]:
    """A bullet or number goes with the run after it; its words then stand where they stand."""
    result: list[Run] = []
    for run in runs:
        last = result[-1] if result else None
        close = last is not None and run.x0 - last.x1 < 1.1 * run.size
        if last is not None and (
            close or (len(result) == 1 and len(last.text) < 9 and split_marker(last.text + _GAP + "X")[0])
        ):
            joined = last.text + (" " if close else _GAP) + run.text
            bold = run.bold and (last.bold or not close)
            result[-1] = Run(joined, last.x0, run.x1, run.y, max(last.size, run.size), bold, run.hyphen)
        else:
            result.append(run)
    return result


def laid_out(rows: list[Row], body: float) -> list[Row]:
    """The rows with columns resolved: names in columns one below the other, tables as rows with cells."""
    result: list[Row] = []
    at = 0
    while at < len(rows):
        end = _table_end(rows, at, body)
        if end - at >= 2:
            result += _people(rows[at:end]) or _table(rows[at:end], body)
            at = end
        else:
            lone = rows[at]
            result += _table([lone], body) if len(lone.columns) > 2 else [lone]
            at += 1
    return result


def _table_end(rows: list[Row], at: int, body: float) -> int:
    """The end of the run of rows from ``at`` that share columns; ``at`` where there is none."""
    columns = rows[at].columns
    if len(columns) < 2:
        return at
    end, several = at + 1, 1
    while end < len(rows):
        row = rows[end]
        if rows[end - 1].y - row.y > 4 * body:
            break
        fits = all(any(abs(x - column) < 4 for column in columns) for x in row.columns)
        if not fits or (
            len(row.columns) == 1 and abs(row.x0 - columns[0]) < 4 and rows[end - 1].y - row.y > 1.6 * body
        ):
            break
        columns = row.columns if len(row.columns) > len(columns) else columns
        several += len(row.columns) > 1
        end += 1
    while end > at and len(rows[end - 1].columns) == 1 and abs(rows[end - 1].x0 - columns[0]) < 4:
        end -= 1
    return end if several >= 2 else at


def _people(rows: list[Row]) -> list[Row]:
    """Lists of people set side by side, column after column; nothing where the columns hold something else."""
    runs = [run for row in rows for run in row.runs]
    named = [run for run in runs if _PERSON.match(run.text)]
    if len(named) * 3 < len(runs) * 2 or any(len(run.text) > 60 for run in runs):
        return []
    columns: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.x0):
        if columns and run.x0 - columns[-1][0].x0 < 4:
            columns[-1].append(run)
        else:
            columns.append([run])
    page = rows[0].page
    return [Row([run], page) for column in columns for run in sorted(column, key=lambda run: -run.y)]


def _table(rows: list[Row], body: float) -> list[Row]:
    """Rows of a table; a line whose first cell is empty goes on with the row before."""
    columns = max((row.columns for row in rows), key=len)
    result: list[Row] = []
    last: Row | None = None
    for row in rows:
        cells = [""] * len(columns)
        for run in row.runs:
            place = min(range(len(columns)), key=lambda i: abs(columns[i] - run.x0))
            cells[place] = f"{cells[place]} {run.text}".strip()
        close = last is not None and last.y - row.y < 1.35 * body
        if result and last is not None and close and not cells[0]:
            before = result[-1]
            before.cells = tuple(f"{old} {new}".strip() for old, new in zip(before.cells, cells, strict=True))
        else:
            result.append(Row(row.runs, row.page, tuple(cells)))
        last = row
    return result
