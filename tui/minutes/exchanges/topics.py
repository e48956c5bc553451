"""What an exchange is about, in the minutes' own words, where they say so: in its first words or in a line above it.

"Litter – Councillor Lee asked …", "Minute 7 (Litter) - …", "Question 1: Litter", "Question from Councillor Lee –
Litter", a heading of a word or two. A label that heads one exchange belongs to its text; one over several does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from tui.minutes.attendance import is_attendance
from tui.minutes.exchanges.base import DECISION_START, END_OF_DEBATE, Body, Draft
from tui.minutes.people import parties
from tui.minutes.stream import Para

_KEY = (
    r"(?:in (?:respect|relation) (?:of|to) )?(?:written |public |supplementary )?(?:questions?|minutes?|items?|"
    r"actions?|para(?:graph)?s?|motion|MQ|PQ|Q)\s?(?:no\.?|number)?\s?[A-Z]{0,3}\d[\w/.()-]*"
)
_DATED = r"(?:\s*\((?:of )?[^()]{0,24}\d{4}\))?"
"""When the minutes that are taken up were made: "Minute 7 (21 March 2024) – Litter"."""
_KEYED = re.compile(
    rf"{_KEY}{_DATED}\s*(?:\((?P<b>[^()]{{3,90}})\)|(?:[-–—:]|\.(?=\s))\s*(?P<t>[^–—:.?!(]{{3,90}}?))\s*(?:[-–—:.,]\s*|$|(?=\())",
    re.I,
)
_LED = re.compile(r"(?P<t>[A-Z0-9][^.?!;:–—]{2,90}?)(?:\s[-–—]+\s?|[–—]\s?|(?<=\w)-\s|:\s+)(?=\S)")
_RUN_IN = re.compile(r"(?P<t>[A-Z][^.?!;:–—]{2,70})\.\s+(?=\S)")
"""A topic run in before the turn that it heads: "Litter. Councillor Lee asked …"."""
PUT = re.compile(
    r"(?P<t>[A-Z0-9][^.?!;:]{2,90}?)\s?[-–—:]\s?(?:written |public |supplementary )?question (?:from|by|to)\b", re.I
)
_LABEL = re.compile(r"(?:written |public |oral )?question\b[^?]{0,30}?\b(?:from|by|to)\b", re.I)
_AFTER_LABEL = re.compile(
    r"(?:\s[-–—]\s|[:,]\s+|\s)(?:re:?|regarding|concerning|in respect of|relating to|on the subject of|about|on)"
    r"\s*:?\s+(?P<t>[^?–—:]{3,90}?)[.:]?$|\s[-–—]\s(?P<d>[A-Z][^?–—:]{2,90}?)[.:]?$"
)
_SPEAKS = re.compile(
    r"(?:in (?:further )?(?:response|reply|answer)\b|responding|replying|following|asked\b|it was \w+ed|there was|"
    r"concerns?\b|questions?\b|clarification|an? (?:question|query|concern))",
    re.I,
)
_VERB = re.compile(
    r"\b(?:was|were|had|has|have|is|are|would|will|could|should|asked|said|stated|advised|confirmed|replied|noted|"
    r"explained|thanked|agreed|resolved|responded)\b",
    re.I,
)
_EMPTY = re.compile(
    r"(?:the )?(?:(?:written |public |supplementary |oral |members?['’]? |councillors?['’]? |further )*questions?"
    r"(?: and (?:answers?|replies|responses?))?|answers?|repl(?:y|ies)|responses?|minutes?|discussion|debate|"
    r"comments?|points?|introduction|background|presentation|supplementary|note|reasons?|decision|recommendations?|action|none|"
    r"from|to|yes|no|present|agenda item|supporting documents)(?: \(?\w{1,3}\)?)?",
    re.I,
)


_NO_TOPIC = re.compile(
    r"(?:from|by|to|for|name of|questioner|supplementary|signed|proposed|seconded|present|abstain\w*|against)\b", re.I
)


_FEW = 2
"""Over more exchanges than these a heading names an area, such as a portfolio, and no matter."""


def tell_topics(body: Body, drafts: list[Draft]) -> None:
    """Give each exchange its topic, and the label that heads it alone."""
    place = {p.index: k for k, p in enumerate(body.paras)}
    heads = {p.index: t for p in body.paras if (t := _heading(p)) is not None}
    _keep_series(body, heads, {d.start for d in drafts})
    under: dict[int, list[Draft]] = {}
    k = 0
    head: Para | None = None
    held = sorted((d.start, d.end) for d in drafts)
    for draft in sorted(drafts, key=lambda d: d.start):
        start = draft.start
        while k < len(body.paras) and body.paras[k].start < start:
            head = _head_after(body.paras[k], heads, held, head)
            k += 1
        first = body.paras[k] if k < len(body.paras) and body.paras[k].start == start else None
        draft.topic = draft.topic or _own(body.stream.text[start : min(draft.end, start + 400)])
        if first is not None and first.index in heads:
            head = first if _labels(first) else None
        elif head is not None:
            under.setdefault(head.index, []).append(draft)
    for index, below in under.items():
        para = body.paras[place[index]]
        for draft in below:
            if draft.topic is None and (_labels(para) or len(below) <= _FEW):
                draft.topic = heads[index] or None
        after = body.paras[place[index] + 1 : place[index] + 2]
        if len(below) == 1 and _labels(para) and after and below[0].start == after[0].start:
            below[0].start = para.start
            below[0].question = (para.start, below[0].question[1]) if below[0].question else None


def _head_after(para: Para, heads: dict[int, str], held: list[tuple[int, int]], head: Para | None) -> Para | None:
    """The heading in force after a paragraph; one inside an exchange changes nothing."""
    k = bisect_right(held, (para.start, -1)) - 1
    if k >= 0 and held[k][0] < para.start < held[k][1]:
        return head
    if para.index in heads:
        return para
    return None if DECISION_START.match(para.text) or END_OF_DEBATE.match(para.text) else head


def _keep_series(body: Body, heads: dict[int, str], starts: set[int]) -> None:
    """A plain heading gives a topic where several of an item stand right over an exchange; a lone one gives none."""
    over = [
        p.index
        for p, after in pairwise(body.paras)
        if heads.get(p.index) and not _labels(p) and after.start in starts and p.start not in starts
    ]
    several = len({heads[i] for i in over}) > 1
    for para in body.paras:
        if heads.get(para.index) and not _labels(para) and not (several and para.index in over):
            heads[para.index] = ""


def _labels(para: Para) -> bool:
    return re.match(_KEY, para.text, re.I) is not None


def _heading(para: Para) -> str | None:
    """The topic that a line by itself gives; empty for a heading that gives none; ``None`` for any other paragraph."""
    text = para.text.strip()
    if para.section in ("documents", "label") or para.cells or len(text) > 120 or para.bullet or is_attendance(text):
        return None
    if _LABEL.match(text):
        return None
    if _labels(para):
        keyed = _KEYED.match(text)
        words = (keyed["b"] or keyed["t"] or "") if keyed else ""
        rest = text[keyed.end() :] if keyed else ""
        plain = not text.endswith((".", "?", '"', "”")) and (not rest or rest.startswith("("))
        return (words.strip() if is_topic(words) else "") if plain else None
    if text.endswith((".", "?", "!", ";", ",", "”", '"')) or len(text.split()) > 10 or not text[:1].isupper():
        return None
    words = text.rstrip(" :-–")
    return words if is_topic(words) else ""


def _own(text: str) -> str | None:
    """The topic that stands in an exchange's first words."""
    line = text.split("\n", 1)[0]
    keyed = re.compile(_KEYED.pattern, re.I).match(line)
    if keyed:
        words = (keyed["b"] or keyed["t"] or "").strip()
        rest = line[keyed.end() :]
        if is_topic(words) and (not rest or _opens(rest)):
            return words
    put = PUT.match(line)
    if put and is_topic(put["t"]):
        return put["t"].strip()
    if _LABEL.match(line):
        after = _AFTER_LABEL.search(line)
        words = (after["t"] or after["d"] or "").strip() if after else ""
        return words if after and is_topic(words) else None
    led = _LED.match(line)
    if led and is_topic(led["t"]) and _opens(line[led.end() :]):
        return led["t"].strip()
    return run_in(line)


def run_in(text: str) -> str | None:
    """The topic that stands as a sentence of its own before somebody's turn."""
    m = _RUN_IN.match(text)
    return m["t"] if m and len(m["t"].split()) <= 8 and is_topic(m["t"]) and _opens(text[m.end() :]) else None


def _opens(rest: str) -> bool:
    """Whether somebody's turn begins here."""
    found = parties(rest[:120])
    return bool(_SPEAKS.match(rest)) or bool(found and found[0].start == 0 and found[0].kind != "pronoun")


def is_topic(words: str) -> bool:
    """Whether words can be a topic: a phrase that names a matter and neither people nor a kind of text."""
    words = words.strip(" -–—:.*")
    if not words or len(words.split()) > 14 or _VERB.search(words) or _EMPTY.fullmatch(words):
        return False
    if (
        re.match(_KEY, words, re.I)
        or _LABEL.match(words)
        or _NO_TOPIC.match(words)
        or not re.search(r"[A-Za-z]{3}", words)
    ):
        return False
    return not any(p.kind == "name" or (p.start == 0 and p.kind != "pronoun") for p in parties(words))
