"""Entries of lists: which paragraphs belong to one, its topic, and who speaks in it."""

from __future__ import annotations

import re

from tui.minutes.exchanges.base import DECISION_START, END_OF_DEBATE, Body, Draft, add_people
from tui.minutes.exchanges.leads import LEADS_IN, Lead
from tui.minutes.exchanges.own_people import own_people
from tui.minutes.people import parties
from tui.minutes.stream import Para

_DASH_TOPIC = re.compile(r"^(?P<t>[A-Z0-9“\"'‘(][^.?!;:]{1,110}?)\s?(?:\s[-–—]|[–—]|(?<=\w)-\s)\s*(?P<r>\S)")
_OPEN_TOPIC = re.compile(
    r"^(?P<t>[A-Z0-9][^.?!;:]{2,90}?[a-z)])\s+(?=(?:The|A|An|It|In response|In reply|Asked|Concern|Members?|There|This|"
    r"Officers|Following|Councillor|Cllr|Mr|Mrs|Ms)\s)"
)
_REFERENCE = re.compile(
    r"^(?:paragraphs?|pages?|section|appendix|item|question|minute|recommendation|annex|table|para\.?|slide)\s+[\d.]",
    re.I,
)
_BRACKETED = re.compile(r"^\(.{8,}")


def read_entries(body: Body, lead: Para, i: int) -> tuple[list[list[Para]], int]:
    """The entries after a lead-in, each with the paragraphs that belong to it, and where the list ends."""
    paras = body.paras
    entries: list[list[Para]] = []
    style: str | None = None
    j = i
    while j < len(paras):
        para = paras[j]
        if (
            not body.is_free(para)
            or para.section in ("label", "documents")
            or para.kind == "heading"
            or END_OF_DEBATE.match(para.text)
            or DECISION_START.match(para.text)
        ):
            break
        if style is None:
            style = _style(para)
        here = _style(para)
        if lead.marker and not lead.bullet and here == _style(lead) != style:
            break  # the paragraph after the lead-in, numbered as it is
        if entries and here != style:
            if not _belongs(paras, j, style, entries[-1]):
                break
            entries[-1].append(para)
        elif not style and not _unmarked_entry(para, entries, lead):
            break
        else:
            entries.append([para])
        j += 1
    return entries, j


def _style(para: Para) -> str:
    if not para.marker:
        return ""
    if para.bullet:
        return f"{para.marker}{para.level if para.marker not in '-–' else ''}"
    core = para.marker.strip("().")
    if core.replace(".", "").isdigit():
        return "1." + "." * core.count(".") + ("(" if para.marker.startswith("(") else "")
    return "(a)" if para.marker.startswith("(") else "a)"


def _belongs(paras: list[Para], j: int, style: str, entry: list[Para]) -> bool:
    """Whether a paragraph of another shape belongs to the entry above it."""
    para = paras[j]
    before = entry[-1]
    if not style:
        return bool(para.marker) and bool(LEADS_IN.search(before.text) or before.text.endswith("-"))
    if (
        para.marker
        and not para.bullet
        and not before.text.endswith((":", ":-", ";", ","))
        and not re.fullmatch(r"\(?[ivx]+[).]+", para.marker)
    ):
        return any(_style(p) == style for p in paras[j + 1 : j + 8]) and before.marker == entry[0].marker
    if para.marker:
        return True
    if _BRACKETED.match(para.text):
        return True
    if LEADS_IN.search(para.text) or para.bold or para.text.isupper():
        return False
    later = next((p for p in paras[j + 1 : j + 3] if p.marker or LEADS_IN.search(p.text)), None)
    if later is not None and _style(later) == style:
        return True
    if len(entry) > 1 and entry[-1].marker and entry[-1].marker != entry[0].marker:
        return not re.match(
            r"(?:councillor|cllr|members?|in response|the committee|resolved|during)\b", para.text, re.I
        )
    return para.text[:1].islower() or bool(
        re.match(r"(?:He|She|They|It)\b[^.]{0,60}\b(?:added|further|also)\b", para.text)
    )


