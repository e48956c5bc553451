"""Structure first: which paragraphs belong to which meeting and agenda item, and what the page says about them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.minutes.acts import split_sentences
from tui.minutes.dates import find_date, find_time
from tui.minutes.preamble import Head, is_attendance, read_head, tidy_committee
from tui.minutes.stream import Para, Stream

_PAGE = re.compile(
    r"^(?P<kind>agenda items?|issue|issue details|agendas?,? (?:and|decisions and) minutes|"
    r"agenda,? decisions and minutes|agendas, meetings and minutes|"
    r"agenda a chofnodion|decision details|decision|draft minutes|printed minutes|agenda and draft minutes|"
    r"meeting details)"
    r"(?:\s*[-–/]\s*(?P<rest>.*))?$",
    re.I,
)
_MEETING = re.compile(
    r"^(?:[-–]\s*)?meeting(?::|"
    r" of)\s*(?:(?P<num>\d{1,2}/\d{1,2}/\d{4})\s*[-–]\s*)?(?P<name>.*?)(?:\s*\(item\s+(?P<item>[^)]*?)\.?\))?$",
    re.I,
)
_PDF = re.compile(r"\s*(?:pdf icon\s*)?(?:\bPDF|\bDOCX?|\bXLSX?)\s+[\d.,]+\s*[KM]B\b.*$", re.I)
_PDF_WORD = re.compile(r"\s*\bpdf icon\b.*$", re.I)
_SECTION = re.compile(
    r"^(?:\w+(?: \w+)?\s*/\s*)?(?P<s>minutes|decisions?|additional documents|supporting documents|notes?|"
    r"discussion|purpose|dogfennau ychwanegol|cofnodion)\s*:$",
    re.I,
)
_NUMBER = re.compile(r"^\(?(?P<n>\d{1,3}[a-z]?(?:[./]\d{1,3})*)[.):]?$")
_ITEM_LABEL = re.compile(
    r"^(?:agenda )?item\s+(?:no\.?\s*)?(?P<n>\d{1,3}[a-z]?(?:\.\d+)?)\s*[.:–-]*\s*(?P<t>.*)$", re.I
)
_ITEMS_HEAD = re.compile(r"^(?:no\.?|rhif)\b.{0,25}\bitem$|^items$|^eitem$", re.I)
_LEAD_NUMBER = re.compile(r"^(?P<n>\d{1,4}[a-z]?(?:\.\d+)?)\.?\s+(?=\S)")
_GROUP = re.compile(
    r"^(?:questions?|notices? of motions?|motions?|correspondence|part (?:one|two|a|b|i+|1|2)|items?|media|"
    r"deputations?)\.?:?$",
    re.I,
)
_PROCEDURAL = re.compile(
    r"apolog|declaration|declarations? of|minutes of|^minutes|^adoption of (?:the )?minutes|confirmation of|"
    r"exclusion of|date (?:and time )?of (?:the )?next|attendance|welcome|"
    r"announcement|public participation|urgent business|any other business|a\.?o\.?b|substitut|ymddiheuriadau|"
    r"datgan|roll call|election of chair|webcast|"
    r"chair'?s introduction|work programme|disclosure",
    re.I,
)
_EXEMPT = re.compile(
    r"schedule 12a|exempt information|part (?:2|two|ii|b)\s*[-–:(]|not for publication|closed to the (?:press|public)",
    re.I,
)


@dataclass(slots=True)
class ItemDraft:
    """An item's heading and the paragraphs under it."""

    title: str
    number: str | None = None
    paras: list[Para] = field(default_factory=list)
    heads: list[Para] = field(default_factory=list)
    exempt: bool = False
    labels: list[str] = field(default_factory=list)
    """The labels right under the heading ("Minutes:")."""

    @property
    def procedural(self) -> bool:
        return bool(_PROCEDURAL.search(self.title)) and not re.search(r"question", self.title, re.I)


