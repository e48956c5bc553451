"""Minutes as a document: where its items begin, by number, label, capitals or heading."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.minutes.attendance import is_attendance
from tui.minutes.councils import council_line
from tui.minutes.dates import find_date
from tui.minutes.layout import LEAD_NUMBER, NUMBER, SECTION, ItemDraft, Layout, MeetingDraft, clean_title
from tui.minutes.preamble import Head, dated_body
from tui.minutes.series import lettered, series
from tui.minutes.speech import split_sentences
from tui.minutes.stream import Para

_ITEM_LABEL = re.compile(
    r"^(?:(?:transcript|extract|minutes?|notes?|record)\s+(?:of|from|for)\s+(?:the\s+)?)?(?:agenda )?item\s+"
    r"(?:no\.?\s*)?(?P<n>\d{1,3}[a-z]?(?:\.\d+)?)\s*[.:–-]*\s*(?P<t>.*)$",
    re.I,
)
_PART = re.compile(r"(?P<n>(?P<d>\d{1,3})\s?\([a-z]\))\s+(?P<t>[A-Z].*)$")
"""An item put in after another: "14 (a) Notice of Motion"."""
_ACTION_LIST = re.compile(
    r"^(?:(?:summary|schedule|list|log|table|record) of )?(?:the )?(?:outstanding |agreed |matters and |key |ongoing )?"
    r"actions?(?: (?:log|sheet|list|table|tracker|points?|register|schedule|summary|plan|grid|arising|agreed|items?|"
    r"from (?:this|the) meeting|and recommendations))*$",
    re.I,
)
"""A list of actions after the last item is an item of its own; "ACTION" alone belongs to the item above it."""


_OUTSET = re.compile(
    r"(?:at|from) the (?:very )?(?:outset|start|beginning|opening|commencement)\b"
    r"|(?:before|prior to) (?:the )?(?:start|beginning|opening|commencement|business)\b",
    re.I,
)
"""How business begins that was taken before the first item of the agenda: no part of the head, and a matter without
number or title."""


def read_minutes(paras: list[Para]) -> Layout:
    """Minutes as a document: numbered headings, "Item 4:", a number alone above its title, or headings in capitals."""
    heads = _numbered_heads(paras)
    bare = series(paras)
    if len(bare) > 1 and len(bare) >= len(heads):
        heads = bare
    if not heads:
        return _unnumbered(paras)
    heads |= _action_lists(paras, max(heads))
    meeting = MeetingDraft()
    first = min(heads)
    opens = next((p.index for p in paras[:first] if _OUTSET.match(p.text)), first)
    preamble = paras[:opens]
    if opens < first:
        meeting.items.append(ItemDraft("", paras=paras[opens:first]))
    skip = -1
    for para in paras[first:]:
        if para.index in heads:
            number, title, used = heads[para.index]
            meeting.items.append(
                ItemDraft(clean_title(title), number or None, heads=paras[para.index : para.index + used])
            )
            skip = para.index + used
        elif para.index >= skip:
            meeting.items[-1].paras.append(para)
    return Layout("minutes", Head(), [meeting], preamble)


def _action_lists(paras: list[Para], last: int) -> dict[int, tuple[str, str, int]]:
    """Where a list of actions stands after the last item as an item without number."""
    return {
        p.index: ("", p.text, 1)
        for p in paras[last + 1 :]
        if _ACTION_LIST.match(p.text) and " " in p.text and not p.marker and p.kind != "row"
    }


def _numbered_heads(paras: list[Para]) -> dict[int, tuple[str, str, int]]:
    """Index of each heading → its number, title, and how many paragraphs it takes."""
    found: dict[int, tuple[str, str, int]] = {}
    seen: set[str] = set()
    listed = _listed(paras)
    for i, para in enumerate(paras):
        label = _ITEM_LABEL.match(para.text)
        alone = NUMBER.match(para.text) if not para.marker and para.text.endswith(".") else None
        number = title = None
        used = 1
        if (
            label
            and not para.marker
            and len(para.text) < 260
            and not _two_sentences(label["t"])
            and not label["t"][:1].islower()
        ):
            number, title = label["n"], label["t"]
            if not title and i + 1 < len(paras):
                title, used = paras[i + 1].text, 2
        elif (
            alone
            and i + 1 < len(paras)
            and not paras[i + 1].marker
            and len(paras[i + 1].text) < 220
            and not sentence_like(paras[i + 1].text)
        ):
            number, title, used = alone["n"], paras[i + 1].text, 2
        elif (
            i not in listed
            and re.fullmatch(r"\d{1,3}\.?|\d{1,3}[a-z]?\.", para.marker)
            and (_heading_text(para) or _plain_heading(paras, i, seen))
        ):
            number, title = para.marker.rstrip("."), para.text
        elif para.kind == "heading" and (m := LEAD_NUMBER.match(para.text)):
            number, title = m["n"], para.text[m.end() :]
        elif (part := _PART.match(para.text)) and part["d"] in seen and _heading_text(replace(para, text=part["t"])):
            number, title = part["n"], part["t"]
        elif after := lettered(para, seen):
            number, title = after
        if title and re.match(r"(?:QUESTION|Question) (?:NO|No|\d)", title) and not _next(number, seen):
            continue
        if title:
            title, used = _whole_title(paras, i, title, used)
        part = re.match(r"\([b-z]\)\s", title or "")
        key = f"{number}{part[0].strip()}" if part else number
        if number and key and title and key not in seen and not _GROUP_NUMBER.match(number):
            seen.add(key)
            found[i] = (number, title, used)
    return found


def _next(number: str | None, seen: set[str]) -> bool:
    """Whether a number goes on the series of headings."""
    return bool(number) and str(number).isdecimal() and str(int(str(number)) - 1) in seen


_MORE_NAMES = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*(?:\s+and\s+|\s*[,&]\s*|\s+)?){1,8}$")
_OPEN_END = re.compile(r"(?:[,&(–-]|\b(?:and|or|of|the|to|in|on|by|for|from|with|at|[A-Z]\.))$", re.I)


def _whole_title(paras: list[Para], i: int, title: str, used: int) -> tuple[str, int]:
    """A title that runs over several lines, and how many paragraphs it takes with its number."""
    while i + used < len(paras) and used < 6 and len(title) < 300:
        line = paras[i + used]
        opened = title.count("(") > title.count(")")
        names = re.search(r"\b(?:Councillors|Cllrs\.?)\b[^()]*$", title) and _MORE_NAMES.match(line.text)
        bold = line.bold and paras[i + used - 1].bold
        wraps = bold and ((len(title) > 45 and title[-1] not in '.?:;”"') or _OPEN_END.search(title))
        moved = bold and title[-1] in ".:" and re.match(r"notices? of motion\b", line.text, re.I)
        if line.marker or len(line.text) > 160 or line.text[:1] in "“\"‘'|" or re.match(r"I (?:will|ask)\b", line.text):
            break
        if not (names or wraps or moved or (opened and not line.text.endswith("."))):
            break
        title, used = f"{title} {line.text}", used + 1
    return title, used


def _plain_heading(paras: list[Para], i: int, seen: set[str]) -> bool:
    """A short numbered line that goes on the series of headings and has its own paragraph under it."""
    para = paras[i]
    number = int(para.marker.rstrip(".abcdefgh") or 0)
    if (
        len(para.text) > 110
        or para.text.endswith((".", ";", ",", ":", "?", "”", '"'))
        or sentence_like(para.text)
        or i + 1 >= len(paras)
    ):
        return False
    if i and paras[i - 1].text.endswith((":", ":-", ";")):
        return False
    follows = not paras[i + 1].marker or paras[i + 1].marker.strip("().") != str(number + 1)
    return follows and (number == 1 or str(number - 1) in seen)


_GROUP_NUMBER = re.compile(r"^(?:19|20)\d\d$")


def _two_sentences(text: str) -> bool:
    return len(split_sentences(text)) > 1


def _listed(paras: list[Para]) -> set[int]:
    """Numbered lines that follow one another with nothing between: a list and no headings."""
    out: set[int] = set()
    run: list[int] = []
    for i, para in enumerate(paras):
        goes_on = bool(run) and run[-1] == i - 1
        if re.fullmatch(r"\d{1,3}\.?", para.marker) and (
            not goes_on or int(para.marker.strip(".")) == int(paras[run[-1]].marker.strip(".")) + 1
        ):
            if not goes_on:
                run = []
            run.append(i)
        else:
            run = []
        if len(run) >= 3:
            out.update(run[-3:])
    return out


def sentence_like(text: str) -> bool:
    if text.startswith("To consider") and not _two_sentences(text):
        return False
    return _two_sentences(text) or (text.endswith(".") and len(text) > 90) or text[:1].islower()


def _heading_text(para: Para) -> bool:
    text = para.text
    if len(text) > 200 or text.endswith((";", ",", ":")) or sentence_like(text) or text[:1] in "“\"'":
        return False
    if para.bold or para.kind == "heading" or text.isupper():
        return True
    words = re.findall(r"[A-Za-z][\w'’-]+", text)
    capital = sum(w[0].isupper() for w in words)
    if re.match(
        r"(?:that|to|the|a|an|in|it|councillor|cllr|mr|mrs|ms|members?|there)\b", text, re.I
    ) and not text.startswith("To consider"):
        return False
    if text.endswith(".") and not text.startswith("To "):
        return False
    return bool(words) and (text.startswith("To consider") or capital >= 0.5 * len(words) or len(words) <= 4)


_CODE = re.compile(r"(?P<n>[A-Z]{1,3}[/-]?\d{1,3})[.:)]\s+(?=[A-Z])")
"""A number with a letter before it, at the head of a heading: "A3. DAMP AND MOULD"."""


def _unnumbered(paras: list[Para]) -> Layout:
    """No numbers: headings as marked, or lines in capitals; without either the whole is one item."""
    body = max(_after_attendance(paras), _head_lines(paras))
    heads = [p for p in paras[body:] if p.kind == "heading" and not SECTION.match(p.text)]
    if len(heads) < 2:
        heads = [
            p
            for p in paras[body:]
            if p.text.isupper()
            and 6 < len(p.text) < 160
            and not p.marker
            and not _LABELLED.match(p.text)
            and not SECTION.match(p.text)
        ]
    title = [p for p in heads if not read_head_line(p.text) and not find_date(p.text)]
    only = paras[0] if paras and paras[0].kind == "heading" else None
    if not title and only and not read_head_line(only.text) and not find_date(only.text) and body == 0:
        item = ItemDraft(clean_title(only.text), only.marker.rstrip(".") or None, heads=[only], paras=paras[1:])
        return Layout("", Head(), [MeetingDraft(items=[item])], [])
    if not title:
        named = paras[body : body + 1] if body and _names_item(paras[body : body + 2]) else []
        item = ItemDraft(named[0].text if named else "", heads=named, paras=paras[body + len(named) :])
        return Layout("", Head(), [MeetingDraft(items=[item])], paras[:body])
    marks = {p.index for p in title}
    meeting = MeetingDraft()
    preamble: list[Para] = []
    for para in paras:
        if para.index in marks:
            code = None if para.marker else _CODE.match(para.text)
            number = code["n"] if code else para.marker.rstrip(".") or None
            meeting.items.append(ItemDraft(clean_title(para.text[code.end() if code else 0 :]), number, heads=[para]))
        elif meeting.items:
            meeting.items[-1].paras.append(para)
        else:
            preamble.append(para)
    if meeting.items and any(len(p.text) > 300 for p in preamble):
        meeting.items.insert(0, ItemDraft("", paras=preamble))
        preamble = []
    return Layout("minutes", Head(), [meeting], preamble)


def _names_item(paras: list[Para]) -> bool:
    """Whether the first line is a title: a few words, most of them in capitals, over something else."""
    return len(paras) == 2 and _heading_text(paras[0]) and not paras[0].marker and not paras[0].cells


def _after_attendance(paras: list[Para]) -> int:
    """Where the text begins after the head of minutes and the lists of those present; 0 without such a head."""
    if not any(re.match(r"(?:draft )?minutes\b", p.text, re.I) for p in paras[:12]):
        return 0
    at = 0
    for i, para in enumerate(paras[:40]):
        if is_attendance(para.text):
            at = i + 1
            while (
                at < len(paras)
                and re.match(
                    r"(?:councillors?|cllrs?|mr|ms|mrs|dr)\b|.{0,80}\((?:mr|ms|mrs|dr)\b", paras[at].text, re.I
                )
                and not re.search(r"\b(?:asked|stated|said|proposed|noted)\b", paras[at].text)
            ):
                at += 1
    return at


_LABELLED = re.compile(
    r"^(?:QUESTIONS?|ANSWER|REPLY|RESPONSE|RESOLVED|NOTED|AGREED|RECOMMEND\w+|ACTIONS?|PRESENT|IN ATTENDANCE|"
    r"MEMBERS PRESENT)\b(?! (?:AND|FROM|TO|BY M|OF W|ON N|UNDER))",
    re.I,
)


def read_head_line(text: str) -> bool:
    """Whether a line in capitals names the council, the meeting, its number or an appendix and is no item."""
    return council_line(text) is not None or bool(
        re.search(
            r"\b(?:COUNCIL|COMMITTEE|PANEL|BOARD|CABINET|COMMISSION)$|^MEETING \d+$|^MINUTES\b|^(?:DRAFT|"
            r"CONFIRMED)\b|^PRESENT\b|^(?:THE )?END OF (?:THE )?(?:MINUTES|MEETING|DOCUMENT|PAPERS?)\b",
            text,
        )
        or _APPENDIX.match(text)
    )


_APPENDIX = re.compile(
    r"(?:minutes?\s+)?(?:appendix|annexe?|schedule|supplement)(?:\s+[A-Z\d]{1,3})?(?:\s+to\s+(?:the\s+)?minutes\b.*)?$",
    re.I,
)
"""A line that says of what the document is an appendix."""


def _head_lines(paras: list[Para]) -> int:
    """How many lines at the top state the council, or the meeting and its date, before anything is told."""
    at = 0
    for i, para in enumerate(paras[:8]):
        if para.marker or para.cells or len(para.text) > 140 or para.text.endswith((".", "?", ":", ";")):
            break
        if council_line(para.text) or dated_body(para.text) or _APPENDIX.match(para.text):
            at = i + 1
    return at
