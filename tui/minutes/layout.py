"""What the structure of a document is told in: meetings, items, and the lines that name them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui.minutes.dates import find_date, find_time
from tui.minutes.phrases import Phrase
from tui.minutes.preamble import Head, dated_body, tidy_committee
from tui.minutes.stream import Para

PAGE = re.compile(
    r"^(?P<kind>agenda items?|issue|issue details|agendas?,? (?:and|decisions and) minutes|"
    r"agenda,? decisions and minutes|agendas, meetings and minutes|"
    r"agenda a chofnodion|mater(?:\s*[-–]\s*cyfarfodydd)?|manylion y mater|eitem (?:ar yr agenda|rhaglen)|"
    r"manylion (?:y )?penderfyniad|decision details|decision|draft minutes|printed minutes|agenda and draft minutes|"
    r"meeting details)"
    r"(?:\s*[-–/]\s*(?P<rest>.*))?$",
    re.I,
)
MEETING = re.compile(
    r"^(?:[-–]\s*)?(?:meeting|cyfarfod)(?:\s?:|"
    r" of)\s*(?:(?P<num>\d{1,2}/\d{1,2}/\d{4})\s*[-–]\s*)?(?P<name>.*?)"
    r"(?:\s*\((?:item|eitem)\s+(?P<item>[^)]*?)\.?\))?$",
    re.I,
)
_BODY_ITEM = re.compile(r"^(?P<num>(?!))?(?P<name>.*?)\s*\((?:item|eitem)\s+(?P<item>[^)]*?)\.?\)$", re.I)
"""The same line where its label is lost: "Planning Committee, Thursday 5 May 2026 7.00 pm (Item 6.)"."""
PDF = Phrase("pdf doc xls", r"\s*(?:pdf icon\s*)?(?:\bPDF|\bDOCX?|\bXLSX?)\s+[\d.,]+\s*[KM]B\b.*$", re.I)
_PDF_WORD = re.compile(r"\s*\bpdf icon\b.*$", re.I)
_PAGES = re.compile(r"\s*\((?:pages?|pp\.?|tudalen(?:nau)?)\s[\d\s,–-]+\)\s*$", re.I)
SECTION = re.compile(
    r"^(?:\w+(?: \w+)?\s*/\s*)?(?P<s>minutes|decisions?|(?:additional|supporting|accompanying) documents|notes?|"
    r"discussion|purpose|dogfennau ychwanegol|cofnodion)\s*:$",
    re.I,
)
NUMBER = re.compile(
    r"^\(?(?P<n>\d{1,3}[A-Za-z]?(?:[./]\d{1,3})*(?:[/-][A-Z][A-Za-z]{0,6})?|(?:[A-Z]{1,5}[/-]?)\d{1,4}(?:[/.-]\d{1,4})*)[.):]?$"
)
LEAD_NUMBER = re.compile(r"^(?P<n>\d{1,4}[a-z]?(?:\.\d+)?)\.?\s+(?=\S)")
_PROCEDURAL = re.compile(
    r"apolog|declaration|declarations? of|minutes of|^minutes|^adoption of (?:the )?minutes|confirmation of|"
    r"exclusion of|date (?:and time )?of (?:the )?next|attendance|welcome|"
    r"announcement|public participation|urgent business|any other business|a\.?o\.?b|substitut|ymddiheuriadau|"
    r"datgan|roll call|election of chair|webcast|"
    r"chair'?s introduction|work programme|disclosure",
    re.I,
)

_EXECUTIVE = re.compile(
    r"question|\b(?:cabinet|executive|lead|portfolio)\b.{0,20}\b(?:member|holder|councillor)s?\b|"
    r"\battendance (?:of|by) the (?:leader|deputy leader|mayor|commissioner)\b",
    re.I,
)
"""What is put to the executive is business: "Attendance of the Cabinet Member" is no list of those present."""


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
    within: list[str] = field(default_factory=list)
    """The lines further on that only head a decision, its reasons or a list of actions."""

    @property
    def procedural(self) -> bool:
        return bool(_PROCEDURAL.search(self.title)) and not _EXECUTIVE.search(self.title)


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
    """A title without size and pages of its attachment and stray marks."""
    text = _PAGES.sub("", _PDF_WORD.sub("", PDF.pattern.sub("", text)))
    text = re.sub(
        r"(?<=[a-z\d)])\s+To (?:consider|receive|note|approve|agree|sign|confirm|review|scrutinise|determine|"
        r"answer|put|hear)\b.*$",
        "",
        text,
    )
    return text.strip(" *").rstrip(":").strip() if len(text) > 1 else text


def meeting_line(para: Para) -> MeetingDraft | None:
    if para.label and para.label != "meeting title":
        return None
    m = MEETING.match(para.text) or (_BODY_ITEM.match(para.text) if dated_body(para.text) else None)
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