def _unmarked_entry(para: Para, entries: list[list[Para]], lead: Para) -> bool:
    """Whether a paragraph without marker can be an entry of a list that lost its bullets."""
    if (
        para.bold
        or para.text.isupper()
        or para.text.startswith(("and ", "or "))
        or (LEADS_IN.search(para.text) is not None and len(para.text) < 200)
    ):
        return False
    topic = _DASH_TOPIC.match(para.text)
    if topic and len(topic["t"].split()) <= 14:
        return True
    if re.search(
        r"\bas follows|following|were responded to|below|asked about|included|matters\b", lead.text[-160:], re.I
    ) or LEADS_IN.search(lead.text):
        if re.match(
            r"(?:Councillor|Cllr|Mr|Mrs|Ms|The Chair\w*|The (?:Committee|Panel|Board) (?:thanked|noted|agreed|"
            r"resolved)|Members (?:thanked|agreed|noted))\b",
            para.text,
        ):
            return False
        if (
            len(entries)
            and not _DASH_TOPIC.match(entries[0][0].text)
            and len(para.text) > 4 * max(60, max(len(e[0].text) for e in entries))
        ):
            return False
        return not re.match(r"(?:RESOLVED|Resolved|Question|Comment|Supporting|In (?:response|reply))\b", para.text)
    return False


def topic(text: str) -> str | None:
    m = _DASH_TOPIC.match(text)
    if (
        m
        and len(m["t"].split()) <= 16
        and not _REFERENCE.match(m["t"])
        and not re.search(r"\b(?:was|were|had been|said|asked|advised|confirmed|would)\b", m["t"])
    ):
        return m["t"].strip(" -–—")
    return None


_REPLYING = re.compile(r"(?:in (?:response|reply|answer) to|responding to|replying to|following)\b", re.I)


_VIEW = re.compile(r"(?:the|an?) (?:view|opinion|feeling|observation|comment|suggestion)\b", re.I)
"""How an entry begins that tells what somebody thought and no question."""


def read_entry(body: Body, lead: Lead, entry: list[Para], topical: bool) -> Draft:
    first = entry[0]
    draft = Draft(first.start, entry[-1].end, kind=lead.kind)
    draft.topic = topic(first.text)
    if draft.topic is None and topical:
        draft.topic = _open_topic(body, first)
    named = parties(draft.topic) if draft.topic else []
    by_name = (
        list(named[0].people)
        if named and named[0].kind == "name" and named[0].start == 0 and named[0].end >= len(draft.topic or "")
        else []
    )
    own_asked, own_answered, answer_at = own_people(body, entry, draft.topic)
    if by_name and not own_asked:
        own_asked, draft.topic = by_name, None
    add_people(draft.questioners, own_asked or lead.questioners)
    draft.own_asker = bool(own_asked) or bool(_REPLYING.match(first.text))
    draft.own_answerer = bool(own_answered) and not draft.own_asker
    if own_asked and draft.kind == "point" and not _VIEW.match(first.text):
        draft.kind = "question"
    among = all(any(a.surname and a.surname == b.surname for b in lead.respondents) for a in own_answered)
    add_people(draft.respondents, lead.respondents if among and lead.respondents else own_answered or lead.respondents)
    if own_asked and not own_answered and not lead.respondents:
        draft.question = (draft.start, draft.end)
    if answer_at is not None and answer_at > draft.start:
        draft.question, draft.answer = (draft.start, answer_at), (answer_at, draft.end)
    elif lead.answers and not own_asked:
        draft.answer, draft.kind = (draft.start, draft.end), "question"
        return draft
    elif lead.kind == "question" and not own_answered:
        draft.question = (draft.start, draft.end)
    elif own_answered or lead.respondents:
        draft.answer = None if lead.kind == "point" else (draft.start, draft.end)
        draft.kind = "point"
    if draft.question is None and draft.kind == "question":
        draft.kind = "point"
    return draft


def _open_topic(body: Body, para: Para) -> str | None:
    """A topic whose dash was lost: the words before the one that begins a sentence, or before the speaker."""
    m = _OPEN_TOPIC.match(para.text)
    if m and len(m["t"].split()) <= 10 and not re.search(r"\b(?:was|were|had|would|said)\b", m["t"]):
        return m["t"]
    for party in parties(para.text[:200])[:1]:
        head = para.text[: party.start].strip()
        if (
            head
            and party.kind in ("role", "name", "generic")
            and 0 < len(head.split()) <= 8
            and head[0].isupper()
            and not re.search(r"[.,;]$|\b(?:in|to|from|by|of|response)$", head)
        ):
            return head
    return None
