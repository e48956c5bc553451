"""Who is mentioned in one document, as read from its text, before it is known who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["name", "role", "same", "pronoun", "successor", "any"]
"""A name; an office without a name; "the same Member"; he or she; "his successor"; "a Member", "officers"."""
Part = Literal["asks", "answers", "addressed", "present", "absent", "spoken"]
"""What they do at that place; "addressed": a labelled question is put to them; "spoken": somebody speaks of them."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: the characters ``start`` to ``end`` of the document's text."""

    start: int
    end: int
    text: str
    """The words as written, title included, on one line."""
    kind: Kind
    part: Part
    paragraph: int
    item: int
    """Number of the item, bullet or labelled question, counted through the document."""
    of: int = -1
    """For an office named beside a name: the place of that name among the mentions."""
    gone: bool = False
    """The words say that the office was given up or held before ("stood down as", "the former")."""
    again: bool = False
    """The words tie the mention to whoever asked just before ("in his supplementary", "further asked")."""
    several: bool = False
    """One of two or more who are the subject together."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The mentions of one document, with what it states of itself; ``date`` is YYYY-MM-DD or None."""

    document: str
    council: str | None
    committee: str | None
    date: str | None
    mentions: tuple[Mention, ...]
    known_as: tuple[tuple[int, int], ...] = ()
    """Pairs of places: the document says that the first is now called the second."""
    renamed: tuple[tuple[int, int], ...] = ()
    """Pairs of places of offices: the document says that the first is now called the second."""

    def as_json(self) -> dict[str, Any]:
        """As plain values, for storing; ``from_json`` turns it back."""
        return {
            "document": self.document,
            "council": self.council,
            "committee": self.committee,
            "date": self.date,
            "mentions": [[getattr(m, name) for name in Mention.__slots__] for m in self.mentions],
            "known_as": self.known_as,
            "renamed": self.renamed,
        }

    @staticmethod
    def from_json(data: dict[str, Any]) -> Paper:
        """The paper that ``as_json`` was made of."""
        return Paper(
            data["document"],
            data["council"],
            data["committee"],
            data["date"],
            tuple(Mention(*values) for values in data["mentions"]),
            tuple((a, b) for a, b in data["known_as"]),
            tuple((a, b) for a, b in data["renamed"]),
        )
