"""Whether two figures may stand in one line. When in doubt they may not: a false trend is worse than none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.minutes.numbers import WORD, value_of
from tui.text import fold
from tui.threads.terms import Abbreviations, without_people, words_of


@dataclass(frozen=True, slots=True)
class Point:
    """One figure with all that a comparison needs."""

    key: str
    exchange: str
    council: str | None
    office: str
    thread: str | None
    date: str | None
    text: str
    """As written."""
    value: float | None
    unit: str | None
    measure: str | None
    limit: str | None
    as_at: str | None = None
    passage: str = ""
    """The whole exchange."""


_KINDS = {
    "a target": r"\btargets?\b|\bgoal\b|\baim(?:ed)? (?:for|of)\b|\bexpected standard\b|\bthreshold\b",
    "a forecast or estimate": (
        r"\bforecast|\bestimate|\bprojected|\bexpected\b|\bpredicted|\bbudgeted|\bwould (?:be|cost|come)\b"
    ),
    "a final account": r"\boutturn\b|\bfinal (?:cost|account)\b",
    "an overspend": r"\b(?:over|under)sp(?:end|ent)\b",
    "a saving": r"\bsav(?:ed|ings?)\b",
    "an average": r"\baverage|\bmean\b|\bmedian\b",
    "a longest or shortest": r"\blongest|\bshortest|\bat most\b|\bmaximum|\bminimum",
    "elsewhere": (
        r"\bnational|\bengland\b|\bwales\b|\bregion|\bcount(?:y|ies)\b|\bneighbour|\bother (?:councils"
        r"|authorities)\b|\bthe country\b"
    ),
    "one part of the area": (
        r"\bvillages?\b|\bwards?\b|\bnorth(?:ern)?\b|\bsouth(?:ern)?\b|\beast(?:ern)?\b|\bwest(?:ern)?\b"
        r"|\brural\b"
    ),
    "a change": (
        r"\b(?:more|fewer|less) than\b|\bup by\b|\bdown by\b|\brise of\b|\bfall of\b|\b(?:risen|fallen"
        r"|cut|rise) by\b"
    ),
    "a day": r"\ba day\b|\beach day\b|\bdaily\b|\ba night\b",
    "a week": r"\ba week\b|\beach week\b|\bweekly\b",
    "a head": r"\ba head\b|\beach (?!day|week|month|year)\b|\bper \w+",
    "Sundays": r"\bsundays?\b",
}
_NAMED_BEFORE = re.compile(
    r"^(?:it|they|he|she)\b|\b(?:this|these|those|such|them|whom|which)\b|\bthe (?:rest|others|former|latter)\b", re.I
)
_NEARLY = r"(?:(?:about|around|some|nearly|almost|just|over|under|a|an|the) ){0,3}"
_WAS_BEFORE = re.compile(rf"\bfrom {_NEARLY}$", re.I)
_TO_NOW = re.compile(rf"[^.;:]{{0,60}}?\bto {_NEARLY}(?:[£€]?\d|{WORD}\b)", re.I)
_MOVED = re.compile(
    r"\b(?:up|down|f[ae]ll(?:en)?|rose|risen|rise|grown|grew|cut|improved|increased?|decreased?|reduced|dropped"
    r"|changed?|gone)\b[^.;:]{0,30}$",
    re.I,
)
_WAS_THEN = re.compile(
    r"\s+(?:in |at |for |during |over )?(?:(?:the (?:previous|preceding|prior)|last) (?:year|quarter|month|half|period)"
    r"|(?:the|a|an|one|two|three|four|five|six) (?:quarters?|months?|years?) (?:before|earlier|ago|previously))\b"
    r"|\s+(?:previously|before that|hitherto)\b",
    re.I,
)
_KIND = {name: re.compile(pattern, re.I) for name, pattern in _KINDS.items()}
_PERIODS = ("quarter", "half", "month", "week", "year")
_SYNONYMS = (
    ("complet", "finish", "issu", "done"),
    ("repair", "mend", "fix"),
    ("vacant", "empt", "unfill", "unstaff"),
    ("applicat", "request"),
    ("wait", "list", "queu"),
    ("home", "propert", "dwel", "hous"),
)
_ONE = {word: group[0] for group in _SYNONYMS for word in group}
_MOSTLY = 0.5
"""Where each measure has words of its own, least share of common ones."""
_NO_MATTER = frozenset(
    "living peopl total case everybod year figur number percentag liv us using took tak given gave".split()
)
_BARE = frozenset("cost price pric spend sum amount money outturn fund grant contract scheme".split())
"""Words that alone do not tell what is counted."""
_LIMIT = re.compile(r"(\d+|[a-z]+(?:-[a-z]+)?)[ -]((?:working |calendar |school )?)(hour|day|week|month|year)s?\b")
_A_LIMIT = re.compile(r"\b(?:within|than|over|under|up to|beyond)$")
_RECOUNTED = re.compile(
    r"\bcounted (?:in )?(?:another|a different|from)|\bput right\b|\bcould not be relied\b"
    r"|\bnot (?:marked|counted|measured) alike\b"
    r"|\bnot (?:be )?compar"
    r"|\bnow counted\b|\b(?:it|they|these|this|that|which|figures?|times?|cases?|waits?|rates?|numbers?) "
    r"(?:is|are|was|were) now measured\b|\bchanged (?:its|the) (?:headings|definition"
    r"|method)|\bdefinition (?:had )?changed",
    re.I,
)
_ABBREVIATIONS = Abbreviations()


@lru_cache(maxsize=20_000)
def words(text: str) -> frozenset[str]:
    """The words of a measure or passage that tell what is counted, synonyms as one."""
    return frozenset(_ONE.get(k, k) for k in words_of(text, _ABBREVIATIONS)) - _NO_MATTER


def limit_of(limit: str | None) -> str:
    """A limit as it is compared: "within the statutory twenty weeks" is "20 week"; empty where there is none."""
    if not limit:
        return ""
    found = _LIMIT.search(fold(limit))
    if not found:
        return fold(limit)
    number = value_of(found[1])
    return f"{found[1] if number is None else f'{number:g}'} {found[2]}{found[3]}"


def kinds(point: Point) -> frozenset[str]:
    """What kind of figure it is, by the words of its measure and those right before it."""
    measure = point.measure or ""
    at = point.passage.find(point.text)
    near = point.passage[max(0, at - 40) : at] if at >= 0 else ""
    near = re.split(r"[.;,]|\band\b", near)[-1]
    return frozenset(name for name, pattern in _KIND.items() if pattern.search(measure) or pattern.search(near))


def period(point: Point) -> str:
    """The length of time that a figure covers, where the text says it."""
    as_at = fold(point.as_at or "")
    return next((name for name in _PERIODS if name in as_at), "")


def why_not(one: Point, two: Point) -> str | None:
    """Why two figures may not stand in one line, in one plain sentence; ``None`` where they may."""
    if one.council != two.council or one.council is None:
        return "of another council" if one.council != two.council else "the council is not stated"
    if one.office != two.office:
        return "given by another office"
    if one.unit is None or two.unit is None or one.value is None or two.value is None:
        return "the figure or its unit is not sure"
    if one.unit != two.unit:
        return f"another unit: {one.unit} and {two.unit}"
    if limit_of(one.limit) != limit_of(two.limit):
        return f"another limit: {one.limit or 'none'} and {two.limit or 'none'}"
    if one.exchange == two.exchange:
        return "both of one answer"
    if one.thread is None or one.thread != two.thread:
        return "of another matter"
    return _of_other_kind(one, two) or _of_other_things(one, two)


def _of_other_kind(one: Point, two: Point) -> str | None:
    left, right = kinds(one), kinds(two)
    if left != right:
        return "one of the two is " + " and ".join(sorted(left ^ right))
    if _of_an_earlier_time(one) or _of_an_earlier_time(two):
        return "one of the two is what it had been before"
    if _NAMED_BEFORE.search(one.measure or "") or _NAMED_BEFORE.search(two.measure or ""):
        return "what was counted is named elsewhere in the text"
    if (first := period(one)) and (second := period(two)) and first != second:
        return f"another period: {one.as_at} and {two.as_at}"
    if any(_A_LIMIT.search(p.measure or "") for p in (one, two)):
        return "one of the two is a limit and no result"
    if any(_RECOUNTED.search(p.passage) for p in (one, two)):
        return "the minutes say that the count was put right or is made in another way"
    first, second = _out_of(one), _out_of(two)
    if first and second and first != second:
        return f"out of another total: {first} and {second}"
    return None


def _of_an_earlier_time(point: Point) -> bool:
    """Whether the figure is told only to set a newer one against it: "from 67% to 61%", "against 58% the year before".

    Its day is not that of the meeting.
    """
    for found in re.finditer(rf"(?<![\w.,]){re.escape(point.text)}(?!\w)", point.passage):
        before, after = point.passage[max(0, found.start() - 60) : found.start()], point.passage[found.end() :][:90]
        start = _WAS_BEFORE.search(before)
        if start and (_TO_NOW.match(after) or _MOVED.search(before[: start.start()])):
            return True
        if _WAS_THEN.match(after):
            return True
    return False


def _out_of(point: Point) -> str:
    """The total of which a count is a part, where the text says it: "47 of the 64", "of 64 plans read, 47"."""
    if point.unit != "count":
        return ""
    text = re.escape(point.text)
    after = re.search(rf"\b{text} (?:out )?of (?:the |its |our )?(\d[\d,]*)", point.passage)
    before = re.search(rf"\b(?:[Oo]ut )?[Oo]f (?:the )?(\d[\d,]*) [^.;\d]{{1,60}}\b{text}\b", point.passage)
    return (after or before or [""] * 2)[1]


def _of_other_things(one: Point, two: Point) -> str | None:
    left, right = words(one.measure or ""), words(two.measure or "")
    if not left & right or left & right <= _BARE:
        return "not surely of the same thing: the minutes use other words"
    if left - right and right - left and likeness(one, two) < _MOSTLY:
        return f"not surely of the same thing: “{one.measure}” and “{two.measure}”"
    extra = {w for w in left - right if w not in _passage(two)} | {w for w in right - left if w not in _passage(one)}
    if extra:
        return f"not surely of the same thing: “{one.measure}” and “{two.measure}”"
    return None


def _passage(point: Point) -> frozenset[str]:
    return words(without_people(point.passage))


def likeness(one: Point, two: Point) -> float:
    """How alike two measures are, 0 to 1."""
    left, right = words(one.measure or ""), words(two.measure or "")
    return len(left & right) / max(1, len(left | right))
