"""Exchanges cut, joined and put in order again, with everything that refers to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tui.minutes.model import Exchange, Item, Span
from tui.sources.document import Block, Document, Source

_EDGE = 8
"""Words at each end by which a passage is found in a document."""


def span_of(words: str, text: str, near: int) -> Span | None:
    """Where a passage stands in the text, white space aside, at or after ``near`` if it can be; None if nowhere."""
    tokens = words.split()
    if not tokens:
        return None
    first = re.compile(r"\s+".join(map(re.escape, tokens[:_EDGE])))
    last = re.compile(r"\s+".join(map(re.escape, tokens[-_EDGE:])))
    start = first.search(text, max(near, 0)) or first.search(text)
    if start is None:
        return None
    end = last.search(text, start.start())
    return Span(start.start(), end.end()) if end else None


def made_exchange(words: str, span: Span | None) -> Exchange:
    """A passage as one exchange: read by the same rules as whole minutes where these see just one exchange in it."""
    from tui.minutes.parse import parse

    flat = " ".join(words.split())
    blocks = (Block("heading", "Item", 0, 4, gap=1), Block("paragraph", flat, 6, 6 + len(flat), gap=1))
    document = Document(Source("text/plain", ""), f"Item\n\n{flat}", blocks)
    found = [e for meeting in parse(document).meetings for item in meeting.items for e in item.exchanges]
    if len(found) == 1 and len(found[0].text) > 0.8 * len(flat):
        read = found[0]
        figures = tuple(replace(f, span=None) for f in read.figures)
        return replace(read, text=words, span=span, follows=None, number=None, figures=figures)
    return Exchange(words, "point", span=span)


def parted(exchange: Exchange, second: str, text: str) -> list[Exchange]:
    """The exchange in two, the second beginning with the given words; as it was where they do not stand inside it."""
    tokens = second.split()[:_EDGE]
    found = re.search(r"\s+".join(map(re.escape, tokens)), exchange.text) if tokens else None
    if found is None or not exchange.text[: found.start()].strip():
        return [exchange]
    near = exchange.span.start if exchange.span else 0
    parts = []
    for words in (exchange.text[: found.start()].strip(), exchange.text[found.start() :].strip()):
        part = made_exchange(words, span_of(words, text, near))
        parts.append(
            replace(
                part,
                kind=exchange.kind if part.kind == "point" else part.kind,
                questioners=part.questioners or exchange.questioners,
                respondents=part.respondents or (exchange.respondents if part.answer or not part.question else ()),
                answers_office=part.answers_office or exchange.answers_office,
                figures=tuple(f for f in exchange.figures if f.text in words),
            )
        )
    parts[0] = replace(parts[0], topic=exchange.topic, follows=exchange.follows, number=exchange.number)
    return parts


def joined(first: Exchange, second: Exchange) -> Exchange:
    """Two exchanges as one: what is said up to the first answer is the question, the rest the answer."""
    text = f"{first.text}\n\n{second.text}"
    answer = first.answer or second.answer
    at = -1
    if answer:
        at = text.find(answer) if first.answer else text.rfind(answer)
    span = Span(first.span.start, second.span.end) if first.span and second.span else first.span
    return replace(
        first,
        text=text,
        topic=first.topic or second.topic,
        question=(text[:at].strip() or None) if at >= 0 else (text if first.question or second.question else None),
        answer=text[at:].strip() if at >= 0 else None,
        questioners=tuple(dict.fromkeys(first.questioners + second.questioners)),
        respondents=tuple(dict.fromkeys(first.respondents + second.respondents)),
        figures=first.figures + second.figures,
        answers_office=first.answers_office or second.answers_office,
        span=span,
    )


def bounded(exchange: Exchange, wanted: str, text: str) -> Exchange | None:
    """The exchange with ``wanted`` as its whole text, if the document has it."""
    near = max(0, (exchange.span.start if exchange.span else 0) - len(wanted))
    span = span_of(wanted, text, near)
    if span is None:
        return None
    words = text[span.start : span.end].strip()
    read = made_exchange(words, span)
    return replace(
        exchange,
        text=words,
        span=span,
        question=read.question,
        answer=read.answer,
        kind=exchange.kind,
        figures=read.figures or tuple(f for f in exchange.figures if f.text in words),
    )


def order(item: Item, instead: Mapping[int, tuple[Exchange, ...]], moved: Mapping[int, int] | None = None) -> Item:
    """The item with exchanges replaced, in document order; ``follows`` and undertakings point where they did.

    ``instead`` gives, by former index, what stands there now; ``moved`` to which former index a removed one has gone.
    """
    now: list[tuple[int, Exchange]] = []
    for index, exchange in enumerate(item.exchanges):
        now += [(index, e) for e in instead.get(index, (exchange,))]
    if all(e.span for _, e in now):
        now.sort(key=lambda pair: pair[1].span.start if pair[1].span else 0)
    first: dict[int, int] = {}
    for place, (index, _) in enumerate(now):
        first.setdefault(index, place)
    for gone, to in (moved or {}).items():
        if to in first:
            first[gone] = first[to]
    exchanges = tuple(
        replace(e, follows=_before(first.get(e.follows), place)) if e.follows is not None else e
        for place, (_, e) in enumerate(now)
    )
    undertakings = tuple(
        replace(u, exchange=_holding(u.span, u.exchange, exchanges, first)) if u.exchange is not None else u
        for u in item.undertakings
    )
    return replace(item, exchanges=exchanges, undertakings=undertakings)


def _before(place: int | None, own: int) -> int | None:
    return place if place is not None and place < own else None


def _holding(span: Span | None, former: int, exchanges: tuple[Exchange, ...], first: Mapping[int, int]) -> int | None:
    """The exchange whose text holds the undertaking; failing that, the one that stands where it was."""
    if span:
        for place, exchange in enumerate(exchanges):
            if exchange.span and exchange.span.start <= span.start < exchange.span.end:
                return place
    return first.get(former)
