"""Lists under a lead-in: topics asked about, points noted, "Topic – in response to …", replies to one member.

Each entry is one exchange. The names in the lead-in belong to every entry, since the minutes do not say who asked what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.minutes.acts import Act, read_acts
from tui.minutes.exchanges.base import DECISION_START, END_OF_DEBATE, Body, Draft, add_people
from tui.minutes.exchanges.labelled import is_answer
from tui.minutes.people import Person, parties
from tui.minutes.stream import Para

_REMIT = re.compile(
    r"\b(?:responsib\w+|terms of reference|remit|portfolio (?:covers|includes)|delegated|key objectives|"
    r"priorities and pledges|within the scope|areas (?:of|within|covered)|covering|which covered|presentation|"
    r"presented (?:her|his|the|a) report|report (?:covers|covered|included)|as set out below|the following areas|"
    r"introduced (?:a|the|his|her) report)\b",
    re.I,
)
_QUESTIONS = re.compile(
    r"\b(?:questions?|quer(?:y|ies)|asked about|responded|replies|reply|answers?|responses?|enquired|comments?|"
    r"issues? raised|concerns?)\b",
    re.I,
)
_POINTS = re.compile(
    r"\b(?:points?|comments?|observations?|issues|matters?|views?|suggestions?|concerns?|remarks|questions?|"
    r"responses?|discussion|discussed|topics?|areas of discussion|information)\b[^.]{0,80}\b(?:were|was|noted|"
    r"raised|made|discussed|included|arose|asked|emerged|considered|expressed|highlighted|follow\w*|put)\b"
    r"|\b(?:noted|discussed|raised|asked about|highlighted|advised|added|explained|confirmed|clarified|reported|"
    r"stated|responded|made|asked|heard|commented)\b[^.]{0,60}(?:the following|that|as follows|:)|"
    r"^(?:the \w+ )?(?:unanimously )?noted\b|it was (?:noted|reported|explained|confirmed|suggested|highlighted|"
    r"stated|advised)",
    re.I,
)
_NOT_POINTS = re.compile(
    r"\b(?:resolved|recommended|recommendations?|agreed (?:that|to|the following)|declarations? of interest|"
    r"apologies|appoint\w+|nominations?|attend\w* (?:the meeting|for this item)|proposed the following amendments?|"
    r"amendments?)\b",
    re.I,
)
_NOTED_HEAD = re.compile(r"^(?:the (?:committee|panel|board|cabinet) )?NOTED\b[\s:–-]*(?:that|the following)?[\s:–-]*$")
_DASH_TOPIC = re.compile(r"^(?P<t>[A-Z0-9“\"'‘(][^.?!;:]{1,110}?)\s?(?:\s[-–—]|[–—]|(?<=\w)-\s)\s*(?P<r>\S)")
_COLON_TOPIC = re.compile(r"^(?P<t>[A-Z][^.?!;:,]{2,70}):\s+(?=[A-Z])")
_OPEN_TOPIC = re.compile(
    r"^(?P<t>[A-Z0-9][^.?!;:]{2,90}?[a-z)])\s+(?=(?:The|A|An|It|In response|In reply|Concern|Members?|There|This|"
    r"Officers|Following|Councillor|Cllr|Mr|Mrs|Ms)\s)"
)
_REFERENCE = re.compile(
    r"^(?:paragraphs?|pages?|section|appendix|item|question|minute|recommendation|annex|table|para\.?|slide)\s+[\d.]",
    re.I,
)
_BRACKETED = re.compile(r"^\(.{8,}")
_LEADS_IN = re.compile(r":[\s–-]*$")
_FRAGMENT = re.compile(
    r"^(?:whether|how|why|what|when|who|where|which|the|any|if|explanation|request|information|clarification|reason)\b",
    re.I,
)


@dataclass(slots=True)
class _Lead:
    """A lead-in: its paragraph, what kind of list it opens, and who it names."""

    para: Para
    kind: str
    """"question" or "point"."""
    questioners: list[Person]
    respondents: list[Person]
    topics: bool = False


def claim(body: Body) -> list[Draft]:
    """Exchanges in lists whose lead-in says that they are questions, answers or points of a discussion."""
    out: list[Draft] = []
    paras = body.paras
    i = 0
    while i < len(paras):
        para = paras[i]
        i += 1
        if (
            not body.is_free(para)
            or para.section in ("rubric", "documents", "label")
            or not _opens_list(para, paras, i)
        ):
            continue
        lead = _lead(body, para, i < len(paras) and bool(paras[i].marker))
        if lead is None:
            i = _remit(body, para, i)
            continue
        entries, end = _entries(body, para, i)
        if not entries or _headings(entries):
            continue
        out += _drafts(body, lead, entries)
        body.take([para] if lead.kind else [])
        i = end
    return out


def _remit(body: Body, para: Para, i: int) -> int:
    """A list of what somebody is answerable for: kept as the remit, and no exchanges."""
    if not _REMIT.search(para.text[-600:]):
        return i
    entries, end = _entries(body, para, i)
    if not entries or not all(e[0].marker for e in entries):
        return i
    body.remit += [" ".join(p.text for p in e) for e in entries]
    body.take(p for e in entries for p in e)
    return end


def _headings(entries: list[list[Para]]) -> bool:
    """Whether the entries are headings with paragraphs under them and no list at all."""
    heads = [
        e
        for e in entries
        if len(e[0].text.split()) <= 8 and not e[0].text.endswith((".", ";", ",", "?")) and len(e) > 1
    ]
    return 2 * len(heads) > len(entries)


def _opens_list(para: Para, paras: list[Para], after: int) -> bool:
    """Whether a paragraph leads in to a list: it ends in a colon, or entries follow and it speaks of what follows."""
    if (
        after >= len(paras)
        or len(para.text) > 1500
        or (DECISION_START.match(para.text) and not _NOTED_HEAD.match(para.text))
    ):
        return False
    if _LEADS_IN.search(para.text) or _NOTED_HEAD.match(para.text):
        return True
    follows = bool(paras[after].marker) and paras[after].marker != para.marker
    return follows and bool(
        re.search(
            r"\b(?:following|as follows|below|included|on the following|these (?:were|included))\b[^.]{0,60}\.?$|"
            r"questions,?$|that,?$|included$",
            para.text,
            re.I,
        )
    )


def _tail(text: str) -> str:
    """The sentence that ends in the colon."""
    return re.split(r"(?<=[a-z)][.?!])\s+(?=[A-Z])", text)[-1]


def _lead(body: Body, para: Para, entries: bool) -> _Lead | None:
    text = _tail(para.text)
    if (para.marker and not para.bullet and not entries) or is_answer(para):
        return None
    asks = _QUESTIONS.search(text)
    if re.match(r"the following (?:\w+ )?questions? (?:were|was|had been|have been)", text, re.I):
        return None
    if _NOT_POINTS.search(text) and not asks:
        return None
    if _REMIT.search(text) and not re.search(r"\bquestions?\b|\bcomments\b|\bpoints\b|\bresponded\b", text, re.I):
        return None
    if not asks and not _POINTS.search(text) and not _NOTED_HEAD.match(para.text):
        return None
    if re.match(
        r"^.{0,60}\b(?:following (?:written )?questions? (?:were|was|had been) (?:asked|received|submitted|put)|"
        r"had (?:given|submitted))\b",
        text,
        re.I,
    ):
        return None
    questioners, respondents = _lead_people(body, para, text)
    kind = (
        "question"
        if re.search(r"\b(?:questions?|asked|quer|respond\w*|comments? made by|put by)\b", text, re.I)
        and not re.search(
            r"following (?:\w+ )?(?:points|comments|observations)[^.]*(?:were|was) (?:\w+ )?(?:noted|made|raised)",
            text,
            re.I,
        )
        else "point"
    )
    return _Lead(para, kind, questioners, respondents)


def _lead_people(body: Body, para: Para, text: str) -> tuple[list[Person], list[Person]]:
    """Who asked and who answered, as the lead-in says."""
    asked: list[Person] = []
    answered: list[Person] = []
    for sentence in body.acts(para)[-1:]:
        for act in sentence.acts:
            _sort_act(act, body, asked, answered)
        if sentence.acts and any(a.lead for a in sentence.acts):
            return asked, answered
    for party in parties(text):
        before, after = text[: party.start], text[party.end : party.end + 40]
        if party.kind == "pronoun":
            continue
        genitive = party.text.endswith(("'", "’", "'s", "’s")) or re.match(
            r"['’]?\s+(?:further |specific )?(?:questions?|comments?|queries|concerns?)", after
        )
        if (
            re.search(
                r"\b(?:put|raised|asked|made|posed|submitted|questions?|comments?|quer(?:y|ies)) (?:by|from|"
                r"of)(?: the)?\s*$",
                before,
                re.I,
            )
            or genitive
        ):
            add_people(asked, party.people)
        elif re.match(
            r"['’]?\s*(?:also\s+)?(?:asked|raised|queried|questioned|made|discussed|enquired|commented|put)\b", after
        ):
            if body.cast.side(party.people[0]) != "answer":
                add_people(asked, party.people)
        elif re.search(
            r"\b(?:replies|response|responses|answers?|answered|responded to) (?:of|by|from)(?: the)?\s*$", before, re.I
        ) or re.match(r"\s*(?:then |also )?(?:responded|answered|replied|explained)", after):
            add_people(answered, party.people)
    if not answered:
        answered = [
            p if p.name else Person(None, re.sub(r"(?<=Holder|Member) (?:for|with).*$", "", p.office or ""), p.title)
            for p in _presenter(body, para)
        ]
    return [p for p in asked if not any(p is a for a in answered)], answered


def _presenter(body: Body, lead: Para) -> list[Person]:
    """Who attended to answer, where only the paragraph before says so: "attended to answer questions"."""
    at = next((k for k, p in enumerate(body.paras) if p is lead), 0)
    for para in [lead, *reversed(body.paras[max(0, at - 2) : at])]:
        for sentence in body.acts(para):
            if not re.search(
                r"\b(?:answer(?:ed|ing)?|respond(?:ed|ing)?|repl(?:ied|ying)|take|took)\b[^.]{0,60}\b(?:questions?|"
                r"comments|points)\b",
                sentence.text,
                re.I,
            ):
                continue
            for party in parties(sentence.text):
                if (
                    party.kind in ("name", "role")
                    and body.cast.side(party.people[0]) in ("answer", "")
                    and party.start < 40
                ):
                    return list(party.people)
    return []


def _sort_act(act: Act, body: Body, asked: list[Person], answered: list[Person]) -> None:
    if act.lead:
        add_people(asked, act.lead)
    if act.kind == "reply":
        add_people(answered, act.people)
    elif act.kind == "ask":
        add_people(asked, act.people)
    elif act.kind == "answer" or (act.kind == "neutral" and any(body.cast.side(p) == "answer" for p in act.people)):
        add_people(answered, act.people)


def _entries(body: Body, lead: Para, i: int) -> tuple[list[list[Para]], int]:
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
        return bool(para.marker) and bool(_LEADS_IN.search(before.text) or before.text.endswith("-"))
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
    if _LEADS_IN.search(para.text) or para.bold or para.text.isupper():
        return False
    later = next((p for p in paras[j + 1 : j + 3] if p.marker), None)
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
    if para.bold or para.text.isupper() or (_LEADS_IN.search(para.text) is not None and len(para.text) < 200):
        return False
    topic = _DASH_TOPIC.match(para.text)
    if topic and len(topic["t"].split()) <= 14:
        return True
    if re.search(
        r"\bas follows|following|were responded to|below|asked about|included|matters\b", lead.text[-160:], re.I
    ) or _LEADS_IN.search(lead.text):
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


def _drafts(body: Body, lead: _Lead, entries: list[list[Para]]) -> list[Draft]:
    dashes = sum(bool(_topic(e[0].text)) for e in entries)
    topical = dashes >= 2 and dashes >= 0.4 * len(entries)
    out: list[Draft] = []
    for entry in entries:
        draft = _entry(body, lead, entry, topical)
        body.take(entry)
        if out and _pairs_up(body, out[-1], draft, lead):
            out[-1].end, out[-1].answer = draft.end, (draft.start, draft.end)
            out[-1].question = (out[-1].start, draft.start)
            add_people(out[-1].respondents, draft.respondents)
            continue
        out.append(draft)
    return out


def _pairs_up(body: Body, before: Draft, draft: Draft, lead: _Lead) -> bool:
    """Entries that are alternately a question and its reply make one exchange."""
    asked = before.answer is None and before.questioners and before.questioners != lead.questioners
    if not asked or draft.topic or lead.questioners:
        return False
    return bool(draft.respondents) and not draft.questioners


def _topic(text: str) -> str | None:
    m = _DASH_TOPIC.match(text)
    if (
        m
        and len(m["t"].split()) <= 16
        and not _REFERENCE.match(m["t"])
        and not re.search(r"\b(?:was|were|had been|said|asked|advised|confirmed|would)\b", m["t"])
    ):
        return m["t"].strip(" -–—")
    return None


def _entry(body: Body, lead: _Lead, entry: list[Para], topical: bool) -> Draft:
    first = entry[0]
    draft = Draft(first.start, entry[-1].end, kind=lead.kind)
    draft.topic = _topic(first.text)
    if draft.topic is None and topical:
        draft.topic = _open_topic(body, first)
    own_asked, own_answered, answer_at = _own_people(body, entry, draft.topic)
    add_people(draft.questioners, own_asked or lead.questioners)
    among = all(any(a.surname and a.surname == b.surname for b in lead.respondents) for a in own_answered)
    add_people(draft.respondents, lead.respondents if among and lead.respondents else own_answered or lead.respondents)
    if answer_at is not None and answer_at > draft.start:
        draft.question, draft.answer = (draft.start, answer_at), (answer_at, draft.end)
    elif lead.kind == "question" and not own_answered:
        draft.question = (draft.start, draft.end)
    elif own_answered or lead.respondents:
        draft.answer = (draft.start, draft.end)
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


def _own_people(body: Body, entry: list[Para], topic: str | None) -> tuple[list[Person], list[Person], int | None]:
    """Who asks and who answers within an entry, and where its answer begins."""
    asked: list[Person] = []
    answered: list[Person] = []
    at: int | None = None
    for para in entry:
        if para is not entry[0] and para.marker and para.dash:
            continue
        skip = para.text.find(topic) + len(topic) if topic and para is entry[0] else 0
        text = para.text[skip:].lstrip(" -–—:") if skip else para.text
        base = para.end - len(text)
        sentences = body.acts(para) if not skip else read_acts(text, base)
        for sentence in sentences:
            for act in sentence.acts:
                side = next((body.cast.side(p) for p in act.people), "")
                if act.lead:
                    add_people(asked, act.lead)
                if act.kind == "ask":
                    if side != "answer" or not answered:
                        add_people(asked, act.people)
                elif act.kind in ("reply", "answer") or (
                    act.kind == "neutral"
                    and not act.pronoun
                    and (side == "answer" or (asked and side == "" and not _among(act.people, asked)))
                ):
                    if (side == "ask" and act.kind != "reply") or _among(act.people, asked):
                        continue
                    add_people(answered, act.people)
                    if at is None and not act.pronoun:
                        at = act.start
    if not asked and not answered and not any(body.acts(entry[0])[0].acts if body.acts(entry[0]) else []):
        opens = parties(entry[0].text[:160])
        if (
            opens
            and opens[0].start == 0
            and opens[0].kind in ("role", "name")
            and body.cast.side(opens[0].people[0]) == "answer"
            and len(entry[0].text) - opens[0].end < 20
        ):
            answered = list(opens[0].people)
    return asked, answered, at


def _among(people: tuple[Person, ...], asked: list[Person]) -> bool:
    return any(p.surname and p.surname == q.surname for p in people for q in asked)
