"""Minutes in the form that ``matters parse --json`` prints."""

from __future__ import annotations

from typing import Any

from tui.minutes.model import Action, Attendee, Exchange, Figure, Holder, Item, Meeting, Minutes, Span, Undertaking
from tui.sources.document import Source


def as_json(minutes: Minutes) -> dict[str, Any]:
    """One document as plain dictionaries and lists; keys keep their names and types, more may be added."""
    source = {k: v for k, v in _flat(minutes.source).items() if v is not None}
    return {
        "council": minutes.council,
        "source": source,
        "meetings": [_meeting(meeting) for meeting in minutes.meetings],
        "problems": [{"kind": p.kind, "text": p.text, "item": p.item, "span": _span(p.span)} for p in minutes.problems],
        "abbreviations": [{"short": short, "long": long} for short, long in minutes.abbreviations],
    }


def _flat(one: Source | Attendee | Figure | Undertaking | Action) -> dict[str, Any]:
    """The fields of one as they are; ``asdict`` takes apart and copies what is in them, at many times the cost."""
    return {name: getattr(one, name) for name in one.__slots__}


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "committee": meeting.committee,
        "date": meeting.date,
        "time": meeting.time,
        "venue": meeting.venue,
        "url": meeting.url,
        "status": meeting.status,
        "earliest": meeting.earliest,
        "latest": meeting.latest,
        "attendance": [_flat(attendee) for attendee in meeting.attendance],
        "preamble": list(meeting.preamble),
        "items": [_item(item) for item in meeting.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": item.title,
        "heading": item.heading,
        "purpose": item.purpose,
        "holders": [_holder(holder) for holder in item.holders],
        "remit": list(item.remit),
        "exchanges": [_exchange(exchange) for exchange in item.exchanges],
        "undertakings": [_flat(u) | {"span": _span(u.span)} for u in item.undertakings],
        "decisions": [
            {
                "kind": d.kind,
                "number": d.number,
                "text": d.text,
                "clauses": list(d.clauses),
                "span": _span(d.span),
            }
            for d in item.decisions
        ],
        "actions": [_flat(a) | {"span": _span(a.span)} for a in item.actions],
        "reasons": item.reasons,
        "truncated": item.truncated,
        "exempt": item.exempt,
        "procedural": item.procedural,
        "narrative": list(item.narrative),
        "span": _span(item.span),
    }


def _holder(holder: Holder) -> dict[str, str | None]:
    return {"name": holder.name, "office": holder.office}


def _exchange(exchange: Exchange) -> dict[str, Any]:
    return {
        "number": exchange.number,
        "text": exchange.text,
        "kind": exchange.kind,
        "topic": exchange.topic,
        "question": exchange.question,
        "answer": exchange.answer,
        "follows": exchange.follows,
        "questioners": list(exchange.questioners),
        "respondents": list(exchange.respondents),
        "figures": [_flat(f) | {"span": _span(f.span)} for f in exchange.figures],
        "answers_office": _holder(exchange.answers_office) if exchange.answers_office else None,
        "span": _span(exchange.span),
    }
