"""Resolutions that lost their lead word, known by their mood: "(a) the report be approved;", "That it be noted."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.minutes import cues_decisions as cues
from tui.minutes.clauses import clauses_of
from tui.minutes.model import DecisionKind
from tui.minutes.resolutions import Block, subjunctive
from tui.minutes.stream import Para

_THAT = re.compile(r"(?:[“\"]\s*)?(?:that|to)\b", re.I)


def headless(paras: Sequence[Para], led: set[int]) -> list[Block]:
    """Resolutions whose lead word was lost: "(a) the report be approved;", "That the report be noted."."""
    out: list[Block] = []
    run: list[Para] = []
    before = ""
    for para in paras:
        goes_on = (
            bool(run) and _THAT.match(para.text) is not None and cues.ANY_CLAUSE.search(para.text[:600]) is not None
        )
        clause = para.index not in led and para.section not in ("label", "rubric")
        clause = clause and (subjunctive(para.text) or goes_on)
        opens = (_THAT.match(para.text) is not None or bool(para.marker and not para.bullet)) and not before.endswith(
            (":", ":-")
        )
        if clause and (run or opens) and (not run or bool(para.marker) == bool(run[0].marker)):
            run.append(para)
        else:
            _close(run, out)
            run = []
        before = para.text.rstrip()
    _close(run, out)
    return out


def _close(run: list[Para], out: list[Block]) -> None:
    if run:
        text = "\n".join(f"{p.marker} {p.text}".strip() for p in run)
        kind: DecisionKind = "decided" if run[0].section == "decision" else "resolved"
        out.append(
            Block(kind, text, clauses_of("", run), run[0].start, run[-1].end, run[0].section, [p.index for p in run])
        )
