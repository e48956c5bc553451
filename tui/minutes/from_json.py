"""Minutes from the form that ``matters parse --json`` prints, for documents that another program has read.

What is missing or of another type than the form says is taken as not stated; every text passes ``text.plain``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar, get_args

from tui.minutes import model
from tui.minutes.model import (
    Action,
    Attendee,
    Decision,
    Exchange,
    Figure,
    Holder,
    Item,
    Meeting,
    Minutes,
    Problem,
    Span,
    Undertaking,
)
from tui.sources.document import Prepared, Source
from tui.text import plain

T = TypeVar("T")
_Capacity = Literal["member", "in attendance", "officer", "apologies", "substitute", "other"]
_Unit = Literal["percent", "pounds", "count", "time"]
_CAPACITIES: tuple[_Capacity, ...] = get_args(_Capacity)
_UNITS: tuple[_Unit, ...] = get_args(_Unit)


def from_json(prepared: Prepared) -> Minutes:
    """The minutes of one prepared document."""
    return minutes_from(prepared.data, prepared.source)


def minutes_from(data: Mapping[str, Any], source: Source) -> Minutes:
    """Minutes from one object in the form of ``matters parse --json``; ``source`` says where it came from."""
    pairs = [(_text(a.get("short")), _text(a.get("long"))) for a in _maps(data, "abbreviations")]
    return Minutes(
        council=_text(data.get("council")),
        source=source,
        meetings=tuple(_meeting(m) for m in _maps(data, "meetings")),
        problems=tuple(
            Problem(_text(p.get("kind")) or "problem", _text(p.get("text")) or "", _text(p.get("item")), _span(p))
            for p in _maps(data, "problems")
        ),
        abbreviations=tuple((short, long) for short, long in pairs if short and long),
    )


def _text(value: Any) -> str | None:
    return plain(value) if isinstance(value, str) and value.strip() else None


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = data.get(key)
    return tuple(t for t in map(_text, values) if t) if isinstance(values, list) else ()


def _maps(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    values = data.get(key)
    return [v for v in values if isinstance(v, Mapping)] if isinstance(values, list) else []


def _one_of(value: Any, allowed: tuple[T, ...], default: T) -> T:
    return next((a for a in allowed if a == value), default)


def _span(data: Mapping[str, Any]) -> Span | None:
    value = data.get("span")
    if not isinstance(value, list) or len(value) != 2:
        return None
    start, end = _whole(value[0]), _whole(value[1])
    return Span(start, end) if start is not None and end is not None and start <= end else None


def _meeting(data: Mapping[str, Any]) -> Meeting:
    return Meeting(
        committee=_text(data.get("committee")),
        date=_text(data.get("date")),
        items=tuple(_item(i) for i in _maps(data, "items")),
        time=_text(data.get("time")),
        venue=_text(data.get("venue")),
        url=_text(data.get("url")),
        status=_one_of(data.get("status"), get_args(model.Status), "unknown"),
        attendance=tuple(
            Attendee(name, _text(a.get("post")), _one_of(a.get("capacity"), _CAPACITIES, "other"))
            for a in _maps(data, "attendance")
            if (name := _text(a.get("name")))
        ),
        earliest=_text(data.get("earliest")),
        latest=_text(data.get("latest")),
        preamble=_texts(data, "preamble"),
    )


def _item(data: Mapping[str, Any]) -> Item:
    exchanges = [(e, _text(e.get("text"))) for e in _maps(data, "exchanges")]
    return Item(
        title=_text(data.get("title")) or "",
        number=_text(data.get("number")),
        purpose=_text(data.get("purpose")),
        holders=tuple(h for h in map(_holder, _maps(data, "holders")) if h.name or h.office),
        remit=_texts(data, "remit"),
        exchanges=tuple(_exchange(e, text or "", len(exchanges)) for e, text in exchanges),
        undertakings=tuple(u for u in map(_undertaking, _maps(data, "undertakings")) if u.text),
        decisions=tuple(d for d in map(_decision, _maps(data, "decisions")) if d.text or d.clauses),
        actions=tuple(a for a in map(_action, _maps(data, "actions")) if a.text),
        reasons=_text(data.get("reasons")),
        truncated=data.get("truncated") is True,
        exempt=data.get("exempt") is True,
        procedural=data.get("procedural") is True,
        narrative=_texts(data, "narrative"),
        heading=_text(data.get("heading")) or "",
        span=_span(data),
    )


def _holder(data: Mapping[str, Any]) -> Holder:
    return Holder(_text(data.get("name")), _text(data.get("office")))


def _exchange(data: Mapping[str, Any], text: str, count: int) -> Exchange:
    follows = _whole(data.get("follows"))
    office = data.get("answers_office")
    return Exchange(
        text=text,
        kind=_one_of(data.get("kind"), get_args(model.ExchangeKind), "question" if data.get("question") else "point"),
        topic=_text(data.get("topic")),
        question=_text(data.get("question")),
        answer=_text(data.get("answer")),
        follows=follows if follows is not None and follows < count else None,
        questioners=_texts(data, "questioners"),
        respondents=_texts(data, "respondents"),
        figures=tuple(f for f in map(_figure, _figures(data)) if f.text),
        span=_span(data),
        number=_text(data.get("number")),
        answers_office=_holder(office) if isinstance(office, Mapping) else None,
    )


def _figures(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    values = data.get("figures")
    if not isinstance(values, list):
        return []
    return [{"text": v} if isinstance(v, str) else v for v in values if isinstance(v, (str, Mapping))]


def _figure(data: Mapping[str, Any]) -> Figure:
    value = data.get("value")
    return Figure(
        text=_text(data.get("text")) or "",
        value=float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None,
        unit=next((u for u in _UNITS if u == data.get("unit")), None),
        measure=_text(data.get("measure")),
        limit=_text(data.get("limit")),
        as_at=_text(data.get("as_at")),
        span=_span(data),
    )


def _undertaking(data: Mapping[str, Any]) -> Undertaking:
    return Undertaking(
        text=_text(data.get("text")) or "",
        by=_text(data.get("by")),
        to=_text(data.get("to")),
        due=_text(data.get("due")),
        strength=_one_of(data.get("strength"), get_args(model.Strength), "firm"),
        exchange=_whole(data.get("exchange")),
        span=_span(data),
    )


def _decision(data: Mapping[str, Any]) -> Decision:
    kind = _one_of(data.get("kind"), get_args(model.DecisionKind), "decided")
    text, number = _text(data.get("text")) or "", _text(data.get("number"))
    return Decision(kind, text, _texts(data, "clauses"), _span(data), number)


def _action(data: Mapping[str, Any]) -> Action:
    return Action(
        text=_text(data.get("text")) or "",
        number=_text(data.get("number")),
        owner=_text(data.get("owner")),
        due=_text(data.get("due")),
        status=_text(data.get("status")),
        span=_span(data),
        printed=_text(data.get("printed")) or "",
    )