@dataclass(slots=True)
class MeetingDraft:
    """What the document says about a meeting, and its items."""

    committee: str | None = None
    date: str | None = None
    time: str | None = None
    items: list[ItemDraft] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """The whole document in order: its page kind, its head, its meetings."""

    page: str
    head: Head
    meetings: list[MeetingDraft]
    preamble: list[Para]


def clean_title(text: str) -> str:
    """A title without size of its attachment and stray marks."""
    text = _PDF_WORD.sub("", _PDF.sub("", text))
    text = re.sub(
        r"(?<=[a-z\d)])\s+To (?:consider|receive|note|approve|agree|sign|confirm|review|scrutinise|determine|"
        r"answer|put|hear)\b.*$",
        "",
        text,
    )
    return text.strip(" *").rstrip(":").strip() if len(text) > 1 else text


def lay_out(stream: Stream) -> Layout:
    """The document's paragraphs dealt out to meetings and items."""
    paras = stream.paras
    facts = stream.document.facts
    page, at = _page_kind(paras, facts.get("page", ""))
    if any(p.label in ("item title", "issue title") for p in paras):
        layout = _labelled(paras)
    elif page == "agenda item":
        layout = _agenda_item(paras, at)
    elif page == "issue":
        layout = _issue(paras, at)
    elif page == "meeting":
        layout = _meeting(paras, at)
    else:
        layout = _minutes(paras)
    layout.page = page or layout.page
    layout.head = read_head(stream, layout.preamble)
    _settle(layout, facts)
    for meeting in layout.meetings:
        for item in meeting.items:
            _sections(item)
    return layout


def _page_kind(paras: list[Para], stated: str) -> tuple[str, int]:
    for para in paras[:25]:
        m = _PAGE.match(para.text)
        if not m or len(para.text) > 140:
            continue
        kind = m["kind"].lower()
        if kind.startswith("agenda item"):
            return "agenda item", para.index
        if kind.startswith(("issue", "decision")):
            return "issue", para.index
        return "meeting", para.index
    if stated in ("agenda item", "issue", "meeting"):
        return stated, -1
    if any(_MEETING.match(p.text) and p.text.lower().startswith("meeting:") and find_date(p.text) for p in paras[:12]):
        return "issue", -1
    return "", -1


def _settle(layout: Layout, facts: Mapping[str, str]) -> None:
    """What the page states about its only meeting is that meeting's own."""
    head = layout.head
    if not layout.meetings:
        layout.meetings.append(MeetingDraft())
    if len(layout.meetings) == 1:
        meeting = layout.meetings[0]
        meeting.committee = meeting.committee or facts.get("committee") or head.committee
        meeting.date = meeting.date or facts.get("date") or head.date
        meeting.time = meeting.time or facts.get("time") or head.time


def _meeting_line(para: Para) -> MeetingDraft | None:
    if para.label and para.label != "meeting title":
        return None
    m = _MEETING.match(para.text)
    found = find_date(para.text)
    if not m or not found or len(para.text) > 250:
        return None
    name = m["name"]
    if not m["num"]:
        name = re.split(r"[,–-]\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d)", name, maxsplit=1, flags=re.I)[0]
    item = ItemDraft("", (m["item"] or "").strip() or None)
    return MeetingDraft(
        tidy_committee(name), found[0], find_time(para.text[found[2] :]) if not m["num"] else None, [item]
    )


