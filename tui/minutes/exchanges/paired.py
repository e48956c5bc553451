"""Tables of two columns, question and answer, in which a row of names alone says whose the rows under it are."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.minutes.exchanges.base import Body, Draft, add_people
from tui.minutes.people import parties
from tui.minutes.person import Person
from tui.minutes.stream import Para

_FROM = re.compile(
    r"^(?:\(?\d{1,3}[.)]?\s*)?(?:(?:question|answer|reply|response)\s*)?(?:\d{1,3}\s*)?"
    r"(?:from|by|asked by|put by)?[\s:]*",
    re.I,
)


def _names(cell: str) -> list[tuple[Person, ...]]:
    """Who is named in a cell that holds names alone: "1. From Councillor Lee to the Leader"; empty for any other."""
    found = parties(cell)
    if not found or len(cell) > 160 or cell.rstrip().endswith((".", "?")):
        return []
    ends = [_FROM.match(cell).end(), *(p.end for p in found)]  # type: ignore[union-attr]
    between = [cell[a : p.start].strip(" ,:-–()") for a, p in zip(ends, found, strict=False)]
    rest = cell[ends[-1] :].strip(" :()")
    return (
        [p.people for p in found] if not rest and all(b.lower() in ("", "to", "to the", "and") for b in between) else []
    )


def led(row: Para) -> bool:
    """Whether a row of questions and answers says only whose the rows under it are."""
    return len(row.cells) == 2 and bool(_names(row.cells[0])) and (not row.cells[1] or bool(_names(row.cells[1])))


def under_names(body: Body, i: int) -> tuple[Draft, int]:
    """One exchange of the row that names who asks and who answers, and of all under it up to the next such row."""
    head = body.paras[i]
    asks, *to = _names(head.cells[0])
    answers = [p for people in _names(head.cells[1]) for p in people]
    draft = Draft(head.start, head.end)
    add_people(draft.questioners, asks)
    draft.addressed = [p for people in to for p in people]
    if len(answers) == len(draft.addressed) == 1 and answers[0].name and not answers[0].office:
        office = draft.addressed[0].office if not draft.addressed[0].name else None
        answers = [replace(answers[0], office=office)]
        draft.addressed = answers if office else draft.addressed
        body.cast.name(answers[0])
    add_people(draft.respondents, answers or draft.addressed)
    taken = [head]
    for para in body.paras[i + 1 :]:
        alone = not para.cells and (taken[-1] is head or para.text.endswith("?"))
        if not body.is_free(para) or not (len(para.cells) == 2 or alone) or (para.cells and led(para)):
            break
        if para.cells and para.cells[1] and draft.answer is None:
            split = body.stream.text.find(para.cells[1], para.start + len(para.cells[0]), para.end)
            draft.question, draft.answer = (head.start, para.start + len(para.cells[0])), (split, para.end)
        elif draft.answer and para.cells:
            draft.answer = (draft.answer[0], para.end)
        taken.append(para)
    draft.end = taken[-1].end
    draft.question = draft.question or (head.start, draft.end)
    body.take(taken)
    return draft, i + len(taken)
