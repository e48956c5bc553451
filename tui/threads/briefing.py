"""The briefing for a session with one portfolio holder: what stands in the papers, in an order that can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from tui.threads.changes import Change
from tui.threads.coverage import Area
from tui.threads.expectations import Expectation
from tui.threads.ledger import Entry
from tui.threads.passages import Said
from tui.threads.prompts import Prompt
from tui.threads.series import Series

Part = Literal[
    "remit",
    "chosen",
    "undertakings",
    "threads",
    "unanswered",
    "expectations",
    "figures",
    "not covered",
    "prompts",
    "notes",
]
PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True, slots=True)
class Moved:
    """A thread that changed since the time before."""

    name: str
    latest: Said
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class OwnNote:
    """One of the member's own notes."""

    text: str
    about: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is known before a session; every list newest or most pressing first, ``said`` resolves all keys."""

    office: str
    council: str | None
    holder: str | None
    since: str | None
    today: str
    remit: tuple[str, ...] = ()
    chosen: tuple[Said, ...] = ()
    """What the member put into the briefing."""
    undertakings: tuple[Entry, ...] = ()
    threads: tuple[Moved, ...] = ()
    unanswered: tuple[Said, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    """(key, mark): what the member said of answers, another thing than the program's reading."""
    expectations: tuple[Expectation, ...] = ()
    figures: tuple[Series, ...] = ()
    areas: tuple[Area, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    notes: tuple[OwnNote, ...] = ()
    said: tuple[Said, ...] = ()
    parts: tuple[Part, ...] = PARTS
    left_out: int = 0
    """Passages of exempt business that were left out from the beginning."""

    def source(self, key: str | None) -> Said | None:
        """The passage behind a key."""
        return next((s for s in self.said if s.key == key), None)


def arranged(found: Briefing, parts: Sequence[Part]) -> Briefing:
    """The same briefing with other parts, or in another order. Raises ValueError for a part that there is not."""
    from dataclasses import replace

    unknown = [p for p in parts if p not in PARTS]
    if unknown:
        raise ValueError(f"no such part of a briefing: {unknown[0]}")
    return replace(found, parts=tuple(dict.fromkeys(parts)))
