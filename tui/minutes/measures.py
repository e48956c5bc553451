"""What a figure measures, in the document's own words, the limit it is counted against, and for when it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.minutes.numbers import DIGITS, WORD
from tui.minutes.phrases import in_small

_TIME = r"(?:working |calendar |school )?(?:minutes?|hours?|days?|weeks?|months?|years?)"
_NUMBER = rf"(?:{DIGITS}|{WORD}|an?|one)"
LIMIT = re.compile(
    rf"\b(?:(?:within|inside|in under|in less than|in fewer than)\s+(?:(?:the|a|an|its|their"
    rf"|our)\s+)?(?:(?:statutory|target|national|required|agreed|legal|set|standard)\s+)*(?:(?:of"
    rf"|timescale of|limit of|target of|time of)\s+)?"
    rf"(?:{_NUMBER}[\s-]{_TIME}(?:\s+(?:target|limit|deadline|timescale|standard|timeframe))?|(?:target"
    rf"|limit|deadline|timescales?|timeframes?|time limit|standard|time)\b)(?:\s+of\s+(?:the\s+)?\w+)?)",
    re.I,
)
_IN_TIME = re.compile(
    rf"\b(?:in|on)\s+(?:{_NUMBER}[\s-](?:working |calendar )?(?:hours?|days?|weeks?)\b(?! time)|time\b|target\b)", re.I
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PERIOD = (
    rf"(?:(?:the\s+)?(?:first|second|third|fourth|last|previous|same|current|latest)\s+(?:quarter|year|half"
    rf"|month|week)(?:\s+of\s+(?:the year|\d{{4}}(?:[/-]\d\d)?))?|(?:the\s+)?(?:quarter|year|month"
    rf"|half[- ]year|period|week)(?:\s+(?:to|ending"
    rf"|ended)\s+(?:\d{{1,2}}\w{{0,2}}\s+)?{_MONTH}(?:\s+\d{{4}})?|\s+to date)?"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s+\d{{4}})?|(?:19|20)\d\d(?:[/–-]\d{{2,4}})?"
    rf"|Q[1-4](?:\s+\d{{4}}(?:/\d\d)?)?|(?:the\s+)?(?:spring|summer|autumn|winter)|Christmas|Easter"
    rf"|(?:the\s+)?(?:end|start|beginning)\s+of\s+(?:the\s+)?(?:{_MONTH}(?:\s+\d{{4}})?|year|quarter|month"
    rf"|\d{{4}})|(?:the\s+)?(?:day|date)\s+of\s+the\s+meeting|(?:the\s+)?previous\s+{_MONTH}"
    rf"|(?:the\s+)?last\s+financial\s+year)"
)
AS_AT = re.compile(
    rf"\b(?:as (?:at|of)|at|in|since|by|for|during|over|on|to|from)\s+{_PERIOD}\b|\b(?:last|this)\s+(?:year"
    rf"|month|week|quarter|{_MONTH})\b|\bso far(?: this year)?\b|\bto date\b|\bon (?:Mon|Tues|Wednes|Thurs"
    rf"|Fri|Satur|Sun)day(?: of (?:this|last) week)?\b",
    re.I,
)
_STOP_AFTER = re.compile(
    rf"[.;:?!)(]|,|\s[-–—]\s|\n|\b(?:and (?:that|then|the|a|it|its|he|she|they|there|was|were|had|would"
    rf"|only|nearly|about|\d)|but|which|because|since (?!the\b|[a-z]|last\b)|though|although|while|whereas"
    rf"|compared|against|so that|now that|when|if|where|whom|down from|up from)\b|\band (?=[£€\d]"
    rf"|(?:{WORD})\s)"
)
"""In small letters: where the clause after a figure may end."""
_SHORT_FORM = re.compile(r"\s?\([A-Z][A-Za-z&]{1,9}\)")
"""An abbreviation in brackets after the name that it stands for."""
_NAME = re.compile(rf"\b[A-Z][\w’'-]+(?:, [A-Z][\w’'-]+)+,? (?:and|&) [A-Z][\w’'-]+|{_SHORT_FORM.pattern}")
"""A name that is a list: "Housing, Planning and Transport"."""
_STOP_BEFORE = re.compile(
    r"[.;:?!](?=\s)|,(?!\d)|\n|\s?[-–—]\s|\b(?:asked|queried|questioned|enquired|wondered|said|stated"
    r"|replied|responded|reported|advised|explained|confirmed|estimated|believed|noted|indicated|accepted"
    r"|told|glad to report)\b"
    r"(?:\s+(?:the (?:\w+ ){1,4}?(?=how|why|what|whether|if|when|that)|him|her|them"
    r"|members))?(?:\s+(?:how many of|how many|how|why|what|whether|if|when|where|that|for|about)\b)?"
    r"|\b(?:and that|but that|that|but|because|although|though|while|whereas|so that|which|said|whether)\b"
    r"|\band (?=(?:the|a|an|about|only|nearly|he|she|it|its|they|there)\b|$)"
)
"""In small letters: where the clause before a figure begins."""
_EMPTY = re.compile(
    r"\b(?:there|answer|response|reply|question|(?:it|this|these|they|he|she|we|I) (?:was|were|is|are|had"
    r"|have)|against|compared|since|because|when|where|about|around|nearly|almost|approximately|roughly"
    r"|some|only|just|over|under|more than|less than|fewer than|at least|up to|currently|now|"
    r"still|already|also|a total of|as many as|as few as|of|the|an?|those|these|had|has|was|were|is|are"
    r"|so far|further|additional|and|to|from|by|at|in|on|for|with|or|between|yes|no|today|tonight)\b",
    re.I,
)
_LINKING = re.compile(
    r"\s*\b(?:(?:was|were|is|are|had been|has been|have been|stood at|stands at|amounted to|came to"
    r"|had come to|(?:had |has |have )?(?:fallen|risen|gone up|gone down|come down|grown|increased"
    r"|decreased|dropped|reduced|improved|been reduced|been increased)(?:\s+from [^,;]{1,20})?\s+to"
    r"|averaged|totalled|reached|fell to|rose to|now)\s*)+"
    r"(?:about|around|nearly|almost|approximately|roughly|some|only|just|over|under|more than|less than"
    r"|fewer than|at least|up to|still|now|currently|an? average of|on average|at|to|a total of|the|of"
    r"|for)*\s*$",
    re.I,
)
_LEADING = re.compile(r"^\s*(?:of\s+)?(?:(?:the|these|those|all|our|its)\s+)?(?:\d[\d,.]*\s+)?", re.I)
_VERBAL = re.compile(
    r"^(?:(?:has|had|have|was|were|is|are|been|be|would|will|could|did|do|now|still|already|also|yet|not"
    r"|in|by|at|on|for|with|from|to|within|inside|over|under|on average)\b|$)",
    re.I,
)
_ANAPHOR = re.compile(r"^(?:of )?(?:whom|them|these|those|which)\b", re.I)
_ASKED = re.compile(
    r"\b(?:how many|how much|how long|what (?:share|proportion|percentage|number|part) of|the (?:share"
    r"|proportion|percentage|number|cost|length|growth in the number) of|whether|about|regarding"
    r"|for an update on|what was|what is)\s+(?P<x>[^?.,;:\n]{3,90})",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a passage says of one figure; ``limit_from`` and ``limit_to`` are where the limit stands, -1 without one."""

    measure: str | None
    limit: str | None
    as_at: str | None
    limit_from: int = -1
    limit_to: int = -1
    at: int = 0
    """Where the figure ends."""


