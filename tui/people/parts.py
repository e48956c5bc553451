"""What each mention does where it stands: whose office it is, who asks, who answers, who is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tui.people import patterns as p
from tui.people.mentions import Kind, Part
from tui.people.offices import read_offices
from tui.people.spans import Span

_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\bMr)(?<!\bDr)(?<!Mrs)(?<!Cllr)[.;?!]\s|\n\s*\n")
_GAP = re.compile(
    r"(?:\s|,[^,;.]{1,90},|\([^)]{1,80}\)|\bof\s(?:[A-Z][\w’'-]+\s?)+|\bthrough\sthe\sChair\b|"
    r",?\sby\sway\sof\s\w+|\s(?:had|has|also|then|both|further|again|next)\b)*"
)
_NAME_THEN_OFFICE = re.compile(
    r"[ \t]*\|[ \t]*|\s*\(\s*(?:and\s)?|\s*,\s*(?:who\s(?:is|was)\s)?(?:as\s)?|\s*[–-]\s*|\s*\n\s*"
)
_OFFICE_THEN_NAME = re.compile(r"\s+for\s(?:the|this)\smeeting\s*:\s*|\s*,\s*|\s*[–-]\s+|\s*:\s*|\s*\(\s*|\s+")
_TOO = re.compile(r",?\s(?:is|was|had\sbecome|has\sbecome)\s(?:(?:now|also)\s)?(?:the\s)?")
_OFFICE_AND_OFFICE = re.compile(r"\s*\|(?:[^|\n]{0,30}\|)?[ \t]*|\s+and\s+|\s*[/&;]\s*|\s*,\s*(?:and\s+)?")


def link(text: str, spans: list[Span]) -> list[Span]:
    """Give each office that stands beside a name the place of that name."""
    result = list(spans)
    for place, span in enumerate(spans):
        if span.kind != "role":
            continue
        before = spans[place - 1] if place else None
        after = spans[place + 1] if place + 1 < len(spans) else None
        if before is not None and before.kind == "role" and result[place - 1].of >= 0 and _both(text, before, span):
            result[place] = replace(span, of=result[place - 1].of, gone=span.gone or result[place - 1].gone)
        elif before is not None and before.kind == "name" and _beside(text, before, span):
            result[place] = replace(span, of=place - 1, gone=span.gone or _given_up(text, before, span))
        elif after is not None and after.kind == "name" and _leads(text, span, after):
            result[place] = replace(span, of=place + 1, words=span.words or _with_area(text, span, after))
            _link_back(text, result, place)
        elif (who := _by_announcement(text, spans, place)) is not None:
            gone = span.gone or bool(p.GAVE_UP.search(text[spans[who].end : span.start]))
            result[place] = replace(span, of=who, gone=gone)
    return result


def _both(text: str, one: Span, other: Span) -> bool:
    """Two offices of one person: "Leader and Cabinet Member for Finance", "…, was now Deputy Leader as well"."""
    between = text[one.end : other.start]
    return bool((_OFFICE_AND_OFFICE.fullmatch(between) and ")" not in between) or _TOO.fullmatch(between))


def _with_area(text: str, role: Span, name: Span) -> str:
    """ "Portfolio Holder: Councillor Lee (Housing)" → "Portfolio Holder for Housing"."""
    words = text[role.start : role.end]
    area = re.match(r"\s*\((?P<area>[A-Z][\w’' ,&-]{2,70})\)", text[name.end :])
    if ":" not in text[role.end : name.start] or area is None or read_offices(area["area"]):
        return ""
    found = read_offices(words)
    return f"{words} for {area['area']}" if found and found[0].family == "executive" and not found[0].area else ""


def _link_back(text: str, result: list[Span], place: int) -> None:
    """ "Leader of the Council and Cabinet Member for Finance, Councillor X": the first office too."""
    before = result[place - 1] if place else None
    if before is None or before.kind != "role" or before.of >= 0:
        return
    if re.fullmatch(r"\s+and\s+|\s*/\s*", text[before.end : result[place].start]):
        result[place - 1] = replace(before, of=result[place].of)


def _beside(text: str, name: Span, role: Span) -> bool:
    """An office after a name: in brackets, after a comma, on the same line; not one who answers in the next clause."""
    between = text[name.end : role.start]
    if not _NAME_THEN_OFFICE.fullmatch(between):
        return False
    if "(" in between:
        return True
    if "\n" in between and "," not in between:
        return False
    article = re.match(r"(?:the|a)\s", text[role.start : role.end], re.I)
    lead = p.NOT_APPOSED.search(text[max(0, name.start - 120) : name.start])
    return not (article and (lead or not re.match(r"\s*(?:[,.;)–-]|\band\b|$)", text[role.end :])))


def _leads(text: str, role: Span, name: Span) -> bool:
    """An office before a name: "the Leader of the Council, Councillor Lee,", "Chair: Councillor Lee"."""
    between = text[role.end : name.start]
    if not _OFFICE_THEN_NAME.fullmatch(between):
        return False
    if ":" in between:
        return "\n" not in between
    article = re.match(r"the\s", text[role.start : role.end], re.I)
    if "," in between and article:
        lead = p.NOT_APPOSED.search(text[max(0, role.start - 120) : role.start])
        return not lead and bool(re.match(r"\s*(?:[,.;:)(–-]|and\b|$)", text[name.end :]))
    if "\n" in between:
        # A line of its own above the name; not the end of the line of the one before.
        return not article and between.strip() == "" and text[: role.start].rstrip(" \t")[-1:] in ("", "\n")
    return True


def _given_up(text: str, name: Span, role: Span) -> bool:
    return bool(p.GAVE_UP.search(text[name.end : role.start]))


def _by_announcement(text: str, spans: list[Span], place: int) -> int | None:
    """ "Councillor Lee had been elected Leader", "stood down as …", "to her first meeting as …": the name's place."""
    role = spans[place]
    for earlier in range(place - 1, max(-1, place - 3), -1):
        span = spans[earlier]
        if span.kind != "name":
            if span.kind == "role":
                return None
            continue
        between = text[span.end : role.start]
        if len(between) > 70 or _SENTENCE_END.search(between):
            return None
        if (
            p.TOOK_UP.match(between)
            or re.search(r"\bas\s(?:the\s(?:\w+\s)?)?$", between)
            or re.search(r"\b(?:elected|appointed|confirmed|named|chosen)\s(?:as\s)?(?:the\s)?$", between)
        ):
            return earlier
        return None
    return None