def _agenda_item(paras: list[Para], at: int) -> Layout:
    head = paras[at + 1 :] if at >= 0 else paras
    preamble = paras[:at] if at > 0 else []
    rest = (_PAGE.match(paras[at].text) or {"rest": None})["rest"] if at >= 0 else None
    item = ItemDraft("")
    meeting = MeetingDraft(items=[item])
    i = 0
    if rest and head and head[0].text.lower().startswith("agenda item"):
        i = 1
    while i < len(head) and i < 4:
        para = head[i]
        number = _NUMBER.match(para.text)
        if number and not item.title and not para.marker:
            item.number = number["n"]
        elif not item.title and not _SECTION.match(para.text):
            item.title, item.heads = (
                clean_title((para.marker + " " if para.marker.startswith("(") else "") + para.text),
                [para],
            )
            if para.marker and para.marker[0].isdigit():
                item.number = para.marker.rstrip(".")
            i += 1
            break
        i += 1
    if i < len(head):
        stated = _meeting_line(head[i])
        if stated is not None:
            meeting.committee, meeting.date, meeting.time = stated.committee, stated.date, stated.time
            item.number = item.number or stated.items[0].number
            item.heads.append(head[i])
            i += 1
    item.paras = head[i:]
    if not item.title and rest:
        item.title = clean_title(rest)
    return Layout("agenda item", Head(), [meeting], preamble)


def _issue(paras: list[Para], at: int) -> Layout:
    title = ""
    meetings: list[MeetingDraft] = []
    preamble: list[Para] = []
    for para in paras[at + 1 :] if at >= 0 else paras:
        meeting = _meeting_line(para)
        if meeting is not None:
            meetings.append(meeting)
            meeting.items[0].heads.append(para)
            continue
        if not meetings:
            if not title or not _PAGE.match(para.text):
                title = title if title and not _PAGE.match(title) else clean_title(para.text)
            preamble.append(para)
            continue
        item = meetings[-1].items[0]
        if len(item.heads) == 1 and not item.paras and _is_item_line(para, item, title):
            item.heads.append(para)
            lead = (
                _LEAD_NUMBER.match(para.text) if item.number and para.text.startswith(item.number.rstrip(".")) else None
            )
            item.title = clean_title(para.text[lead.end() :] if lead else para.text)
            continue
        item.paras.append(para)
    if not meetings:
        body = [p for p in preamble if clean_title(p.text) != title]
        return Layout("issue", Head(), [MeetingDraft(items=[ItemDraft(title, paras=body)])], [])
    for meeting in meetings:
        meeting.items[0].title = meeting.items[0].title or title
    return Layout("issue", Head(), meetings, preamble + (paras[: at + 1] if at >= 0 else []))


def _is_item_line(para: Para, item: ItemDraft, title: str) -> bool:
    if para.marker and item.number and para.marker.strip("().") == item.number.strip("()."):
        return True
    if item.number and re.match(rf"{re.escape(item.number.rstrip('.'))}\.?\s", para.text):
        return True
    return clean_title(para.text).lower() == title.lower() or (bool(_PDF.search(para.text)) and len(para.text) < 220)


def _meeting(paras: list[Para], at: int) -> Layout:
    begin = next((p.index for p in paras if _ITEMS_HEAD.match(p.text)), None)
    start = (begin if begin is not None else max(at, 0)) + 1
    numbered = any(_NUMBER.match(p.text) and not p.marker for p in paras[start:])
    meeting = MeetingDraft()
    preamble = paras[:start]
    i = start
    after_number: str | None = None
    while i < len(paras):
        para = paras[i]
        i += 1
        if _ITEMS_HEAD.match(para.text):
            continue
        number = _NUMBER.match(para.text) if not para.marker else None
        if number and i < len(paras) and not _SECTION.match(paras[i].text):
            after_number = number["n"]
            continue
        if (
            after_number is not None
            and (len(para.text) > 220 or (_sentence_like(para.text) and not _PDF.search(para.text)))
            and meeting.items
        ):
            after_number = None
        if after_number is not None or (not numbered and _title_like(para)) or para.kind == "heading":
            draft = ItemDraft(clean_title(para.text), after_number, heads=[para])
            meeting.items.append(draft)
            after_number = None
        elif meeting.items:
            meeting.items[-1].paras.append(para)
        else:
            preamble.append(para)
    return Layout("meeting", Head(), [meeting], preamble)


