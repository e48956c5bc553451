"""What is linked: an exchange as the linker sees it, in the order of the meetings; what is quoted, with its place."""

from __future__ import annotations

from dataclasses import dataclass

from tui.store.rows import Citation


@dataclass(frozen=True, slots=True)
class Passage:
    """One exchange. ``office`` is the block within which it may be linked: one office of one council."""

    key: str
    """The exchange's stable key."""
    office: str
    text: str
    topic: str | None = None
    question: str | None = None
    answer: str | None = None
    kind: str = "question"
    date: str | None = None
    """YYYY-MM-DD, or ``None`` where the minutes do not state it."""
    item: str = ""
    """The item that it stands in: exchanges of one item are neighbours."""
    title: str = ""
    """The item's title."""
    position: int = 0
    """Order within the item."""
    follows: str | None = None
    """Key of the exchange that a supplementary arises from."""
    questioners: tuple[str, ...] = ()
    respondents: tuple[str, ...] = ()
    document: str = ""
    portfolio: str = ""
    """The office as written, if one is known."""


@dataclass(frozen=True, slots=True)
class Said:
    """A run of the minutes with where it stands."""

    key: str
    text: str
    citation: Citation
    exempt: bool = False


def in_order(passages: list[Passage]) -> list[Passage]:
    """The passages oldest first; those of unknown date stand last, in the order given."""
    return sorted(passages, key=lambda p: (p.date is None, p.date or ""))
