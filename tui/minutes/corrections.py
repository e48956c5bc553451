"""What the member puts right of a reading, applied to it. Pure, so the same corrections give the same minutes again.

A correction names what it is about by the words themselves, never by a number: when the council publishes the document
again with other words, it finds its passage by likeness, and where nothing is like it any more it is kept and reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from thefuzz import fuzz

from tui.minutes.model import Exchange, ExchangeKind, Item, Meeting, Minutes, Span, Undertaking
from tui.minutes.problems import still_there
from tui.minutes.rework import bounded, joined, made_exchange, order, parted, span_of
from tui.text import fold, one_line

What = Literal[
    "council",
    "committee",
    "date",
    "title",
    "questioners",
    "respondents",
    "topic",
    "kind",
    "join",
    "split",
    "bounds",
    "narrative",
    "exchange",
    "undertaking",
    "not an undertaking",
]
ABOUT_MEETING = frozenset({"council", "committee", "date"})
KINDS: tuple[ExchangeKind, ...] = ("question", "supplementary", "point")
ALIKE = 75
"""thefuzz's ratio from which a passage is taken for the one that a correction was made on."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing put right in one document."""

    what: What
    text: str = ""
    """The passage as it stood: an exchange, a paragraph, an undertaking, an item's title; empty for a meeting."""
    value: str | None = None
    """What to put: names one a line, a date as YYYY-MM-DD, the words with which the second part begins ("split"), the
    whole new text ("bounds")."""
    meeting: int = 0
    """Which meeting of the document, counted from 0."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The minutes as the member has put them right, and the places of the corrections that found nothing."""

    minutes: Minutes
    lost: tuple[int, ...] = ()


def correct(minutes: Minutes, corrections: Sequence[Correction], text: str) -> Corrected:
    """Apply corrections in their order; ``text`` is the document's clean text, into which spans point."""
    lost: list[int] = []
    for place, correction in enumerate(corrections):
        done = _apply(minutes, correction, text)
        if done is None:
            lost.append(place)
        else:
            minutes = done
    if len(lost) < len(corrections):
        problems = still_there(minutes.problems, minutes.council, minutes.meetings)
        minutes = replace(minutes, problems=problems)
    return Corrected(minutes, tuple(lost))


def _apply(minutes: Minutes, correction: Correction, text: str) -> Minutes | None:
    if not minutes.meetings:
        return None
    if correction.what == "council":
        return replace(minutes, council=correction.value)
    at = min(correction.meeting, len(minutes.meetings) - 1)
    meeting = minutes.meetings[at]
    if correction.what == "date":
        changed: Meeting | None = replace(meeting, date=correction.value, earliest=None, latest=None)
    elif correction.what == "committee":
        changed = replace(meeting, committee=correction.value)
    else:
        changed = _in_item(meeting, correction, text)
    if changed is None:
        return None
    meetings = (*minutes.meetings[:at], changed, *minutes.meetings[at + 1 :])
    return replace(minutes, meetings=meetings)


def _in_item(meeting: Meeting, correction: Correction, text: str) -> Meeting | None:
    """The meeting with the one item changed that holds the passage most like the correction's."""
    best: tuple[float, int, int] | None = None
    for number, item in enumerate(meeting.items):
        for place, words in enumerate(_passages(item, correction.what)):
            like = likeness(words, correction.text)
            if like >= ALIKE and (best is None or like > best[0]):
                best = (like, number, place)
    if best is None:
        return None
    _, number, place = best
    changed = _change(meeting.items[number], place, correction, text)
    if changed is None:
        return None
    return replace(meeting, items=(*meeting.items[:number], changed, *meeting.items[number + 1 :]))


def likeness(one: str, other: str) -> float:
    """From 0 to 100: how alike two passages are; 100 is the same words."""
    a, b = fold(one), fold(other)
    return 100.0 if a == b else float(fuzz.ratio(a, b))


def _passages(item: Item, what: What) -> list[str]:
    """The texts of an item that a correction of this kind may be about."""
    if what == "title":
        return [item.title]
    if what == "exchange":
        return list(item.narrative)
    if what == "not an undertaking":
        return [u.text for u in item.undertakings]
    if what == "undertaking":
        return [*(e.text for e in item.exchanges), *item.narrative]
    return [e.text for e in item.exchanges]


