"""Numbers given as evidence: shares, amounts, counts, waiting times, with what they measure and against which limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from tui.minutes.measures import Told, told_of
from tui.minutes.model import Figure, Span
from tui.minutes.numbers import DIGITS, NOT_EVIDENCE, SCALE, WORD, share_of, value_of
from tui.minutes.phrases import in_small

Unit = Literal["percent", "pounds", "count", "time"]
_TIME = r"(?:working |calendar |school )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?)"
_NOUN = (
    r"(?!of\b|or\b|and\b|in\b|to\b|at\b|for\b|by\b|on\b|with\b|from\b|is\b|was\b|as\b|than\b|but\b|more\b"
    r"|other\b|others\b|things?\b|ways?\b|sides?\b|hands?\b|points?\b|reasons?\b|questions?\b|parts?\b"
    r"|halves\b|words?\b|steps?\b|ends?\b|items?\b|matters?\b|motions?\b)"
)
_ABOUT = (
    r"(?:about|around|nearly|almost|approximately|roughly|over|under|more than|less than|fewer than|just over"
    r"|just under|at least|some|only|up to)"
)
_SHARE = (
    rf"(?:{_ABOUT}\s+)?(?:\b(?:one|{WORD}|{DIGITS})\s+(?:in|out of)(?:\s+every)?\s+(?:{WORD}"
    rf"|{DIGITS})\b(?!,\d)(?!\s+(?:day|week|month|year|hour|minute)s?\b)|\b1/\d+\b|\b(?:two|three"
    rf"|four)[- ](?:thirds|quarters|fifths|fifth)\b"
    rf"|\b(?:a|one) (?:third|quarter|fifth|sixth|eighth|tenth)(?= of\b))|{_ABOUT}\s+(?:a |one )?(?:half"
    rf"|third|quarter)\b(?![- ](?:year|term|hour|day|past|way|mile))|\bhalf(?= of\b)"
)
_FIGURE = re.compile(
    rf"(?P<money>[£€]\s?(?:{DIGITS}){SCALE}?|\b(?:{DIGITS})p\b)"
    rf"|(?P<percent>\b(?:(?:{DIGITS})\s?%|(?:(?:{DIGITS})|{WORD})\s(?:per\s?cent|percent)\b))"
    rf"|(?P<share>{_SHARE})"
    rf"|(?P<time>\b(?:(?:{DIGITS})|{WORD})[\s-]{_TIME}\b(?:,?\s(?:and\s)?\d{{1,2}}\s{_TIME}\b)?)"
    rf"|(?P<size>\b(?:{DIGITS}){SCALE}?\s?(?:square )?(?:metres?|meters?|kilometres?|km|miles?|hectares?"
    rf"|acres?|tonnes?|m|mph|km/h|litres?|kg|kwh|mw)\b)"
    rf"|(?P<count>(?<![\w.,/:£€-])(?:{DIGITS})(?:\s(?:million|billion|thousand))?(?![\w/:%]|[.,]\d))"
    rf"|(?P<word>\b{WORD}\b(?=\s+(?:of (?:the|these|those|them|whom|which|its|our|their|every|\d)|(?:were"
    rf"|are|had|have)\b|{_NOUN}(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+s\b|{_NOUN}(?:people|children|staff|police"
    rf"|women|men|young|households?))))",
    re.I,
)
_START = re.compile(
    rf"[£€]|(?<![\d,.])\d|\b(?:{_ABOUT}(?=\s+(?:1/\d|(?:a |one )?(?:half|third|quarter|two|three|one|{WORD})))"
    rf"|an?(?= (?:third|quarter|fifth|sixth|eighth|tenth|hundred|thousand|million|dozen)\b)|one(?= (?:in"
    rf"|out|third|quarter|fifth|hundred|thousand|million)\b)"
    r"|half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh"
    r"|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?)\b"
)
"""Cheap, in small letters: where a figure may begin. Only there is it looked at closely."""
_NO_WAIT = re.compile(r"(?:\b(?:last|past|next|coming|previous|first|final|every|another)\s*)$", re.I)
_AGO = re.compile(r"\s*(?:ago|earlier|previously|later|old|before\b(?! (?:he|she|it|they|the)\b)|to come|['’])", re.I)
_CALLED = re.compile(r"(?:\bthe|\bnumber|\bno\.?|#)\s*$", re.I)


def figures(text: str, offset: int = 0, place: Callable[[int, int], Span] = Span) -> tuple[Figure, ...]:
    """The figures of a passage in reading order: shares, amounts, counts, times; never dates, items, pages or votes.

    ``offset`` is where the passage begins in the text that ``place`` knows; ``place`` gives the document's run for a
    start and an end there. A time that is only the limit of another figure has neither measure nor limit of its own.
    Linear in the length of the text.
    """
    out: list[Figure] = []
    told: Told | None = None
    for m in _candidates(text):
        kind = m.lastgroup or ""
        if not _is_evidence(text, m, kind):
            continue
        figure = _figure(m[0].strip(), kind)
        if told is not None and told.limit_from <= m.start() < told.limit_to:
            out.append(replace(figure, span=place(offset + m.start(), offset + m.end())))
            continue
        told = told_of(text, m.start(), m.end(), figure.unit, told)
        out.append(
            replace(
                figure,
                measure=told.measure,
                limit=told.limit,
                as_at=told.as_at,
                span=place(offset + m.start(), offset + m.end()),
            )
        )
    return tuple(out)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Numbers that are no date, item, page or vote, in order."""
    barred: list[tuple[int, int]] = []
    known = at = k = 0
    for near in _START.finditer(in_small(text)):
        if near.start() < at:
            continue
        m = _FIGURE.match(text, near.start())
        if m is None:
            continue
        if m.end() > known:
            # Wide enough for "question 3", "aged between 16 and 18"; each part of the text is looked through once.
            start = text.rfind(" ", 0, max(known - 20, m.start() - 60, 0) + 1) + 1
            stop = text.find(" ", m.end() + 120)
            known = stop if stop >= 0 else len(text)
            barred = barred[k:] + [b.span() for b in NOT_EVIDENCE.finditer(text, start, known)]
            k = 0
        while k < len(barred) and barred[k][1] <= m.start():
            k += 1
        free = k == len(barred) or barred[k][0] >= m.end()
        if free or m.lastgroup in ("money", "percent"):
            yield m
            at = m.end()


