"""Entries under an ACTION heading, action lists and tables, "Action: …" lines and owners in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tui.minutes import cues_actions as cues
from tui.minutes.action_tables import columns_of, flat_table, is_head, row
from tui.minutes.due import due_words
from tui.minutes.model import Action, Span
from tui.minutes.sentences import sentences
from tui.minutes.stream import Para

_REACH = 160
"""How far from an entry's beginning or end its owner is looked for, so that time stays linear."""


def actions(
    paras: Sequence[Para], place: Callable[[int, int], Span] = Span, title: str = ""
) -> tuple[tuple[Action, ...], frozenset[int]]:
    """The actions among the paragraphs of one item, and the indexes (``Para.index``) of the paragraphs they take up.

    ``title`` is the item's: under "Action list" every entry is one. Linear in the length of the paragraphs.
    """
    out: list[Action] = []
    taken: set[int] = set()
    under = bool(title) and cues.HEAD.fullmatch(title.strip()) is not None and not cues.TRACKS.search(title)
    columns: list[str] = []
    owner: str | None = None
    flat = 0
    for k, para in enumerate(paras):
        if k < flat:
            continue
        found, flat = flat_table(paras, k, place, 2 if under else 3)
        names = columns_of(para.cells) if para.cells else []
        columns = (names if is_head(names) else columns) if para.cells else []
        if found:
            out += found
            taken.update(p.index for p in paras[k:flat])
        elif columns:
            out += row(para, columns, place)
            taken.add(para.index)
        elif not para.cells and _is_head(para):
            under, owner = True, None
            taken.add(para.index)
        elif under and (named := _owner_head(para, paras[k + 1 : k + 2])):
            owner = named
            taken.add(para.index)
        elif out and paras[k - 1].index in taken and (told := _told_below(para, out[-1])):
            out[-1] = told
            taken.add(para.index)
        elif not para.cells and (entries := _entries(para, under, out, place)):
            out += [replace(entry, owner=entry.owner or owner) for entry in entries]
            taken.add(para.index)
        elif not para.cells and (alone := _owner_alone(para, paras[k - 1] if k else None, place)) is not None:
            out.append(alone)
        else:
            under, owner = under and not out and _leads(para), None
            out += _tagged(para, place)
    return tuple(out), frozenset(taken)


def _leads(para: Para) -> bool:
    """Whether the entries of a list are still to come."""
    return para.text.endswith(":") or cues.RUBRIC.match(para.text) is not None


def _told_below(para: Para, above: Action) -> Action | None:
    """The action above with what a line under it says: "Owner: Head of Roads", "Due: 4 May"."""
    whose = cues.WHOSE.match(para.text) if above.owner is None and len(para.text) < 90 else None
    when = cues.BY_WHEN.match(para.text) if above.due is None and len(para.text) < 60 else None
    if not (whose or when):
        return None
    printed = f"{above.printed}\n{para.text}"
    return replace(
        above, owner=whose["o"] if whose else above.owner, due=when["d"] if when else above.due, printed=printed
    )


def _is_head(para: Para) -> bool:
    return len(para.text) < 120 and para.section != "label" and cues.HEAD.fullmatch(para.text) is not None


def _owner_head(para: Para, after: Sequence[Para]) -> str | None:
    """Whose the entries under a line are: "Head of Roads:" over a list of what the Head is to do."""
    alone = cues.ALONE.fullmatch(para.text[:-1].strip()) if para.text.endswith(":") and len(para.text) < 90 else None
    return alone["o"] if alone and any(p.marker for p in after) else None


def _owner_alone(para: Para, before: Para | None, place: Callable[[int, int], Span]) -> Action | None:
    """A label that only says whose the matter above is: "ACTION: Head of Roads"; its text is the sentence above."""
    line = cues.LINE.match(para.text) if len(para.text) < 120 else None
    owner = cues.ALONE.fullmatch(line["t"].strip("()[] .")) if line else cues.LONE_LABEL.match(para.text[:120])
    said = sentences(before.text) if owner and before is not None and not before.cells else []
    if owner is None or before is None or not said:
        return None
    start = said[-1][0]
    text = f"{before.text[start:]}\n{para.text}"
    return Action(text, owner=owner["o"], span=place(before.start + start, para.end), printed=text)


