"""Entries under an ACTION heading, action lists and tables, and "Action: …" lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tui.minutes.due import due_words
from tui.minutes.model import Action, Span
from tui.minutes.names import NAME, ROLE_NOUN, TITLE
from tui.minutes.stream import Para

_HEAD = re.compile(
    r"(?:[A-ZÂÊÎÔÛŴŶ]{4,}\s*/\s*)?(?:the\s+)?(?:agreed |outstanding |following |summary of |list of "
    r"|further )*(?:actions?|action points?|action (?:list|log|sheet|tracker|items))"
    r"(?:\s+(?:points?|list|required|arising|agreed|log|arose|were|was|agreed)\b[^.]{0,60})?\s*[:.–-]*",
    re.I,
)
_LINE = re.compile(
    r"(?:\(|\[)?(?:agreed )?(?:ACTIONS?|Actions?)(?: [Pp]oint| [Ii]tem| [Bb]y"
    r"| [Ff]or)?\s*(?P<n>(?:[A-Z]{1,4}\s?)?\d+(?:[./]\d+)*)?\s*(?:[:–—]|\s-\s|-\s)\s*(?P<t>\S.*?)$"
)
_STOP = re.compile(
    r"(?:supporting documents|additional documents|reasons? for|resolved\b|recommend(?:ed|ations?)\b"
    r"|the (?:meeting|committee|panel|chair\w*)\b|minutes\s*:|signed\b|notes?\s*:|date of)",
    re.I,
)
_POST = (
    rf"(?:[A-Z][\w'’&/-]*\s+(?:(?:and|of|for|&)\s+)?)*{ROLE_NOUN}\b(?:\s+(?:of|for|and"
    rf"|[A-Z&][\w'’&-]*))*(?:,\s+[A-Z][\w'’&-]+(?:\s+(?:and|of|for|&|[A-Z][\w'’&-]*))*)?"
)
_WHO = rf"(?:(?:{TITLE})\s*{NAME}|{_POST}|[A-Z]{{2,4}}(?:/[A-Z]{{2,4}})*|[A-Z][a-z'’-]+(?:\s[A-Z][\w'’-]+){{1,2}})"
_WHEN = re.compile(
    r"(?:\s[-–—]\s*|\s*[\[(]\s*|;\s*)(?P<d>(?:by |before |end of |due "
    r"|no date)?[^-–—()\[\];]{0,24}?(?:\d{4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ meeting|date"
    r"|term|ongoing|complete[d]?)[^-–—()\[\];]{0,12})[)\]]?\.?$",
    re.I,
)
_TAIL = re.compile(
    rf"(?:\s[-–—]\s*|\s*[\[(]\s*)(?:action(?: by)?:\s*|lead:\s*|owner:\s*)?(?P<o>{_WHO}(?:(?:\s+and\s+"
    rf"|\s*[,&/]\s*){_WHO})*)\s*(?:[-–—,;]\s*(?P<d>[^()\[\]]{{2,50}}?))?\s*[)\]]?\s*\.?$"
)
_FRONT = re.compile(
    rf"(?:[Tt]he\s+)?(?P<o>{_WHO}(?:(?:\s+and\s+(?:the\s+)?|\s*[,&/]\s*){_WHO})*)\s*(?::|–|—|\s-\s"
    rf"|,?\s+(?:is |are |was |were )?(?:to|would|will|shall|agreed to|undertook to|asked to)\b)"
)
_ALONE = re.compile(rf"(?:[Tt]he\s+)?(?P<o>{_WHO}(?:(?:\s+and\s+|\s*[,&/]\s*){_WHO})*)\.?$")
_STATUS = re.compile(
    r"\b(?:complete[d]?|closed|ongoing|on-going|in progress|outstanding|overdue|open|not started|done"
    r"|superseded|deferred)\b",
    re.I,
)
_COLUMNS = {
    "number": re.compile(r"(?:no\.?|ref(?:erence)?\.?|number|minute(?: no\.?)?|item|id|#)", re.I),
    "text": re.compile(r"(?:agreed )?actions?(?: required| agreed| point)?|task|what|recommendation", re.I),
    "owner": re.compile(
        r"(?:action )?(?:owner|lead|lead officer|by whom|responsible|officer|who|responsibility"
        r"|responsible officer|assigned to)",
        re.I,
    ),
    "due": re.compile(
        r"(?:by when|due(?: date| by)?|deadline|target(?: date)?|when|timescale|completion(?: date)?)", re.I
    ),
    "status": re.compile(r"(?:status|progress|update|rag|response|outcome|comments?)", re.I),
}


_NUMBERED = re.compile(r"(?P<n>[A-Z]{1,3}\s?\d{1,3}(?:[./]\d+)?|\d{1,3}[./]\d{1,3})[.:)]?\s+(?=\S)")
_INITIALS = re.compile(r"\s+(?P<o>[A-Z]{2,5}(?:\s[A-Z][A-Za-z]{1,3})?(?:\s?/\s?[A-Z]\w+)?)$")


def actions(
    paras: Sequence[Para], place: Callable[[int, int], Span] = Span, title: str = ""
) -> tuple[tuple[Action, ...], frozenset[int]]:
    """The actions among the paragraphs of one item, and the indexes (``Para.index``) of the paragraphs they take up.

    ``title`` is the item's: under "Action list" every entry is one. Linear in the length of the paragraphs.
    """
    out: list[Action] = []
    taken: set[int] = set()
    under = bool(title) and _HEAD.fullmatch(title.strip()) is not None
    columns: list[str] = []
    flat = 0
    for k, para in enumerate(paras):
        if k < flat:
            continue
        found, flat = _flat_table(paras, k, place)
        if found:
            out += found
            taken.update(p.index for p in paras[k:flat])
            continue
        if para.cells:
            columns = _columns(para) or columns
            if columns:
                out += _row(para, columns, place)
                taken.add(para.index)
            continue
        columns = []
        line = _LINE.match(para.text)
        if line and not _HEAD.fullmatch(para.text):
            said = line["t"][:-1] if para.text[0] in "([" and line["t"][-1] in ")]" else line["t"]
            out.append(_action(para, said, line["n"] or _number(para), place))
            taken.add(para.index)
        elif _HEAD.fullmatch(para.text) and len(para.text) < 120 and para.section != "label":
            under = True
            taken.add(para.index)
        elif under and _is_entry(para, out):
            out.append(_action(para, para.text, _number(para), place))
            taken.add(para.index)
        else:
            under = under and not out and para.text.endswith(":")
    return tuple(out), frozenset(taken)


def _is_entry(para: Para, before: list[Action]) -> bool:
    if (
        para.section in ("label", "documents")
        or para.kind == "heading"
        or _STOP.match(para.text)
        or para.text.endswith(":")
    ):
        return False
    return (
        bool(para.marker)
        or _NUMBERED.match(para.text) is not None
        or _FRONT.match(para.text) is not None
        or (not before and len(para.text) < 400)
    )


def _number(para: Para) -> str | None:
    return None if para.bullet else para.marker.strip("().") or None


def _action(para: Para, text: str, number: str | None, place: Callable[[int, int], Span]) -> Action:
    own = _NUMBERED.match(text) if number is None else None
    if own:
        number, text = own["n"], text[own.end() :]
    when = _WHEN.search(text)
    before = text[: when.start()] if when else text
    tail = _TAIL.search(before) or _TAIL.search(text)
    tail = tail or (_INITIALS.search(before) if own else None)
    front = _FRONT.match(text) or _ALONE.match(text)
    owner = front["o"] if front else tail["o"] if tail else None
    said = when["d"].strip() if when else tail["d"].strip() if tail and tail.groupdict().get("d") else None
    status = _STATUS.fullmatch(said) if said else None
    due = due_words(text, loose=False) or (said if not status else None)
    start = para.end - len(text) if para.text.endswith(text) else para.start
    return Action(
        text, number, owner.strip() if owner else None, due, status[0] if status else None, place(start, para.end)
    )


def _flat_table(paras: Sequence[Para], i: int, place: Callable[[int, int], Span]) -> tuple[list[Action], int]:
    """A table laid out one cell to a paragraph, if its head begins here, and the number of the paragraph after it."""
    heads: list[str] = []
    while i + len(heads) < len(paras) and (name := _column(paras[i + len(heads)].text)) and name not in heads:
        heads.append(name)
    if len(heads) < 3 or "text" not in heads or "owner" not in heads:
        return [], i
    out: list[Action] = []
    at = i + len(heads)
    while at + len(heads) <= len(paras):
        row = paras[at : at + len(heads)]
        if any(p.kind == "heading" or p.section in ("label", "documents") or p.cells for p in row) or _STOP.match(
            row[0].text
        ):
            break
        cells = {name: f"{p.marker} {p.text}".strip() for name, p in zip(heads, row, strict=True)}
        if max(len(cells.get(name, "")) for name in ("number", "owner", "due")) > 60:
            break
        given = {name: cells.get(name) or None for name in ("number", "owner", "due", "status")}
        given = {name: None if cell in ("-", "–") else cell for name, cell in given.items()}
        out.append(Action(cells["text"], **given, span=place(row[0].start, row[-1].end)))
        at += len(heads)
    return out, at if out else i


def _column(cell: str) -> str:
    return next((n for n, p in _COLUMNS.items() if p.fullmatch(cell.strip(" :*"))), "")


def _columns(para: Para) -> list[str]:
    """What each column of a table holds, if the row is the head of an action table."""
    names = [_column(cell) for cell in para.cells]
    return names if "text" in names and ("owner" in names or "due" in names or "status" in names) else []


def _row(para: Para, columns: list[str], place: Callable[[int, int], Span]) -> list[Action]:
    cells = {name: cell.strip() for name, cell in zip(columns, para.cells, strict=False) if name}
    text = cells.get("text", "")
    if not text or _COLUMNS["text"].fullmatch(text):
        return []
    given = {name: cells.get(name) or None for name in ("number", "owner", "due", "status")}
    return [Action(text, **given, span=place(para.start, para.end))]