def _title_like(para: Para) -> bool:
    """A short line in title case without a full stop, or with the size of its attachment."""
    if (
        para.marker
        or len(para.text) > 160
        or para.kind == "row"
        or _SECTION.match(para.text)
        or para.text.endswith((":", ",", ";", "?"))
    ):
        return False
    if _PDF.search(para.text):
        return True
    words = re.findall(r"[A-Za-z][\w'’-]*", para.text)
    if not words or len(words) > 14 or para.text.endswith(".") or re.search(r"[,:]\s|\bTel\b|@", para.text):
        return False
    small = {"and", "of", "the", "to", "for", "in", "on", "with", "from", "at", "by", "a", "an", "or"}
    return all(w[0].isupper() or w.lower() in small for w in words)


def _minutes(paras: list[Para]) -> Layout:
    """Minutes as a document: numbered headings, "Item 4:", a number alone above its title, or headings in capitals."""
    heads = _numbered_heads(paras)
    if not heads:
        return _unnumbered(paras)
    meeting = MeetingDraft()
    first = min(heads)
    preamble = paras[:first]
    skip = -1
    for para in paras[first:]:
        if para.index in heads:
            number, title, used = heads[para.index]
            meeting.items.append(ItemDraft(clean_title(title), number, heads=paras[para.index : para.index + used]))
            skip = para.index + used
        elif para.index >= skip:
            meeting.items[-1].paras.append(para)
    return Layout("minutes", Head(), [meeting], preamble)


def _numbered_heads(paras: list[Para]) -> dict[int, tuple[str, str, int]]:
    """Index of each heading → its number, title, and how many paragraphs it takes."""
    found: dict[int, tuple[str, str, int]] = {}
    seen: set[str] = set()
    listed = _listed(paras)
    for i, para in enumerate(paras):
        label = _ITEM_LABEL.match(para.text)
        alone = _NUMBER.match(para.text) if not para.marker and para.text.endswith(".") else None
        number = title = None
        used = 1
        if (
            label
            and not para.marker
            and len(para.text) < 260
            and not _two_sentences(para.text)
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
            and not _sentence_like(paras[i + 1].text)
        ):
            number, title, used = alone["n"], paras[i + 1].text, 2
        elif (
            i not in listed
            and re.fullmatch(r"\d{1,3}\.?|\d{1,3}[a-z]?\.", para.marker)
            and (_heading_text(para) or _plain_heading(paras, i, seen))
        ):
            number, title = para.marker.rstrip("."), para.text
        elif para.kind == "heading" and (m := _LEAD_NUMBER.match(para.text)):
            number, title = m["n"], para.text[m.end() :]
        if title and re.match(r"(?:QUESTION|Question) (?:NO|No|\d)", title):
            continue
        if number and title and number not in seen and not _GROUP_NUMBER.match(number):
            seen.add(number)
            found[i] = (number, title, used)
    return found


