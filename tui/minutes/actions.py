"""Entries under an ACTION heading, action lists and tables, "Action: …" lines and owners in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tui.minutes.action_tables import columns_of, flat_table, is_head, row
from tui.minutes.due import due_words
from tui.minutes.model import Action, Span
from tui.minutes.names import NAME, ROLE_NOUN, TITLE
from tui.minutes.phrases import Phrase
from tui.minutes.sentences import sentences
from tui.minutes.stream import Para

_HEAD = re.compile(
    r"(?:[A-ZÂÊÎÔÛŴŶ]{4,}\s*/\s*)?(?:the\s+|matters for\s+)?"
    r"(?:agreed |outstanding |following |further |follow[- ]?up |key |new |(?:summary|list|schedule|table|"
    r"record) of (?:the )?)*"
    r"(?:actions?(?:\(s\))?|action points?|action (?:list|log|sheet|tracker|items|plan))"
    r"(?:\s*(?:/|,|&|\band\b|\bor\b)\s*(?:recommendations?|decisions?|requests?|information|points?|outcomes?|matters|next|"
    r"further|[a-z]+)\b[^.:/]{0,60})?"
    r"(?:\s+(?:points?|list|required|arising|outstanding|agreed|log|arose|were|was|from|for|taken|recorded|"
    r"to be)\b[^.:]{0,60})?"
    r"\s*[:.–-]*",
    re.I,
)
_TRACKS = re.compile(r"\btracker|monitoring|programme|update|progress|review\b", re.I)
"""A title under which old actions are talked of and none is listed."""
_LINE = re.compile(
    r"(?:\(|\[)?(?:[Aa]greed |[Ff]ollow[- ]?up )?(?:ACTIONS?|Actions?)(?:\([Ss]\))?(?: [Pp]oints?| [Ii]tems?|"
    r" [Bb]y| [Ff]or| [Rr]equired|"
    r" [Aa]greed| [Aa]rising| (?:for|from) (?:the )?[\w ]{3,40})?"
    r"\s*(?P<n>(?:[A-Z]{1,4}\s?)?\d+(?:[./]\d+)*)?\s*(?:[:–—]|\s-\s|-\s)\s*(?P<t>\S.*?)$"
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
_BARE_LINE = Phrase("action", rf"A(?:CTION|ction)\s+(?P<t>{_ALL}\s+to\s+\w.*)$")
"""The label without a colon: "Action Head of Roads to circulate the list"."""
_FRONT = re.compile(
    rf"(?:[Tt]he\s+)?(?P<o>{_ALL})\s*"
    r"(?::|–|—|\s-\s|,?\s+(?:is |are |was |were )?(?:to|would|will|shall|agreed to|undertook to|asked to)\b)"
)
_ALONE = re.compile(rf"(?:[Tt]he\s+)?(?P<o>{_ALL})\.?$")
_LAST = re.compile(
    rf"[\s.,](?P<o>(?:{TITLE})\s*[A-Z][\w'’-]+)(?:[\s.,;]+(?P<d>(?:\d{{1,2}}\s)?[A-Z][a-z]+(?:\s\d{{4}})?))?\.?$"
)
_SET_APART = re.compile(rf"[.;]\s+(?P<o>{_ALL})(?:[.;]\s+(?P<d>(?:\d{{1,2}}\s)?[A-Z][a-z]+(?:\s\d{{4}})?))?\.?$")
"""The owner as a sentence of its own after what is to be done: "Send the readings. Strategic Director. Overdue."."""
_INITIALS = re.compile(r"\s+(?P<o>[A-Z]{2,5}(?:\s[A-Z][A-Za-z]{1,3})?(?:\s?/\s?[A-Z]\w+)?)$")
_TAG = Phrase("action", rf"\s*[\[(]\s*A(?:CTION|ction)(?: by)?\s*[:–-]\s*(?P<o>{_ALL})\s*[\])]\.?$")
"""The owner of what a sentence says, in brackets at its end: "(Action: Ms Pike)"."""
_INLINE = Phrase(
    "action",
    r"(?<=[.;:)”?])\s+[\[(]?(?:ACTIONS?|Actions?)(?: [Pp]oint)?\s*(?P<n>(?:[A-Z]{1,4}\s?)?\d+(?:[./]\d+)*)?\s*"
    r"(?::|–|—|\s-)\s*(?P<t>[^\s\])][^\])]{1,400}?)[\])]?\.?$",
)
"""An action at the end of a paragraph that tells of it: "… would be sent. ACTION: Ms Pike"."""
_OWNED = Phrase(
    "owner lead responsible action",
    rf"\s*[.;,]?\s+(?:[Oo]wner|[Ll]ead(?: officer)?|[Rr]esponsible(?: officer)?|[Aa]ction by)\s*:\s*(?P<o>{_ALL})\.?$",
)
"""The owner behind a label of its own: "To circulate the list. Owner: Head of Roads"."""
_REF = re.compile(r"(?P<n>(?:[Mm]inute|[Ii]tem|[Pp]ara(?:graph)?)\s+(?:[Nn]o\.?\s*)?[\w./]{1,8})\s*[:–—-]\s+(?=\S)")
"""The minute that an entry comes from, before it."""
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
    under = bool(title) and _HEAD.fullmatch(title.strip()) is not None and not _TRACKS.search(title)
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
        elif not para.cells and (entries := _entries(para, under, out, place)):
            out += [replace(entry, owner=entry.owner or owner) for entry in entries]
            taken.add(para.index)
        elif not para.cells and (alone := _owner_alone(para, paras[k - 1] if k else None, place)) is not None:
            out.append(alone)
        else:
            under, owner = under and not out and para.text.endswith(":"), None
            out += _tagged(para, place)
    return tuple(out), frozenset(taken)


def _is_head(para: Para) -> bool:
    return len(para.text) < 120 and para.section != "label" and _HEAD.fullmatch(para.text) is not None


def _owner_head(para: Para, after: Sequence[Para]) -> str | None:
    """Whose the entries under a line are: "Head of Roads:" over a list of what the Head is to do."""
    alone = _ALONE.fullmatch(para.text[:-1].strip()) if para.text.endswith(":") and len(para.text) < 90 else None
    return alone["o"] if alone and any(p.marker for p in after) else None


def _owner_alone(para: Para, before: Para | None, place: Callable[[int, int], Span]) -> Action | None:
    """A label that only says whose the matter above is: "ACTION: Head of Roads"; its text is the sentence above."""
    line = _LINE.match(para.text) if len(para.text) < 120 else None
    owner = _ALONE.fullmatch(line["t"].strip("()[] .")) if line else None
    said = sentences(before.text) if owner and before is not None and not before.cells else []
    if owner is None or before is None or not said:
        return None
    start = said[-1][0]
    text = f"{before.text[start:]}\n{para.text}"
    return Action(text, owner=owner["o"], span=place(before.start + start, para.end), printed=text)


def _entries(para: Para, under: bool, before: list[Action], place: Callable[[int, int], Span]) -> list[Action]:
    """The actions that a paragraph is: "Action 2: …" anywhere, or an entry under a heading."""
    line = _LINE.match(para.text) or _BARE_LINE.match(para.text)
    if line:
        text = line["t"]
        if _ALONE.fullmatch(text.strip("()[] .")):
            return []
        bracketed = para.text[0] in "([" and text[-1] in ")]"
        number = line.groupdict().get("n") or _number(para)
        return _parted(para, text[:-1] if bracketed else text, number, place)
    if not under or para.section in ("label", "documents") or para.kind == "heading":
        return []
    if (not para.marker and _STOP.match(para.text)) or para.text.endswith(":"):
        return []
    shaped = (
        _NUMBERED.match(para.text)
        or _FRONT.match(para.text[:_REACH])
        or _TAIL.search(para.text[-_REACH:])
        or _REF.match(para.text)
        or _OWNED.search(para.text[-_REACH:])
    )
    if not para.marker and shaped is None and (before or len(para.text) > 400):
        return []
    return [_action(para, para.text, _number(para), place)]


def _parted(para: Para, text: str, number: str | None, place: Callable[[int, int], Span]) -> list[Action]:
    """Several actions in one line, each with its owner: "Head of Roads to …; Ms Pike to …"."""
    parts = [p for p in re.split(r";\s+(?:and\s+)?", text) if p]
    if len(parts) < 2 or not all(_FRONT.match(re.sub(r"^\(\w+\)\s*", "", p)[:_REACH]) for p in parts):
        return [_action(para, text, number, place)]
    return [_action(para, re.sub(r"^\(\w+\)\s*", "", part), number, place) for part in parts]


def _tagged(para: Para, place: Callable[[int, int], Span]) -> list[Action]:
    """The action that a paragraph ends with: its owner behind a sentence, or a label and what is to be done."""
    inline = _INLINE.search(para.text)
    if inline and (_FRONT.match(inline["t"]) or re.match(r"(?:the|that|to|an?)\s", inline["t"], re.I)):
        start = para.start + inline.start("t")
        found = _action(para, inline["t"], inline["n"], place)
        return [replace(found, span=place(start, para.end), printed=para.text[inline.start() :].strip())]
    reach = max(0, len(para.text) - _REACH)
    tag = _TAG.search(para.text[reach:])
    named = _ALONE.fullmatch(inline["t"].strip()) if inline else None
    owner = tag["o"] if tag else named["o"] if named else None
    stop = reach + tag.start() if tag else inline.start() if inline else 0
    said = sentences(para.text[:stop]) if owner else []
    if owner is None or not said:
        return []
    a, b = said[-1]
    return [Action(para.text[a:b], owner=owner, span=place(para.start + a, para.end), printed=para.text[a:])]


def _number(para: Para) -> str | None:
    return None if para.bullet else para.marker.strip("().") or None


def _action(para: Para, text: str, number: str | None, place: Callable[[int, int], Span]) -> Action:
    own = (_NUMBERED.match(text) or _REF.match(text)) if number is None else None
    if own:
        number, text = own["n"], text[own.end() :]
    close = text[-_REACH:]
    when = _WHEN.search(close)
    before = close[: when.start()] if when else close
    tail = _TAIL.search(before) or _TAIL.search(close) or (_INITIALS.search(before) if own else None)
    tail = _OWNED.search(close) or tail or _SET_APART.search(close) or _LAST.search(close)
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