def told_of(text: str, start: int, end: int, unit: str | None, before: Told | None) -> Told:
    """What the clause around a figure says of it; ``before`` is what was told of the figure before it.

    Words that the clause leaves to what came before it ("74% had been repaired", "41 of them in bed and breakfast") are
    filled from the figure before or from the question, set off by " … ".
    """
    left = text[max(0, start - 240) : start]
    cut = max((m.end() for m in _STOP_BEFORE.finditer(in_small(left))), default=0)
    left = left[cut:]
    right = text[end : _end_of_clause(text, end)]
    limit = LIMIT.search(right) or (_IN_TIME.search(right) if unit == "percent" else None)
    as_at = AS_AT.search(right) or AS_AT.search(left)
    before_it = LIMIT.search(left) if limit is None and unit in ("percent", "count") else None
    subject = _subject(left if before_it is None else left[: before_it.start()] + left[before_it.end() :])
    rest = _rest(right, limit)
    target = (
        re.search(r"\b(?:target|average|forecast|national|benchmark)\b", left, re.I)
        if re.search(r"\b(?:against|compared)\b", text[max(0, start - 60) : start], re.I)
        else None
    )
    measure = _joined(subject, rest)
    words = None
    if before and (_ANAPHOR.match(right.lstrip()) or re.search(r"\bof (?:whom|which|these|them)\s*$", left, re.I)):
        measure = _joined(
            _noun(before.measure), re.sub(r"^(?:of\s+)?(?:whom|them|these|those|which)\b\s*", "", rest, flags=re.I)
        )
    elif before and (
        target
        or (
            not subject
            and _is_prepositional(rest)
            and re.search(r"\b(?:and|against|than|with)\s*$", text[max(0, start - 30) : start], re.I)
        )
    ):
        measure = _joined(subject, before.measure or "") if target else _joined(before.measure or "", rest)
        words = before.limit
    elif not subject and _VERBAL.match(rest):
        asked = _asked(text[:start])
        near = before is not None and not re.search(r"[.?!]\s", text[before.at : start])
        noun = _noun(before.measure) if near and before is not None else ""
        measure = _joined((noun or _noun(asked)) if rest else asked, rest)
    at = end + limit.start() if limit else -1
    by = limit or (before_it if subject else None)
    return Told(
        measure or None,
        by[0].strip() if by else words,
        as_at[0].strip() if as_at else None,
        at,
        end + limit.end() if limit else -1,
        end,
    )