def _entries(para: Para, under: bool, before: list[Action], place: Callable[[int, int], Span]) -> list[Action]:
    """The actions that a paragraph is: "Action 2: …" anywhere, or an entry under a heading."""
    line = cues.LINE.match(para.text) or cues.BARE_LINE.match(para.text)
    if line:
        text, named = line["t"], line.groupdict().get("o") if line.re is cues.LINE else None
        if cues.ALONE.fullmatch(text.strip("()[] .")):
            return []
        bracketed = para.text[0] in "([" and text[-1] in ")]"
        number = line.groupdict().get("n") or _number(para)
        parted = _parted(para, text[:-1] if bracketed else text, number, place)
        return [replace(entry, owner=named or entry.owner) for entry in parted]
    if not under or para.section in ("label", "documents") or para.kind == "heading":
        return []
    if (not para.marker and cues.STOP.match(para.text)) or para.text.endswith(":"):
        return []
    shaped = (
        cues.NUMBERED.match(para.text)
        or _front(para.text)
        or cues.TAIL.search(para.text[-_REACH:])
        or cues.REF.match(para.text)
        or cues.OWNED.search(para.text[-_REACH:])
    )
    if not para.marker and shaped is None and (before or len(para.text) > 400):
        return []
    return _parted(para, para.text, _number(para), place)


def _parted(para: Para, text: str, number: str | None, place: Callable[[int, int], Span]) -> list[Action]:
    """Several actions in one line, each with its owner: "Head of Roads to …; Ms Pike to …"."""
    parts = [p for p in re.split(r";\s+(?:and\s+)?", text) if p]
    if len(parts) < 2 or not all(cues.FRONT.match(re.sub(r"^\(\w+\)\s*", "", p)[:_REACH]) for p in parts):
        return [_action(para, text, number, place)]
    return [_action(para, re.sub(r"^\(\w+\)\s*", "", part), number, place) for part in parts]


def _tagged(para: Para, place: Callable[[int, int], Span]) -> list[Action]:
    """The action that a paragraph ends with: its owner behind a sentence, or a label and what is to be done."""
    inline = cues.INLINE.search(para.text)
    if inline and (cues.FRONT.match(inline["t"]) or re.match(r"(?:the|that|to|an?)\s", inline["t"], re.I)):
        start = para.start + inline.start("t")
        found = _action(para, inline["t"], inline["n"], place)
        return [replace(found, span=place(start, para.end), printed=para.text[inline.start() :].strip())]
    reach = max(0, len(para.text) - _REACH)
    tag = cues.TAG.search(para.text[reach:]) or cues.MARGIN.search(para.text[reach:])
    named = cues.ALONE.fullmatch(inline["t"].strip()) if inline else None
    owner = tag["o"] if tag else named["o"] if named else None
    stop = reach + tag.start() if tag else inline.start() if inline else 0
    said = sentences(para.text[:stop]) if owner else []
    if owner is None or not said:
        return []
    a, b = said[-1]
    return [Action(para.text[a:b], owner=owner, span=place(para.start + a, para.end), printed=para.text[a:])]


def _front(text: str) -> re.Match[str] | None:
    """The owner with whom an entry begins."""
    near = text[:_REACH]
    return cues.FRONT.match(near) or cues.THAT.match(near) or cues.OF_MATTER.match(near)


def _number(para: Para) -> str | None:
    return None if para.bullet else para.marker.strip("().") or None


def _action(para: Para, text: str, number: str | None, place: Callable[[int, int], Span]) -> Action:
    own = (cues.NUMBERED.match(text) or cues.REF.match(text)) if number is None else None
    if own:
        number, text = own["n"], text[own.end() :]
    close = text[-_REACH:]
    when = cues.WHEN.search(close)
    before = close[: when.start()] if when else close
    tail = cues.TAIL.search(before) or cues.TAIL.search(close) or (cues.INITIALS.search(before) if own else None)
    tail = cues.OWNED.search(close) or tail or cues.SET_APART.search(close) or cues.LAST.search(close)
    front = _front(text) or cues.ALONE.match(text[:_REACH])
    owner = front["o"] if front else tail["o"] if tail else None
    said = when["d"].strip() if when else tail["d"].strip() if tail and tail.groupdict().get("d") else None
    status = cues.STATUS.fullmatch(said) if said else None
    due = due_words(text, loose=False) or (said if not status else None)
    start = para.end - len(text) if para.text.endswith(text) else para.start
    return Action(
        text,
        number,
        owner.strip() if owner else None,
        due,
        status[0] if status else None,
        place(start, para.end),
        para.text,
    )
