"""Who a name means in one document: what the document shows comes first, then what the council's others do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from tui.people.mentions import Mention, Paper
from tui.people.names import Agreement, Name, read_name
from tui.people.register import Person, Register

_MARGIN_DAYS = 2 * 366
"""How long before and after the documents name somebody a bare surname may still mean them."""
Found = tuple[Person, str | None]
"""A person, and why, where the words themselves do not say so."""


class Cast:
    """Everybody whom one document names, and which of them a bare surname means there."""

    def __init__(self, paper: Paper, register: Register, committees: Mapping[str, Counter[str]]) -> None:
        self._paper = paper
        self._register = register
        self._committees = committees
        self._names = [read_name(m.text) if m.kind == "name" else None for m in paper.mentions]
        self._says_councillor = any(name.elected for name in self._names if name)
        self.acting: set[str] = set()
        self.spoken: set[str] = set()
        self._gather()

    def _gather(self) -> None:
        """Whom the document shows by forename or initial, apart from those it only speaks of."""
        offices = {m.of for m in self._paper.mentions if m.of >= 0 and not m.gone}
        for place, (mention, name) in enumerate(zip(self._paper.mentions, self._names, strict=True)):
            if name is None or not name.forenames:
                continue
            fitting = self._fitting(name)
            if len(fitting) == 1:
                acts = mention.part in ("asks", "answers", "addressed", "present") or (
                    mention.part == "spoken" and place in offices
                )
                (self.acting if acts else self.spoken).add(fitting[0][0].id)

    def _fitting(self, name: Name) -> list[tuple[Person, Agreement]]:
        """Everybody whom the name can mean, apart from those whom its title rules out."""
        fitting = self._register.fits(name)
        exact = [f for f in fitting if f[1] == "same"]
        return [f for f in exact or fitting if not self._ruled_out(name, f[0], f[1])]

    def _ruled_out(self, name: Name, person: Person, agreed: Agreement) -> bool:
        if name.gender and person.gender and name.gender != person.gender:
            return True
        if agreed == "same" and name.full:
            return False
        if name.elected:
            return person.plain and not person.councillor
        return bool(name.title) and self._says_councillor and person.councillor and not person.plain

    def find(self, place: int, just_asked: str | None, beside: Sequence[str]) -> Found | None:
        """The person whom the name at ``place`` means; None where it is open.

        ``just_asked`` is the id of the one who asked just before, ``beside`` the ids named before in the paragraph.
        """
        name = self._names[place]
        return self.find_name(self._paper.mentions[place], name, just_asked, beside) if name else None

    def find_name(
        self, mention: Mention, name: Name, just_asked: str | None = None, beside: Sequence[str] = ()
    ) -> Found | None:
        """Likewise for a name that need not stand among the document's mentions."""
        fitting = self._fitting(name)
        if not fitting:
            return None
        if len(fitting) == 1:
            return fitting[0][0], self._reason_for_only(mention, name, *fitting[0])
        people = [person for person, _ in fitting]
        here = [person for person in people if person.id in self.acting]
        if len(here) == 1:
            return here[0], None if name.forenames else self._says(
                mention, here[0], "the only one of that name whom this document shows"
            )
        if here:
            return self._of_several(mention, here, just_asked, beside)
        return self._elsewhere(mention, people)

    def _reason_for_only(self, mention: Mention, name: Name, person: Person, agreed: Agreement) -> str | None:
        if self._register.misspelt(name) and read_key(person) != name.key:
            return self._says(mention, person, "nobody else here is spelt like that")
        if agreed in ("same", "short") or person.id in self.acting or person.id == name.spelling:
            return None
        return self._says(mention, person, "the only one of that name in this council's documents")

    def _of_several(
        self, mention: Mention, here: list[Person], just_asked: str | None, beside: Sequence[str]
    ) -> Found | None:
        asked = next((p for p in here if p.id == just_asked), None)
        if mention.again and asked is not None:
            return asked, self._says(mention, asked, "who had asked just before")
        named = {p.id: p for p in here if p.id in beside}
        if len(named) == 1:
            person = next(iter(named.values()))
            return person, self._says(mention, person, "named just before")
        return None

    def _elsewhere(self, mention: Mention, people: list[Person]) -> Found | None:
        """Of several whom this document does not show: the one there at that date, or the one of that committee."""
        people = [p for p in people if p.id not in self.spoken] or people
        then = [p for p in people if self._about_then(p)]
        if len(then) == 1:
            return then[0], self._says(mention, then[0], "the only one of that name in documents of that time")
        committee = self._paper.committee
        if committee is None:
            return None
        sits = [p for p in then if self._committees.get(p.id, Counter())[committee] > 1]
        others = [p for p in then if self._committees.get(p.id, Counter())[committee] == 0]
        if len(sits) == 1 and len(others) == len(then) - 1:
            return sits[0], self._says(mention, sits[0], "the only one of that name in this committee's documents")
        return None

    def _about_then(self, person: Person) -> bool:
        if self._paper.date is None or person.first is None or person.last is None:
            return True
        day = date.fromisoformat(self._paper.date).toordinal()
        first, last = (date.fromisoformat(d).toordinal() for d in (person.first, person.last))
        return first - _MARGIN_DAYS <= day <= last + _MARGIN_DAYS

    @staticmethod
    def _says(mention: Mention, person: Person, why: str) -> str:
        return f"“{mention.text}” is read as {person.name}: {why}."


def read_key(person: Person) -> str:
    """The surname of a person's fullest name, as it is compared."""
    name = read_name(person.name)
    return name.key if name else ""


def committees_of(papers: list[tuple[Paper, Cast]]) -> dict[str, Counter[str]]:
    """For each person, in how many papers of each committee they take part under a forename or initial."""
    result: dict[str, Counter[str]] = {}
    for paper, cast in papers:
        for person in cast.acting:
            if paper.committee is not None:
                result.setdefault(person, Counter())[paper.committee] += 1
    return result
