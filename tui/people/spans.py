"""Where in a paragraph people and offices stand: names first, offices in what is left, then the words for either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from tui.people import patterns as p
from tui.people.mentions import Kind
from tui.people.offices import read_offices


@dataclass(frozen=True, slots=True)
class Span:
    """A mention within a paragraph, before its part is known."""

    start: int
    end: int
    kind: Kind
    name_start: int = -1
    """Where the name itself begins, after its title."""
    of: int = -1
    gone: bool = False
    words: str = ""
    """For "appointed to the office": the office that the words stand for."""


def find_spans(text: str, names: Set[str], *, listing: bool) -> list[Span]:
    """Every mention of a paragraph in order, none within another. ``listing``: it is a list of those present."""
    found = names_in(text, names, listing=listing)
    masked = _mask(text, found)
    for m in _found(p.ROLE, p.ROLE_BEGINS, masked) if p.RANK_WORD.search(masked) else ():
        if _is_office(masked, m):
            gone = bool(re.search(r"former|previous|then|outgoing", m["when"] or "", re.I))
            found.append(Span(m.start(), m.end(), "role", gone=gone))
    masked = _mask(text, found)
    found += _that_office(text, masked, [span for span in found if span.kind == "role"])
    for kind, pattern, begins in _OTHERS:
        before = len(found)
        for m in _found(pattern, begins, masked):
            gone = kind == "role" and bool(re.search(r"former|previous|outgoing", m[0]))
            found.append(Span(m.start(), m.end(), kind, gone=gone))
        masked = _mask(masked, found[before:])
    return sorted(found, key=lambda span: span.start)


def _that_office(text: str, masked: str, roles: list[Span]) -> list[Span]:
    """ "Councillor Lee had been appointed to the office": the one last named in the paragraph."""
    result = []
    for m in p.THAT_OFFICE.finditer(masked):
        before = [" ".join(text[r.start : r.end].split()) for r in roles if r.end < m.start()]
        if before:
            words = next((w for w in reversed(before) if re.search(r"\bfor\b|[,(:]", w)), before[-1])
            result.append(Span(m.start("what"), m.end("what"), "role", words=words))
    return result


_NO_PERSON = re.compile(
    r"(?:Lady|Lord)\s(?:Day|Mayor|Lieutenant|Chief|Provost|Advocate)\b|Father\s(?:Christmas|Time)\b"
)
_OTHERS: tuple[tuple[Kind, re.Pattern[str], re.Pattern[str]], ...] = (
    ("role", p.LOWER_ROLE, p.LOWER_ROLE_BEGINS),
    ("successor", p.HIS_SUCCESSOR, p.HIS_BEGINS),
    ("same", p.SAME, p.SAME_BEGINS),
    ("any", p.GENERIC, p.GENERIC_BEGINS),
    ("pronoun", p.PRONOUN, p.PRONOUN_BEGINS),
)


def _found(pattern: re.Pattern[str], begins: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """As ``pattern.finditer``, tried only where ``begins`` says that it may begin: several times as fast."""
    at = 0
    while (begin := begins.search(text, at)) is not None:
        m = pattern.match(text, begin.start())
        if m is not None:
            yield m
        at = m.end() if m is not None else begin.start() + 1


def names_in(text: str, names: Set[str], *, listing: bool) -> list[Span]:
    """The people named in a paragraph, in order but for those without a title, who stand last."""
    found: list[Span] = []
    at = 0
    for m in _found(p.TITLED, p.TITLED_BEGINS, text):
        if m.start() < at or _NO_PERSON.match(m[0]):
            continue
        found.append(Span(m.start(), m.end(), "name", m.start("name")))
        at = m.end()
        plural = bool(re.match(r"coun\w+s\b|cl?lrs|messrs", m["title"].strip().rstrip("."), re.I))
        while (plural or listing) and (more := p.NEXT_OF_LIST.match(text, _past_aside(text, at))):
            if not more["title"] and (
                _office_follows(text, more.start("name")) or not _may_be_next(text, more, listing)
            ):
                break
            found.append(
                Span(
                    more.start("title") if more["title"] else more.start("name"), more.end(), "name", more.start("name")
                )
            )
            at = more.end()
    return found + _untitled(text, found, names, listing=listing)


_SPEAKS = re.compile(rf"\s(?:{p.ASKS.pattern}|{p.ANSWERS.pattern})")


def _untitled(text: str, found: list[Span], names: Set[str], *, listing: bool) -> list[Span]:
    """Full names without a title: in a list of those present, beside an office, before a verb, or known already."""
    result: list[Span] = []
    masked = _mask(text, found)
    for m in _found(p.UNTITLED, p.UNTITLED_BEGINS, masked):
        after = masked[m.end() : m.end() + 60]
        words = " ".join(m["name"].split())
        office = re.match(r"\s*[,(]\s*", after)
        beside = bool(office and _office_follows(masked, m.end() + office.end()))
        speaks = _SPEAKS.match(after) and not re.search(r"Council$|Trust$|Federation$|Group$|Forum$", words)
        if (
            re.search(r"\b(?:of|in|at|near|to|from|for|the)\s$", masked[max(0, m.start() - 6) : m.start()])
            and words not in names
        ):
            continue
        if words in names or beside or (speaks and len(words.split()) == 2) or (listing and _listed(masked, m)):
            result.append(Span(m.start("name"), m.end("name"), "name", m.start("name")))
    return result


def _listed(text: str, m: re.Match[str]) -> bool:
    """Whether a name stands as an entry of its own in a list: after a separator, and before one."""
    before, after = text[: m.start()], text[m.end() : m.end() + 30]
    return bool(re.search(r"(?:^|[:;,\n\x00)]|\band)\s*$", before)) and bool(
        re.match(r"\s*(?:[;,(\n.–-]|and\b|$)", after)
    )


def _past_aside(text: str, at: int) -> int:
    """Past a bracket after a name, "(Chair)"."""
    aside = re.compile(r"\s*\([^()]{1,80}\)").match(text, at)
    return aside.end() if aside else at


def _may_be_next(text: str, more: re.Match[str], listing: bool) -> bool:
    """Whether a name without title after a comma or "and" goes on a list of names."""
    if listing:
        return True
    return not re.match(r"\s(?:Council|Trust|School|Road|Street|Forum|Partnership)\b", text[more.end() :])


def _office_follows(text: str, at: int) -> bool:
    m = p.ROLE.match(text, at)
    return bool(m and _is_office(text, m))


def _is_office(text: str, m: re.Match[str]) -> bool:
    """Whether the words are somebody's office and not, say, "Leaders" or the heading "Director's post"."""
    words = m["role"]
    if re.search(
        r"(?:Members|Councillors|Leaders|Directors|Managers|Officers|Holders|Heads|Engineers|Surveyors|Mayors)$", words
    ):
        return False
    if re.match(r"['’]s?(?=\s)", text[m.end() :]):
        return False
    return bool(read_offices(words)) and not re.match(r"['’]s?\s+[a-z]", text[m.end() :])


def _mask(text: str, spans: list[Span]) -> str:
    """The text with what is taken blotted out, so that nothing reaches across it."""
    if not spans:
        return text
    parts: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.end > at:
            start = max(at, span.start)
            parts += (text[at:start], "\x00" * (span.end - start))
            at = span.end
    parts.append(text[at:])
    return "".join(parts)
