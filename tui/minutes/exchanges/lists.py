"""Lists under a lead-in: topics asked about, points noted, "Topic – in response to …", replies to one member.

Each entry is one exchange. The names in the lead-in belong to every entry, since the minutes do not say who asked what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.minutes.exchanges.base import Body, Draft, add_people
from tui.minutes.exchanges.entries import read_entries, read_entry, topic
from tui.minutes.exchanges.leads import REMIT, Lead, opens_list, read_lead
from tui.minutes.stream import Para


def claim(body: Body) -> list[Draft]:
    """Exchanges in lists whose lead-in says that they are questions, answers or points of a discussion."""
    out: list[Draft] = []
    paras = body.paras
    i = 0
    while i < len(paras):
        para = paras[i]
        i += 1
        if not body.is_free(para) or para.section in ("rubric", "documents", "label") or not opens_list(para, paras, i):
            continue
        lead = read_lead(body, para, i < len(paras) and bool(paras[i].marker))
        if lead is None:
            i = _remit(body, para, i)
            continue
        entries, end = read_entries(body, para, i)
        if not entries or _headings(entries):
            continue
        drafts = _drafts(body, lead, entries)
        out += drafts
        if lead.questioners and not _replied_to_each(body, drafts, paras[end : end + 1]):
            body.heard.add(entries[-1][-1].index)
        body.take([para] if lead.kind else [])
        i = end
    return out


_TO_EACH = re.compile(
    r"[^.;:]{3,80}?\b(?:replied to|responded to|answered|addressed|dealt with|took|spoke to) "
    r"(?:each|all|both|every one|these|those|them)(?:,? (?:in turn|of (?:these|them|the (?:points|questions|matters))"
    r"|these|(?:the|these) (?:points|questions|matters)|point|question|in full))*\s*(?=[.,;]|and\b)",
    re.I,
)
"""A sentence that says only that somebody replied to what the list above it raised."""


def _replied_to_each(body: Body, drafts: list[Draft], after: Sequence[Para]) -> bool:
    """Whether the paragraph after a list says who replied to each entry and not what: they answered every one."""
    sentences = body.acts(after[0]) if after and body.is_free(after[0]) and not after[0].marker else []
    if len(sentences) != 1 or not _TO_EACH.match(sentences[0].text) or any(d.respondents for d in drafts):
        return False
    people = [p for act in sentences[0].acts[:1] if act.kind != "ask" for p in act.people]
    for draft in drafts:
        add_people(draft.respondents, people)
    return bool(people)


def _remit(body: Body, para: Para, i: int) -> int:
    """A list of what somebody is answerable for: kept as the remit, and no exchanges."""
    if not REMIT.search(para.text[-600:]):
        return i
    entries, end = read_entries(body, para, i)
    if not entries or not all(e[0].marker for e in entries) or _are_asked(body, entries):
        return i
    body.remit += [" ".join(p.text for p in e) for e in entries]
    body.take(p for e in entries for p in e)
    return end


def _are_asked(body: Body, entries: list[list[Para]]) -> bool:
    """Whether half of the entries ask something: then they are questions, whatever the line over them announced."""
    asked = [e for e in entries if any(a.kind in ("ask", "reply") for s in body.acts(e[0]) for a in s.acts)]
    return 2 * len(asked) >= len(entries)


def _headings(entries: list[list[Para]]) -> bool:
    """Whether the entries are headings with paragraphs under them and no list at all."""
    heads = [
        e
        for e in entries
        if len(e[0].text.split()) <= 8 and not e[0].text.endswith((".", ";", ",", "?")) and len(e) > 1
    ]
    return 2 * len(heads) > len(entries)


def _drafts(body: Body, lead: Lead, entries: list[list[Para]]) -> list[Draft]:
    dashes = sum(bool(topic(e[0].text)) for e in entries)
    topical = dashes >= 2 and dashes >= 0.4 * len(entries)
    out: list[Draft] = []
    for entry in entries:
        draft = read_entry(body, lead, entry, topical)
        body.take(entry)
        if out and _pairs_up(out[-1], draft):
            out[-1].end, out[-1].answer = draft.end, (draft.start, draft.end)
            out[-1].question = (out[-1].start, draft.start)
            add_people(out[-1].respondents, draft.respondents)
            continue
        out.append(draft)
    return out


def _pairs_up(before: Draft, draft: Draft) -> bool:
    """Entries that are alternately a question and its reply make one exchange."""
    return before.own_asker and before.answer is None and draft.own_answerer and not draft.topic