def _end_of_clause(text: str, start: int) -> int:
    """Where the clause after a figure ends; the commas and brackets of a name are within it."""
    far = min(len(text), start + 240)
    names = [m.span() for m in _NAME.finditer(text, start, far)]
    stops = (m.start() for m in _STOP_AFTER.finditer(in_small(text[:far]), start))
    return next((at for at in stops if not any(a <= at < b for a, b in names)), far)


def _subject(left: str) -> str:
    """What stands before a figure and is its subject: "the average wait from order to fitting was" → without "was"."""
    words = AS_AT.sub(" ", left)
    words = _LINKING.sub("", words)
    content = _EMPTY.sub(" ", words)
    if not re.search(r"[A-Za-z]{3}", content):
        return ""
    return _tidy(words)


def _rest(right: str, limit: re.Match[str] | None) -> str:
    """What stands after a figure in its clause, without the limit and the period."""
    if limit:
        right = right[: limit.start()] + " " + right[limit.end() :]
    return _tidy(_LEADING.sub("", AS_AT.sub(" ", right), count=1))


def _tidy(words: str) -> str:
    words = _SHORT_FORM.sub(" ", words)
    words = re.sub(
        r"\b(?:currently|now|still|also|only|already|just|about|nearly|almost|approximately|some|so)\b",
        " ",
        words,
        flags=re.I,
    )
    words = " ".join(words.split()).strip(" ,;:-–—'\"“”()")
    words = re.sub(r"\s+(?:and|or|of|the|an?|to|by|in|at|for|on|from|with)$", "", words)
    return re.sub(
        r"^(?:against|compared with|since|because|and|or|the|an?(?! (?:week|year|month|day|head|night"
        r"|tonne|time)\b)|of|that|(?:it|there|this|these) (?:was|were|are|is)(?:\s+an?\b|\s+the\b)?)\s+",
        "",
        words,
        flags=re.I,
    ).strip()


def _is_prepositional(rest: str) -> bool:
    return (
        not rest
        or re.match(
            r"(?:by|in|at|for|with|from|on|of|among|across|elsewhere|nationally|the (?:year|month|quarter) before)\b",
            rest,
            re.I,
        )
        is not None
    )


def _noun(measure: str | None) -> str:
    """The thing counted at the head of a measure: "households were living in …" → "households"."""
    if _VERBAL.match(measure or ""):
        return ""
    words = re.split(r"\s(?:has|had|have|was|were|is|are|been|would|will|could|…)\s", measure or "", maxsplit=1)[0]
    return " ".join(words.split()[:8])


def _asked(before: str) -> str:
    """The thing asked after, in the last question before a figure: "how many potholes" → "potholes"."""
    asked = [m["x"] for m in _ASKED.finditer(before[-900:])]
    return " ".join(_tidy(asked[-1]).split()[:14]) if asked else ""


def _joined(*parts: str) -> str:
    return " … ".join(p for p in parts if p)[:200]