def _plain_heading(paras: list[Para], i: int, seen: set[str]) -> bool:
    """A short numbered line that goes on the series of headings and has its own paragraph under it."""
    para = paras[i]
    number = int(para.marker.rstrip(".abcdefgh") or 0)
    if (
        len(para.text) > 110
        or para.text.endswith((".", ";", ",", ":", "?", "”", '"'))
        or _sentence_like(para.text)
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


def _sentence_like(text: str) -> bool:
    if text.startswith("To consider") and not _two_sentences(text):
        return False
    return _two_sentences(text) or (text.endswith(".") and len(text) > 90) or text[:1].islower()


def _heading_text(para: Para) -> bool:
    text = para.text
    if len(text) > 200 or text.endswith((";", ",", ":")) or _sentence_like(text) or text[:1] in "“\"'":
        return False
    if para.bold or para.kind == "heading" or text.isupper():
        return True
    words = re.findall(r"[A-Za-z][\w'’-]+", text)
    capital = sum(w[0].isupper() for w in words)
    if re.match(
        r"(?:that|to|the|a|an|in|it|councillor|cllr|mr|mrs|ms|members?|there)\b", text, re.I
    ) and not text.startswith("To consider"):
        return False
    return bool(words) and not text.endswith(".") and (capital >= 0.5 * len(words) or len(words) <= 4)


def _unnumbered(paras: list[Para]) -> Layout:
    """No numbers: headings as marked, or lines in capitals; without either the whole is one item."""
    body = _after_attendance(paras)
    heads = [p for p in paras[body:] if p.kind == "heading" and not _SECTION.match(p.text)]
    if len(heads) < 2:
        heads = [
            p
            for p in paras[body:]
            if p.text.isupper()
            and 6 < len(p.text) < 160
            and not p.marker
            and not _LABELLED.match(p.text)
            and not _SECTION.match(p.text)
        ]
    title = [p for p in heads if not read_head_line(p.text) and not find_date(p.text)]
    if not title:
        return Layout("", Head(), [MeetingDraft(items=[ItemDraft("", paras=paras[body:])])], paras[:body])
    marks = {p.index for p in title}
    meeting = MeetingDraft()
    preamble: list[Para] = []
    for para in paras:
        if para.index in marks:
            meeting.items.append(ItemDraft(clean_title(para.text), para.marker.rstrip(".") or None, heads=[para]))
        elif meeting.items:
            meeting.items[-1].paras.append(para)
        else:
            preamble.append(para)
    if meeting.items and any(len(p.text) > 300 for p in preamble):
        meeting.items.insert(0, ItemDraft("", paras=preamble))
        preamble = []
    return Layout("minutes", Head(), [meeting], preamble)


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
    """Whether a line in capitals names the council, the meeting or its number and is no item."""
    return bool(
        re.search(
            r"\b(?:COUNCIL|COMMITTEE|PANEL|BOARD|CABINET|COMMISSION)$|^MEETING \d+$|^MINUTES\b|^(?:DRAFT|"
            r"CONFIRMED)\b|^PRESENT\b|^THE CITY OF\b",
            text,
        )
    )


def _labelled(paras: list[Para]) -> Layout:
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
        elif label == "meeting title" and (meeting := _meeting_line(para)) is not None:
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


def _sections(item: ItemDraft) -> None:
    """Each paragraph of an item told which part it stands in."""
    labels = {
        "purpose": "rubric",
        "minutes": "minutes",
        "decision": "decision",
        "documents": "documents",
        "reasons": "minutes",
        "options": "minutes",
    }
    minuted = any(
        (m := _SECTION.match(p.text)) and m["s"].lower().startswith(("minutes", "cofnodion", "decision"))
        for p in item.paras
    )
    current = (
        "rubric"
        if any(
            (m := _SECTION.match(p.text)) and m["s"].lower().startswith(("minutes", "cofnodion")) for p in item.paras
        )
        else ""
    )
    for para in item.paras:
        m = _SECTION.match(para.text)
        if m:
            name = m["s"].lower()
            if name.startswith(("minutes", "cofnodion")):
                current = "minutes"
            elif name.startswith("decision"):
                current = "decision"
            elif name.startswith("supporting"):
                current = "documents"
            elif name.startswith(("additional", "dogfennau")) and not minuted:
                for before in item.paras:
                    if before is para:
                        break
                    before.section = before.section or "rubric"
            para.section = "label"
            if not item.paras or not any(p.section == "rubric" and len(p.text) > 40 for p in item.paras):
                item.labels.append(para.text)
            continue
        para.section = labels.get(para.label, current)
        if not para.section and _PDF.search(para.text) and len(para.text) < 220:
            para.section = "rubric"
    told = {p.text for p in item.paras if p.section == "minutes" and len(p.text) > 12}
    item.paras = [p for p in item.paras if p.section != "decision" or p.text not in told]
    item.exempt = bool(_EXEMPT.search(item.title)) and "exclusion" not in item.title.lower()
