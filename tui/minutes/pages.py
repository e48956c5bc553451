"""Saved pages of a council site: one agenda item, one issue over several meetings, a whole meeting, marked pages."""

from __future__ import annotations

import re
from itertools import pairwise

from tui.minutes.dates import find_date
from tui.minutes.layout import (
    LEAD_NUMBER,
    NUMBER,
    PAGE,
    PDF,
    SECTION,
    ItemDraft,
    Layout,
    MeetingDraft,
    clean_title,
    meeting_line,
)
from tui.minutes.numbered import sentence_like
from tui.minutes.preamble import Head, names_body
from tui.minutes.stream import Para

ITEMS_HEAD = re.compile(r"^(?:no\.?|rhif)\b.{0,25}\bitem$|^items$|^eitem$", re.I)
"""What stands over the table of items on a page of a whole meeting."""


_ITEM_IN_TITLE = re.compile(r"\s*\((?:item|eitem)\s+(?P<n>[^()]{1,8})\)$", re.I)


def read_agenda_item(paras: list[Para], at: int) -> Layout:
    """A page of one item, with the further pages of a file: one that names no meeting is of the meeting before it."""
    first = at + 2 if at >= 0 else 1
    heads = [k for k in range(first, len(paras)) if _is_page_head(paras[k])]
    layout = _one_page(paras[: heads[0]] if heads else paras, at)
    for start, end in pairwise([*heads, len(paras)]):
        more = _one_page(paras[start:end], 0).meetings[0]
        if more.committee is None and more.date is None:
            more.items[0].heads.insert(0, paras[start])
            layout.meetings[-1].items += more.items
        else:
            layout.meetings.append(more)
    return layout


def _one_page(paras: list[Para], at: int) -> Layout:
    head = paras[at + 1 :] if at >= 0 else paras
    preamble = paras[: at + 1] if at >= 0 else []
    rest = (PAGE.match(paras[at].text) or {"rest": None})["rest"] if at >= 0 else None
    item = ItemDraft("")
    meeting = MeetingDraft(items=[item])
    i = 0
    if rest and head and head[0].text.lower().startswith("agenda item"):
        preamble.append(head[0])
        i = 1
    while i < len(head) and i < 4:
        para = head[i]
        number = NUMBER.match(para.text)
        if SECTION.match(para.text):
            break
        item.heads.append(para)
        i += 1
        if number and not para.marker and item.number is None:
            item.number = number["n"]
            continue
        item.title = clean_title((para.marker + " " if para.marker.startswith("(") else "") + para.text)
        if para.marker[:1].isdecimal():
            item.number = para.marker.rstrip(".")
        break
    if i < len(head):
        stated = meeting_line(head[i])
        if stated is not None:
            meeting.committee, meeting.date, meeting.time = stated.committee, stated.date, stated.time
            item.number = item.number or stated.items[0].number
            item.heads.append(head[i])
            i += 1
    if not item.title and rest:
        item.title = clean_title(rest)
    if numbered := _ITEM_IN_TITLE.search(item.title):
        item.title, item.number = item.title[: numbered.start()].rstrip(), item.number or numbered["n"]
    item.paras = head[i:]
    return Layout("agenda item", Head(), [meeting], preamble)


def _is_page_head(para: Para) -> bool:
    """Whether another page of an agenda item begins here: pages of one meeting are often kept in one file."""
    return re.fullmatch(r"agenda item|eitem (?:ar yr agenda|rhaglen)", para.text, re.I) is not None


def read_issue(paras: list[Para], at: int) -> Layout:
    title = ""
    meetings: list[MeetingDraft] = []
    preamble: list[Para] = []
    for para in paras[at + 1 :] if at >= 0 else paras:
        meeting = meeting_line(para)
        if meeting is not None:
            meetings.append(meeting)
            meeting.items[0].heads.append(para)
            continue
        if not meetings:
            if not title or not PAGE.match(para.text):
                title = title if title and not PAGE.match(title) else clean_title(para.text)
            preamble.append(para)
            continue
        item = meetings[-1].items[0]
        if len(item.heads) == 1 and not item.paras and _is_item_line(para, item, title):
            item.heads.append(para)
            lead = (
                LEAD_NUMBER.match(para.text) if item.number and para.text.startswith(item.number.rstrip(".")) else None
            )
            item.title = clean_title(para.text[lead.end() :] if lead else para.text)
            continue
        item.paras.append(para)
    if not meetings:
        body = [p for p in preamble if clean_title(p.text) != title]
        return Layout("issue", Head(), [MeetingDraft(items=[ItemDraft(title, paras=body)])], paras[: at + 1])
    for meeting in meetings:
        meeting.items[0].title = meeting.items[0].title or title
    return Layout("issue", Head(), meetings, preamble + (paras[: at + 1] if at >= 0 else []))


def _is_item_line(para: Para, item: ItemDraft, title: str) -> bool:
    if para.marker and item.number and para.marker.strip("().") == item.number.strip("()."):
        return True
    if item.number and re.match(rf"{re.escape(item.number.rstrip('.'))}\.?\s", para.text):
        return True
    return clean_title(para.text).lower() == title.lower() or (bool(PDF.search(para.text)) and len(para.text) < 220)