def _is_evidence(text: str, m: re.Match[str], kind: str) -> bool:
    before, after = text[max(0, m.start() - 24) : m.start()], text[m.end() : m.end() + 40]
    if kind == "time":
        return not (_NO_WAIT.search(before) or _AGO.match(after))
    if kind == "count":
        # "The 17 now carried 710 people": a bare number after "the" is a name, a number of things is not.
        called = (
            _CALLED.search(before) is not None
            and re.match(
                r"\s+(?!(?:now|still|also|then|is|was|has|will|would|can|could|does)\b)(?:[a-z][\w’'-]*s\b|(?:\w+\s+){1,3}?\w+s\b)",
                after,
            )
            is None
        )
        return not called and not (m[0] == "1" or m[0] == "0")
    return kind != "word" or _NO_WAIT.search(before) is None


def _figure(text: str, kind: str) -> Figure:
    units: dict[str, Unit] = {"percent": "percent", "share": "percent", "time": "time"}
    # "150m" is metres here and not millions.
    value = (
        share_of(text)
        if kind == "share"
        else value_of(re.sub(r"(?<=\d)\s?[a-z/]+$", "", text, flags=re.I) if kind == "size" else text)
    )
    unit: Unit | None = units.get(kind, "count")
    if kind == "money":
        unit = None if "€" in text else "pounds"
        value = value / 100 if value is not None and text.endswith("p") and unit else value
    return Figure(text, value, unit if kind != "size" else None)
