"""Every spelling of a name in one council's documents, counted: with which titles, in which documents, when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tui.people.mentions import Mention, Paper
from tui.people.names import Name, forenames_agree, read_name

Spelling = tuple[tuple[str, ...], str]
"""Forenames and surname as they are compared."""
Pair = frozenset[str]
"""Two spellings (``Name.spelling``) of one council, about which the member has decided."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the member has decided on one council's people: spellings that are one person's, and that are two's."""

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


UNDECIDED = Decisions()


@dataclass(slots=True)
class Seen:
    """What the documents show of one spelling."""

    name: Name
    shown: Counter[str] = field(default_factory=Counter)
    spellings: set[str] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    elected: int = 0
    plain: int = 0
    genders: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        return sum(self.shown.values())


class Spellings:
    """What all papers of one council show of each spelling; asks nothing of their order."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self.seen: dict[Spelling, Seen] = {}
        self._forms: dict[str, str] = {}
        """Surname keys that have a hyphen somewhere → as one surname."""
        self.known_as = list(self._gather(papers))
        """Pairs that a document declares one person's: old name, new name."""

    def rejoined(self, name: Name) -> Name:
        """ "Wren Pascoe" as a surname where the council has a Wren-Pascoe."""
        if name.forenames and len(name.forenames[-1]) > 1:
            whole = name.forenames[-1].replace("-", "") + name.key
            if whole in self._forms:
                return replace(name, forenames=name.forenames[:-1], surname=self._forms[whole])
        return name

    def _gather(self, papers: Iterable[Paper]) -> Iterator[tuple[Spelling, Spelling]]:
        """Count every spelling; gives the pairs that a document declares one."""
        named = [(paper, [read_name(m.text) if m.kind == "name" else None for m in paper.mentions]) for paper in papers]
        for _, names in named:
            for name in names:
                if name and "-" in name.surname:
                    self._forms.setdefault(name.key, name.surname)
        for paper, names in named:
            for mention, name in zip(paper.mentions, names, strict=True):
                if name is not None:
                    self._count(paper, mention, name)
        for paper, names in named:
            for old, new in paper.known_as:
                one, other = names[old], names[new]
                if one is not None and other is not None and _may_be_renamed(one, other):
                    yield self._plain_spelling(one), self._plain_spelling(other)

    def _plain_spelling(self, name: Name) -> Spelling:
        name = self.rejoined(name)
        return name.forenames, name.key

    def _count(self, paper: Paper, mention: Mention, name: Name) -> None:
        rejoined = self.rejoined(name)
        seen = self.seen.setdefault((rejoined.forenames, rejoined.key), Seen(rejoined))
        seen.shown[rejoined.shown if rejoined is name else name.shown] += 1
        seen.spellings.add(name.spelling)
        seen.papers.add(paper.document)
        if mention.part == "present":
            seen.listed.add(paper.document)
        if paper.date:
            seen.dates.add(paper.date)
        seen.elected += name.elected
        seen.plain += bool(name.title) and not name.elected
        if name.gender:
            seen.genders.add(name.gender)


def _may_be_renamed(old: Name, new: Name) -> bool:
    """A new name needs the same forename, or, where one is not given, a surname that holds the old one."""
    if old.forenames and new.forenames:
        return forenames_agree(old.forenames, new.forenames) != "no"
    return old.key != new.key and (old.key in new.key or new.key in old.key)