def part_of(text: str, spans: list[Span], place: int) -> Part:
    """What a mention does: from the words before it, then from the verb after it."""
    span = spans[place]
    before = text[max(0, span.start - 70) : span.start]
    if p.BEHALF.search(before):
        return "absent"
    if p.ANSWERER_BEFORE.search(before):
        return "answers"
    if p.ASKER_BEFORE.search(before):
        return "asks"
    if before.endswith(("to ", "to the ")) and p.ADDRESSED.search(text[max(0, span.start - 170) : span.start]):
        return "addressed"
    end = span.end
    for later in spans[place + 1 :]:
        owner = later.of if later.of >= 0 else -2
        if owner in (place, span.of) or (later.kind == "name" and span.of >= 0 and spans[span.of] is later):
            end = later.end + (1 if text[later.end : later.end + 1] == ")" else 0)
        else:
            break
    return _by_verb(text, end)


def _by_verb(text: str, end: int) -> Part:
    rest = re.sub(r"^,(?=\s(?:asked|said|replied|[a-z]+ed\b))", " ", text[end : end + 200])
    stop = _SENTENCE_END.search(rest)
    rest = rest[: stop.start() + 1] if stop else rest
    gap = _GAP.match(rest)
    at = gap.end() if gap else 0
    asks, answers = p.ASKS.match(rest, at), p.ANSWERS.match(rest, at)
    if re.match(r"^,\s(?:on\sbehalf|who)\b", rest):
        asks, answers = p.ASKS.search(rest), p.ANSWERS.search(rest)
    if asks and (not answers or asks.start() <= answers.start()):
        return "asks"
    if answers and re.search(r"\band\s(?:then\s)?(?:asked|enquired|queried|wished\sto\sknow)\b", rest[answers.end() :]):
        return "asks"
    return "answers" if answers else "spoken"


def links_of_renaming(text: str, spans: list[Span]) -> Iterator[tuple[Kind, int, int]]:
    """Pairs that a sentence declares one: a person's new name, an office's new title."""
    for place, span in enumerate(spans):
        pattern = p.KNOWN_AS if span.kind == "name" else p.RENAMED if span.kind == "role" else None
        if pattern is None or not pattern.search(text[: span.start]):
            continue
        for earlier in range(place - 1, -1, -1):
            other = spans[earlier]
            if other.kind == span.kind and not _SENTENCE_END.search(text[other.end : span.start]):
                yield span.kind, earlier, place
                break
