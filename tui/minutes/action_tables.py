"""Action lists set out as tables: rows of cells, or cells that a page flattened to one paragraph each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from tui.minutes.model import Action, Span
from tui.minutes.stream import Para

_COLUMNS = {
    "number": re.compile(r"(?:no\.?|(?:action |minute |item )?(?:ref(?:erence)?|no|number)\.?|minute|item|id|#)", re.I),
    "text": re.compile(
        r"(?:agreed |key |follow[- ]?up )?actions?(?: (?:required|agreed|points?|to be taken|arising|needed|item))?|"
        r"tasks?|what|recommendation|details? of action|what was agreed",
        re.I,
    ),
    "owner": re.compile(
        r"(?:action |task |to be )?(?:owner|lead|lead (?:officer|member)|(?:done |taken )?by|by whom?|responsible|"
        r"officers?|who|responsibility|(?:responsible|lead) (?:officer|person|member|body)|"
        r"(?:officer|person|member)(?:\(s\))? responsible|assigned to|allocated to|lead\s?/\s?owner)",
        re.I,
    ),
    "due": re.compile(
        r"(?:by when|date|due(?: date| by)?|deadline|target(?: date)?|when|time(?:scale|frame|line)|"
        r"completion(?: date)?|date due|complete by)",
        re.I,
    ),
    "status": re.compile(r"(?:status|progress|update|rag|response|outcome|comments?)", re.I),
}
_BLANK = ("-", "–", "—", "n/a")


def columns_of(cells: Iterable[str]) -> list[str]:
    """What each column of a table holds ("number", "text", "owner", "due", "status" or empty), by its head."""
    names: list[str] = []
    for cell in cells:
        head = cell.strip(" :*")
        name = next((n for n, p in _COLUMNS.items() if p.fullmatch(head)), "")
        # "By" is whose an action is, or by when where another column says whose.
        names.append("due" if name in names and head.lower() == "by" else "" if name in names else name)
    return names


def is_head(names: Sequence[str]) -> bool:
    """Whether columns with these names are an action table's."""
    return "text" in names and ("owner" in names or "due" in names or "status" in names)


def row(para: Para, names: Sequence[str], place: Callable[[int, int], Span]) -> list[Action]:
    """The action in a row of cells; none in the head itself."""
    cells = {name: cell.strip() for name, cell in zip(names, para.cells, strict=False) if name}
    if not cells.get("text") or _COLUMNS["text"].fullmatch(cells["text"]):
        return []
    return [_action(cells, place(para.start, para.end), para.text)]


def flat_table(
    paras: Sequence[Para], i: int, place: Callable[[int, int], Span], least: int
) -> tuple[list[Action], int]:
    """The actions of a table laid out one cell to a paragraph, if its head begins at ``i``, and where it ends.

    ``least`` is the least number of columns that is taken for a table.
    """
    if not columns_of([paras[i].text])[0]:
        return [], i
    names = columns_of(p.text for p in paras[i : i + 7])
    names = names[: names.index("")] if "" in names else names
    if len(names) < least or "text" not in names or "owner" not in names:
        return [], i
    out: list[Action] = []
    at = i + len(names)
    while at + len(names) <= len(paras):
        cells = paras[at : at + len(names)]
        if any(p.kind == "heading" or p.section in ("label", "documents") or p.cells for p in cells):
            break
        told = {name: f"{p.marker} {p.text}".strip() for name, p in zip(names, cells, strict=True)}
        if max(len(told.get(name, "")) for name in ("number", "owner", "due")) > 60:
            break
        out.append(_action(told, place(cells[0].start, cells[-1].end), " ".join(told.values())))
        at += len(names)
    return out, at if out else i


def _action(cells: dict[str, str], span: Span, printed: str) -> Action:
    given = {name: cells.get(name) for name in ("number", "owner", "due", "status")}
    known = {name: cell if cell and cell.lower() not in _BLANK else None for name, cell in given.items()}
    return Action(cells["text"], **known, span=span, printed=printed)
