"""Paragraphs led by whoever asks: "Councillor Lee to Councillor Ray - whether …", "Pay (Cllr Lee): will it? Yes."

Question and answer stand in one paragraph; the answer begins after the last question mark of the asking, at the first
reply, or at the word "Answer".
"""

from __future__ import annotations

import re

from tui.minutes.exchanges.base import Body, Draft, add_people
from tui.minutes.exchanges.labels import after_question
from tui.minutes.people import parties
from tui.minutes.person import Person
from tui.minutes.phrases import Phrase
from tui.minutes.speech import Sentence
from tui.minutes.stream import Para

_KEY = r"(?:\d{1,3}\s?\([a-z]{1,2}\)\s+)?"
_TO = re.compile(
    rf"^{_KEY}(?P<who>[A-Z][^:?.]{{3,70}}?)\s+to\s+(?P<to>(?:the\s+)?[A-Z][^:?–—]{{2,120}}?)\s*(?:[-–—]\s|:)\s*(?=\S)"
)
_TOPIC = re.compile(r"^(?P<t>[A-Z][^.?!:;()]{2,70}?)\s*\((?P<who>[^()]{4,60})\)\s*:\s+(?=\S)")
_WHO = re.compile(rf"^{_KEY}(?P<who>[A-Z][^:?.–—]{{1,60}}?(?:\s*\([^()]{{2,60}}\))?)(?::|,?\s[-–—])\s+(?=\S)")
_NOT_PUT = re.compile(r"(?:not (?:put|asked|moved)|withdrawn|deferred|as circulated)\b", re.I)
_LABEL = re.compile(r"\b(?:Answer|Reply|Response)\s*[:–-]\s+(?=\S)")
_ASKING = re.compile(r"\b(?:whether|if|why|how|what|when|who|where|which)\b", re.I)
_FIELDED = Phrase(
    "answered fielded taken dealt responded replied addressed",
    r"\b(?:answered|fielded|taken|dealt with|responded to|replied to|addressed) by\s+(?P<who>[^.;:]{4,120}?)"
    r"(?:,?\s+as follows)?\s*(?:[.:]|[:\s][-–—])?$",
    re.I,
)


def claim(body: Body) -> list[Draft]:
    """One exchange for each paragraph that its asker leads and that asks something."""
    out: list[Draft] = []
    lead: list[Person] = []
    for para in list(body.paras):
        if not body.is_free(para) or para.section in ("rubric", "documents", "label") or para.kind == "heading":
            continue
        fielded = _FIELDED.search(para.text[-200:])
        if fielded and len(para.text) < 400:
            lead = [p for party in parties(fielded["who"]) for p in party.people]
            continue
        draft = _read(body, para, lead)
        if draft is not None:
            out.append(draft)
            body.take([para])
    return out


def _read(body: Body, para: Para, lead: list[Person]) -> Draft | None:
    to, topic, who = _TO.match(para.text), _TOPIC.match(para.text), _WHO.match(para.text)
    for m in (to, topic, who):
        asker = _one(m["who"]) if m else None
        if m is None or asker is None:
            continue
        rest = para.text[m.end() :]
        asked = _ASKING.match(rest) if m is to else None
        if _NOT_PUT.match(rest) or not ("?" in rest or asked):
            return None
        if m is who and body.cast.side(asker) == "answer":
            return None
        draft = Draft(para.start, para.end, questioners=[asker])
        draft.topic = m["t"].strip() if m is topic else None
        if m is to:
            draft.addressed = [p for party in parties(m["to"])[:1] for p in party.people[:1]]
        _split(body, para, m.end(), draft, lead)
        return draft
    return None


def _one(words: str) -> Person | None:
    """The one person that words name and nothing else; a person with a title, or a role of those asking."""
    found = parties(words)
    if len(found) != 1 or found[0].start > 0 or found[0].kind not in ("name", "role", "generic"):
        return None
    rest = words[found[0].end :].strip()
    if rest and not re.fullmatch(r"\([^()]{2,60}\)", rest):
        return None
    person = found[0].people[0]
    return person if person.name or re.search(r"\bchair|member\b", person.words, re.I) else None


def _split(body: Body, para: Para, at: int, draft: Draft, lead: list[Person]) -> None:
    """Where the answer begins, and who gives it."""
    label = _LABEL.search(para.text, at)
    cut = label.start() if label else after_question(para.text, at)
    answers = [
        act
        for sentence in body.acts(para)
        for act in sentence.acts
        if act.start >= para.start + at
        and not act.pronoun
        and act.kind in ("answer", "reply", "neutral")
        and act.people
    ]
    answers = [
        a for a in answers if not any(p.surname and p.surname == q.surname for p in a.people for q in draft.questioners)
    ]
    if cut is None:
        told = (a for s in body.acts(para) for a in s.acts if a.passive and a.kind == "answer" and not a.people)
        cut = next((a.start - para.start for a in told if a.start > para.start + at), None)
    if cut is None and answers:
        cut = _sentence_of(body.acts(para), answers[0].start) - para.start
        cut = cut if cut > at else answers[0].start - para.start
    for act in answers:
        if cut is not None and act.start >= para.start + cut:
            add_people(draft.respondents, act.people)
    if cut is None or cut >= len(para.text):
        draft.question = (draft.start, draft.end)
        return
    draft.question, draft.answer = (draft.start, para.start + cut), (para.start + cut, draft.end)
    add_people(draft.respondents, [] if draft.respondents else [*draft.addressed, *lead][:2])


def _sentence_of(sentences: list[Sentence], place: int) -> int:
    return max((s.start for s in sentences if s.start <= place), default=place)