def read_meeting(paras: list[Para], at: int) -> Layout:
    begin = next((p.index for p in paras if ITEMS_HEAD.match(p.text)), None)
    start = (begin if begin is not None else max(at, 0)) + 1
    numbered = any(NUMBER.match(p.text) and not p.marker for p in paras[start:])
    meeting = MeetingDraft()
    if begin is None:
        start = _after_head(paras, start)
    preamble = paras[:start]
    i = start
    filed = False
    after_number: str | None = None
    numbers: list[Para] = []
    while i < len(paras):
        para = paras[i]
        i += 1
        if ITEMS_HEAD.match(para.text):
            continue
        filed = (filed or _FILED.fullmatch(para.text) is not None) and not para.marker
        number = NUMBER.match(para.text) if not para.marker else None
        if number and i < len(paras) and not SECTION.match(paras[i].text):
            after_number, numbers = number["n"], [para]
            continue
        if (
            after_number is not None
            and (len(para.text) > 220 or (sentence_like(para.text) and not PDF.search(para.text)))
            and meeting.items
        ):
            after_number = None
        if not numbered and _numbered_title(para, paras[i : i + 1], meeting):
            after_number = para.marker.strip("().")
        titled = not numbered and not filed and _title_like(para)
        if after_number is not None or titled or para.kind == "heading":
            draft = ItemDraft(clean_title(para.text), after_number, heads=[*numbers, para])
            meeting.items.append(draft)
            after_number, numbers = None, []
        elif meeting.items:
            meeting.items[-1].paras.append(para)
        else:
            preamble.append(para)
    return Layout("meeting", Head(), [meeting], preamble)


_FILED = re.compile(
    r"(?:published|supporting|related|background|meeting|additional)? ?(?:documents|papers|attachments|downloads)",
    re.I,
)
"""What stands over the files at the foot of a page."""


def _after_head(paras: list[Para], start: int) -> int:
    """Where the items begin after the body's name and the day, which stand right under what says what page it is."""
    head = paras[start : start + 4]
    bodies = [k for k, para in enumerate(head) if not para.marker and names_body(para.text)]
    days = [k for k, para in enumerate(head) if len(para.text) < 60 and find_date(para.text)]
    return start + max(days) + 1 if bodies and days and bodies[0] < max(days) else start


def _numbered_title(para: Para, after: list[Para], meeting: MeetingDraft) -> bool:
    """Whether a numbered line is the title of the next item: "24. Portfolio review", with its minute right under it."""
    number, text = para.marker.strip("()."), para.text
    titled = text[:1].isupper() and len(text) < 140 and not text.endswith((".", ",", ":", ";", "?"))
    if not number.isdecimal() or not titled or sentence_like(text) or not after or after[0].marker:
        return False
    before = [int(item.number) for item in meeting.items if item.number and item.number.isdecimal()]
    return len(after[0].text) > 80 and (not before or 0 < int(number) - before[-1] < 4)


def _title_like(para: Para) -> bool:
    """A short line in title case without a full stop, or with the size of its attachment."""
    if (
        para.marker
        or len(para.text) > 160
        or para.kind == "row"
        or SECTION.match(para.text)
        or para.text.endswith((":", ",", ";", "?"))
    ):
        return False
    return bool(PDF.search(para.text)) or _title_words(para.text)


def _title_words(text: str) -> bool:
    """Whether a line is in title case, without what sentences, addresses and the foot of a page have."""
    words = re.findall(r"[A-Za-z][\w'’-]*", text)
    if not words or len(words) > 14 or text.endswith(".") or re.search(r"[,:]\s|\bTel\b|[@©|]", text):
        return False
    small = {"and", "of", "the", "to", "for", "in", "on", "with", "from", "at", "by", "a", "an", "or"}
    return all(w[0].isupper() or w.lower() in small for w in words)


def read_marked(paras: list[Para]) -> Layout:
    """A page whose format says what each part is."""
    meetings: list[MeetingDraft] = []
    preamble: list[Para] = []
    number: str | None = None
    title = ""
    for para in paras:
        label = para.label
        if label in ("page", "detail", "attendance"):
            preamble.append(para)
        elif label == "issue title":
            title = clean_title(para.text)
            preamble.append(para)
        elif label == "meeting title" and (meeting := meeting_line(para)) is not None:
            meeting.items[0].title, meeting.items[0].heads = title, [para]
            meetings.append(meeting)
        elif label == "meeting title":
            preamble.append(para)
        elif label == "item number":
            number = para.text.strip().rstrip(".").strip("()")
        elif label == "item title":
            _start_item(meetings, clean_title(para.text), number, para, title)
            number = None
        elif meetings and meetings[-1].items:
            meetings[-1].items[-1].paras.append(para)
        else:
            preamble.append(para)
    if not meetings and title:
        return Layout(
            "issue",
            Head(),
            [MeetingDraft(items=[ItemDraft(title, paras=[p for p in preamble if not p.label])])],
            [p for p in preamble if p.label],
        )
    return Layout("", Head(), meetings, preamble)


def _start_item(meetings: list[MeetingDraft], title: str, number: str | None, para: Para, issue: str) -> None:
    if not meetings:
        meetings.append(MeetingDraft())
    items = meetings[-1].items
    if issue and len(items) == 1 and not items[0].paras and items[0].title == issue:
        items[0].title, items[0].number = title, items[0].number or number
        items[0].heads.append(para)
        return
    items.append(ItemDraft(title, number, heads=[para]))