def _change(item: Item, place: int, correction: Correction, text: str) -> Item | None:
    what, value = correction.what, correction.value
    if what == "title":
        return replace(item, title=one_line(value or "") or item.title)
    if what == "exchange":
        return _promote(item, place, text)
    if what == "not an undertaking":
        return replace(item, undertakings=item.undertakings[:place] + item.undertakings[place + 1 :])
    if what == "undertaking":
        return _undertaking(item, place, value or "", text)
    exchange = item.exchanges[place]
    if what == "join":
        return _join(item, place)
    if what == "narrative":
        kept = replace(item, narrative=(*item.narrative, exchange.text))
        return _exchanges(kept, place, [])
    if what == "split":
        return _exchanges(item, place, parted(exchange, value or "", text))
    if what == "bounds":
        return _bounds(item, place, value or "", text)
    changed = _facts(exchange, correction)
    return _exchanges(item, place, [changed]) if changed else None


def _facts(exchange: Exchange, correction: Correction) -> Exchange | None:
    names = tuple(n for n in (one_line(line) for line in (correction.value or "").splitlines()) if n)
    if correction.what == "questioners":
        return replace(exchange, questioners=names)
    if correction.what == "respondents":
        return replace(exchange, respondents=names, answers_office=None)
    if correction.what == "topic":
        return replace(exchange, topic=one_line(correction.value or "") or None)
    kind = next((k for k in KINDS if k == correction.value), None)
    return replace(exchange, kind=kind) if kind else None


def _exchanges(item: Item, place: int, instead: Sequence[Exchange]) -> Item | None:
    """The item with one exchange replaced by none, one or several; what refers to exchanges follows."""
    if instead and instead[0] == item.exchanges[place] and len(instead) == 1:
        return None
    return order(item, {place: tuple(instead)})


def _join(item: Item, place: int) -> Item | None:
    if place + 1 >= len(item.exchanges):
        return None
    one = joined(item.exchanges[place], item.exchanges[place + 1])
    return order(item, {place: (one,), place + 1: ()}, moved={place + 1: place})


def _bounds(item: Item, place: int, wanted: str, text: str) -> Item | None:
    """The exchange with other bounds; what it no longer holds becomes narrative, what it takes in is so no more."""
    former = item.exchanges[place]
    new = bounded(former, wanted, text)
    if new is None:
        return None
    held = fold(new.text)
    others = {
        n: () for n, e in enumerate(item.exchanges) if n != place and fold(e.text) in held
    }  # an exchange that the new bounds swallow is part of this one
    rest = (
        [part for part in re.split(re.escape(new.text), former.text) if part.strip()] if new.text in former.text else []
    )
    narrative = [n for n in item.narrative if fold(n) not in held] + [r.strip() for r in rest]
    return order(
        replace(item, narrative=tuple(narrative)), {place: (new,), **others}, moved=dict.fromkeys(others, place)
    )


def _promote(item: Item, place: int, text: str) -> Item:
    """A paragraph of narrative as an exchange."""
    words = item.narrative[place]
    rest = replace(item, narrative=item.narrative[:place] + item.narrative[place + 1 :])
    new = made_exchange(words, span_of(words, text, item.span.start if item.span else 0))
    return order(replace(rest, exchanges=(*rest.exchanges, new)), {})


def _undertaking(item: Item, place: int, words: str, text: str) -> Item | None:
    """The words, which must stand in the passage, as an undertaking of the answering side."""
    passages = _passages(item, "undertaking")
    if not words or fold(words) not in fold(passages[place]):
        return None
    exchange = place if place < len(item.exchanges) else None
    near = item.exchanges[place].span if exchange is not None else item.span
    by = item.exchanges[place].respondents[:1] if exchange is not None else ()
    new = Undertaking(
        text=words, by=by[0] if by else None, exchange=exchange, span=span_of(words, text, near.start if near else 0)
    )
    found = [*item.undertakings, new]
    found.sort(key=lambda u: (u.span or Span(0, 0)).start)
    return replace(item, undertakings=tuple(found))
