"""Structure first: which paragraphs belong to which meeting and agenda item, and what the page says about them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tui.minutes.councils import council_and_body
from tui.minutes.dates import find_date
from tui.minutes.layout import MEETING, PAGE, PDF, SECTION, ItemDraft, Layout, MeetingDraft
from tui.minutes.numbered import read_minutes
from tui.minutes.pages import ITEMS_HEAD, read_agenda_item, read_issue, read_marked, read_meeting
from tui.minutes.preamble import read_head
from tui.minutes.records import settle_record
from tui.minutes.stream import Para, Stream

_EXEMPT = re.compile(
    r"schedule 12a|exempt information|part (?:2|two|ii|b)\s*[-–:(]|not for publication|closed to the (?:press|public)",
    re.I,
)


def lay_out(stream: Stream) -> Layout:
    """The document's paragraphs dealt out to meetings and items."""
    paras = stream.paras
    facts = stream.document.facts
    page, at = _page_kind(paras, facts.get("page", ""))
    if any(p.label in ("item title", "issue title") for p in paras):
        layout = read_marked(paras)
    elif page == "agenda item":
        layout = read_agenda_item(paras, at)
    elif page == "issue":
        layout = read_issue(paras, at)
    elif page == "meeting":
        layout = _site_or_print(paras, at)
    else:
        layout = read_minutes(paras)
    settle_record(layout)
    layout.page = page or layout.page
    layout.head = read_head(stream, layout.preamble)
    _settle(layout, facts)
    for meeting in layout.meetings:
        for item in meeting.items:
            _sections(item)
    return layout


def _site_or_print(paras: list[Para], at: int) -> Layout:
    """A meeting as the site lays it out; as printed where that way far more stands under numbered items.

    "Draft minutes" heads pages of the site and minutes as printed.
    """
    site = read_meeting(paras, at)
    if at < 0 or 2 * _numbered(site) > len(paras):
        return site
    printed = read_minutes(paras)
    return printed if _numbered(printed) > 2 * _numbered(site) else site


def _numbered(layout: Layout) -> int:
    """How many paragraphs stand under numbered items."""
    return sum(len(item.paras) for meeting in layout.meetings for item in meeting.items if item.number is not None)


def _page_kind(paras: list[Para], stated: str) -> tuple[str, int]:
    for para in paras[:25]:
        m = PAGE.match(para.text)
        if not m or len(para.text) > 140:
            continue
        kind = m["kind"].lower()
        if kind == "decision" and para.index > 5:
            continue  # the label over an outcome
        if kind.startswith(("agenda item", "eitem")):
            return "agenda item", para.index
        if kind.startswith(("issue", "decision", "mater", "manylion")):
            return "issue", para.index
        return "meeting", para.index
    if stated in ("agenda item", "issue", "meeting"):
        return stated, -1
    if any(ITEMS_HEAD.match(p.text) for p in paras[:40]):
        return "meeting", -1
    if any(
        MEETING.match(p.text) and re.match(r"(?:meeting|cyfarfod)\s?:", p.text, re.I) and find_date(p.text)
        for p in paras[:12]
    ):
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
        meeting.date = None if head.disputed else meeting.date or facts.get("date") or head.date
        meeting.time = meeting.time or facts.get("time") or head.time
    for meeting in layout.meetings:
        if meeting.committee:
            council, meeting.committee = council_and_body(meeting.committee)
            if council and (head.council is None or head.council.endswith(council)):
                head.council = council


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
        (m := SECTION.match(p.text)) and m["s"].lower().startswith(("minutes", "cofnodion", "decision"))
        for p in item.paras
    )
    current = (
        "rubric"
        if any((m := SECTION.match(p.text)) and m["s"].lower().startswith(("minutes", "cofnodion")) for p in item.paras)
        else ""
    )
    for para in item.paras:
        m = SECTION.match(para.text)
        if m:
            name = m["s"].lower()
            if name.startswith(("minutes", "cofnodion")):
                current = "minutes"
            elif name.startswith("decision"):
                current = "decision"
            elif name.startswith(("supporting", "accompanying")):
                current = "documents"
            elif name.startswith(("additional", "dogfennau")) and not minuted:
                for before in item.paras:
                    if before is para:
                        break
                    before.section = before.section or "rubric"
            para.section = "label"
            item.labels.append(para.text)
            continue
        para.section = labels.get(para.label, current)
        if not para.section and PDF.search(para.text) and len(para.text) < 220:
            para.section = "rubric"
    told = {p.text for p in item.paras if p.section == "minutes" and len(p.text) > 12}
    for para in item.paras:
        if para.section == "decision" and para.text in told:
            para.section = "repeated"
    item.paras = [p for p in item.paras if p.section != "repeated"]
    item.exempt = bool(_EXEMPT.search(item.title)) and "exclusion" not in item.title.lower()
