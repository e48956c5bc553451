"""Entries under an ACTION heading, action lists and tables, "Action: …" lines and owners in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tui.minutes.action_tables import columns_of, flat_table, is_head, row
from tui.minutes.due import due_words
from tui.minutes.model import Action, Span
from tui.minutes.names import NAME, ROLE_NOUN, TITLE
from tui.minutes.sentences import sentences
from tui.minutes.stream import Para

_HEAD = re.compile(
    r"(?:[A-ZÂÊÎÔÛŴŶ]{4,}\s*/\s*)?(?:the\s+|matters for\s+)?"
    r"(?:agreed |outstanding |following |further |(?:summary|list|schedule|table|record) of (?:the )?)*"
    r"(?:actions?|action points?|action (?:list|log|sheet|tracker|items|plan))(?:\s*/\s*[^.:/]{3,60})?"
    r"(?:\s+(?:points?|list|required|arising|agreed|log|arose|were|was|from|for|taken|recorded|to be)\b[^.]{0,60})?"
    r"\s*[:.–-]*",
    re.I,
)
_LINE = re.compile(
    r"(?:\(|\[)?(?:agreed )?(?:ACTIONS?|Actions?)(?: [Pp]oint| [Ii]tem| [Bb]y| [Ff]or)?\s*"
    r"(?P<n>(?:[A-Z]{1,4}\s?)?\d+(?:[./]\d+)*)?\s*(?:[:–—]|\s-\s|-\s)\s*(?P<t>\S.*?)$"
)
_STOP = re.compile(
    r"(?:supporting documents|additional documents|reasons? for|resolved\b|recommend(?:ed|ations?)\b"
    r"|the (?:meeting|committee|panel|chair\w*)\b|minutes\s*:|signed\b|notes?\s*:|date of|\()",
    re.I,
)
_POST = (
    rf"(?:[A-Z][\w'’&-]*\s+(?:(?:and|of|for|&)\s+)?){{0,6}}{ROLE_NOUN}\b(?:\s+(?:of|for|and|[A-Z&][\w'’&-]*)){{0,8}}"
    r"(?:,\s+[A-Z][\w'’&-]+(?:\s+(?:and|of|for|&|[A-Z][\w'’&-]*)){0,6})?"
)
_WHO = rf"(?:(?:{TITLE})\s*{NAME}|{_POST}|[A-Z]{{2,4}}|[A-Z][a-z'’-]+(?:\s[A-Z][\w'’-]+){{1,2}})"
_ALL = rf"{_WHO}(?:(?:\s+and\s+(?:the\s+)?|\s*[,&/]\s*){_WHO}){{0,2}}"
_TAIL = re.compile(
    rf"(?:\s[-–—]\s*|\s*[\[(]\s*)(?:action(?: by)?:\s*|lead:\s*|owner:\s*)?(?P<o>{_ALL})\s*"
    r"(?:[-–—,;]\s*(?P<d>[^()\[\]]{2,50}?))?\s*[)\]]?\s*\.?$"
)
_WHEN = re.compile(
    r"(?:\s[-–—]\s*|\s*[\[(]\s*|;\s*)(?P<d>(?:by |before |end of |due |no date)?[^-–—()\[\];]{0,24}?"
    r"(?:\d{4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ meeting|date|term|ongoing|complete[d]?)"
    r"[^-–—()\[\];]{0,12})[)\]]?\.?$",
    re.I,
)
_FRONT = re.compile(
    rf"(?:[Tt]he\s+)?(?P<o>{_ALL})\s*"
    r"(?::|–|—|\s-\s|,?\s+(?:is |are |was |were )?(?:to|would|will|shall|agreed to|undertook to|asked to)\b)"
)
_ALONE = re.compile(rf"(?:[Tt]he\s+)?(?P<o>{_ALL})\.?$")
_LAST = re.compile(
    rf"[\s.,](?P<o>(?:{TITLE})\s*[A-Z][\w'’-]+)(?:[\s.,;]+(?P<d>(?:\d{{1,2}}\s)?[A-Z][a-z]+(?:\s\d{{4}})?))?\.?$"
)
_INITIALS = re.compile(r"\s+(?P<o>[A-Z]{2,5}(?:\s[A-Z][A-Za-z]{1,3})?(?:\s?/\s?[A-Z]\w+)?)$")
_TAG = re.compile(rf"\s*[\[(]\s*A(?:CTION|ction)(?: by)?\s*[:–-]\s*(?P<o>{_ALL})\s*[\])]\.?$")
"""The owner of what a sentence says, in brackets at its end: "(Action: Ms Pike)"."""
_STATUS = re.compile(
    r"\b(?:complete[d]?|closed|ongoing|on-going|in progress|outstanding|overdue|open|not started|done"
    r"|superseded|deferred)\b",
    re.I,
)
_NUMBERED = re.compile(
    r"(?P<n>[A-Z]{1,3}\s?\d{1,3}(?:[./]\d+)?|\d{1,3}[./]\d{1,3}|\d{1,2}(?=\s[A-Z][a-z]))[.:)]?\s+(?=\S)"
)


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
    under = bool(title) and _HEAD.fullmatch(title.strip()) is not None
    columns: list[str] = []
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
            under = True
            taken.add(para.index)
        elif not para.cells and (entry := _entry(para, under, out, place)) is not None:
            out.append(entry)
            taken.add(para.index)
        else:
            under = under and not out and para.text.endswith(":")
            out += _tagged(para, place)
    return tuple(out), frozenset(taken)


def _is_head(para: Para) -> bool:
    return len(para.text) < 120 and para.section != "label" and _HEAD.fullmatch(para.text) is not None


def _entry(para: Para, under: bool, before: list[Action], place: Callable[[int, int], Span]) -> Action | None:
    """The action that a paragraph is: "Action 2: …" anywhere, or an entry under a heading."""
    line = _LINE.match(para.text)
    if line:
        bracketed = para.text[0] in "([" and line["t"][-1] in ")]"
        return _action(para, line["t"][:-1] if bracketed else line["t"], line["n"] or _number(para), place)
    if not under or para.section in ("label", "documents") or para.kind == "heading":
        return None
    if _STOP.match(para.text) or para.text.endswith(":"):
        return None
    shaped = _NUMBERED.match(para.text) or _FRONT.match(para.text[:_REACH]) or _TAIL.search(para.text[-_REACH:])
    if not para.marker and shaped is None and (before or len(para.text) > 400):
        return None
    return _action(para, para.text, _number(para), place)


def _tagged(para: Para, place: Callable[[int, int], Span]) -> list[Action]:
    """The sentence that names its owner in brackets at the end of a paragraph."""
    reach = max(0, len(para.text) - _REACH)
    tag = _TAG.search(para.text[reach:])
    said = sentences(para.text[: reach + tag.start()]) if tag else []
    if tag is None or not said:
        return []
    a, b = said[-1]
    return [Action(para.text[a:b], owner=tag["o"], span=place(para.start + a, para.end), printed=para.text[a:])]


def _number(para: Para) -> str | None:
    return None if para.bullet else para.marker.strip("().") or None


def _action(para: Para, text: str, number: str | None, place: Callable[[int, int], Span]) -> Action:
    own = _NUMBERED.match(text) if number is None else None
    if own:
        number, text = own["n"], text[own.end() :]
    close = text[-_REACH:]
    when = _WHEN.search(close)
    before = close[: when.start()] if when else close
    tail = _TAIL.search(before) or _TAIL.search(close) or (_INITIALS.search(before) if own else None)
    tail = tail or _LAST.search(close)
    front = _FRONT.match(text[:_REACH]) or _ALONE.match(text[:_REACH])
    owner = front["o"] if front else tail["o"] if tail else None
    said = when["d"].strip() if when else tail["d"].strip() if tail and tail.groupdict().get("d") else None
    status = _STATUS.fullmatch(said) if said else None
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
