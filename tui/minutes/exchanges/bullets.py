"""Minutes set down in bullets without a lead-in: where most entries are exchanges, the others among them are points."""

from __future__ import annotations

import re

from tui.minutes.exchanges.base import DECISION_START, END_OF_DEBATE, Body, Draft
from tui.minutes.exchanges.entries import read_entry
from tui.minutes.exchanges.leads import Lead
from tui.minutes.stream import Para

_LEAST = 4
"""Entries: fewer tell nothing of how the minutes are set down."""
_FRAMES = re.compile(
    r"\b(?:introduced|presented|thanked|welcomed|congratulated|apologies|declared|proposed|seconded|moved|resolved|"
    r"agreed|adjourned|closed|left the meeting|next meeting)\b",
    re.I,
)


def claim(body: Body) -> list[Draft]:
    """A point for each entry that no layout understood, in a run of which most were understood as exchanges."""
    out: list[Draft] = []
    run: list[Para] = []
    for para in body.paras:
        if para.bullet and para.section not in ("rubric", "documents", "label"):
            run.append(para)
            continue
        out += _points(body, run)
        run = []
    return out + _points(body, run)


def _points(body: Body, run: list[Para]) -> list[Draft]:
    loose = [p for p in run if body.is_free(p)]
    if len(run) < _LEAST or not loose or 3 * len(loose) > len(run):
        return []
    said = [para for para in loose if _says(para)]
    body.take(said)
    return [read_entry(body, Lead(para, "point", [], []), [para], False) for para in said]


def _says(para: Para) -> bool:
    text = para.text
    frames = DECISION_START.match(text) or END_OF_DEBATE.match(text) or _FRAMES.search(text[:160])
    return not frames and len(text.split()) > 5
