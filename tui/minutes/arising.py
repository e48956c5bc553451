"""What an item leaves to be followed up: undertakings, entries of its action list, the committee's recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tui.minutes.due import due_words
from tui.minutes.model import Action, Decision, Item, Span, Strength

Source = Literal["undertaking", "action", "recommendation"]
SOURCES: tuple[Source, ...] = ("undertaking", "action", "recommendation")

_ASKED = re.compile(
    r"(?P<whom>(?:\b[Tt]he\s|\b(?!That\b)[A-Z])(?:(?!\b(?:that|be|would|will|could)\b)[^,;.:]){2,80}?)\s+"
    r"(?:be|is|are|should be)\s+"
    r"(?:asked|requested|invited|urged|called (?:up)?on|instructed|recommended|tasked)\s+to\b"
)
"""A clause that asks somebody for something, and whom: "that the Cabinet Member be asked to write to …"."""
_VERB = re.compile(r"\b(?:be|is|are)\b")
"""What a clause wants begins here: what stands before it says of what, and no day by when."""
_NO_DATE = re.compile(r"no (?:due )?date\b", re.I)
_PASSED_ON = re.compile(r"\b(?:be recommended to|recommends? (?:to|that))\b", re.I)
"""A clause of a resolution by which the committee recommends: "that it be recommended to Cabinet that …"."""
_TO = re.compile(
    r"^\W*RECOMMEND(?:ED|S|ATIONS?)?\s+to\s+(?P<to>(?:the\s+)?[A-Z][\w’'&]*(?:\s+(?:and|of|for|the|[A-Z][\w’'&]*))*)"
    r"(?=\s*[:,;–—-]|\s+that\b)",
    re.I,
)
"""To whom a recommendation is addressed in the words that lead it in: "RECOMMENDED to Cabinet – That"."""
_FORMAL = re.compile(
    r"^\W*(?:that\s+)?[^.;]{0,160}?\bbe\s+(?:noted|received|thanked|welcomed|commended|congratulated)\b"
    r"(?![^.;]*\b(?:and|but)\b[^.;]*\b(?:be|to)\b)",
    re.I,
)
"""A clause that only notes, receives or thanks leaves nothing to be followed up."""


@dataclass(frozen=True, slots=True)
class Arising:
    """Something to be followed up, verbatim, with what the minutes say of it and nothing else."""

    source: Source
    text: str
    by: str | None = None
    """Who gave it, owns it, or is asked by it."""
    to: str | None = None
    due: str | None = None
    """As written."""
    strength: Strength = "firm"
    exchange: int | None = None
    """Index, within the item, of the exchange that holds it."""
    number: str | None = None
    """As printed, of an action."""
    said: str | None = None
    """How it stands, in the paper's own words: the status column of an action list."""
    span: Span | None = None


def arising(item: Item) -> tuple[Arising, ...]:
    """Undertakings first, then actions, then recommendations, each in the order of the minutes."""
    given = [
        Arising("undertaking", u.text, u.by, u.to, u.due, u.strength, u.exchange, span=u.span)
        for u in item.undertakings
    ]
    actions = [_action(one) for one in item.actions]
    return (*given, *actions, *(one for decision in item.decisions for one in _recommended(decision)))


def _action(one: Action) -> Arising:
    return Arising(
        "action",
        one.text,
        one.owner,
        due=due_words(one.text) if one.due is None else None if _NO_DATE.match(one.due) else one.due,
        number=one.number,
        said=one.status,
        span=one.span,
    )


def _recommended(decision: Decision) -> Iterator[Arising]:
    """The clauses by which a committee recommends or asks for something, whether it resolved or recommended them."""
    to = _TO.match(decision.text)
    for clause in decision.clauses or (decision.text,):
        asked = _ASKED.search(clause)
        if decision.kind != "recommended" and not asked and not _PASSED_ON.search(clause):
            continue
        if _FORMAL.match(clause):
            continue
        wants = asked or _VERB.search(clause)
        yield Arising(
            "recommendation",
            clause,
            asked["whom"].strip() if asked else None,
            to["to"].strip() if to else None,
            due_words(clause[wants.end() if wants else 0 :]),
            span=decision.span,
        )
