"""Two spellings that may be one person: what was read as one and why, and what is worth asking the member about.

What the member has refused or kept apart is never suggested again, whichever way round the two are written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from thefuzz import fuzz

from tui.people.names import Name, forenames_agree, near_surnames, read_name
from tui.people.register import Person
from tui.people.roster import Roster
from tui.people.spellings import UNDECIDED, Decisions, Pair

_NEAR = 78
"""Least likeness of two folded surnames, of 100."""
_WORTH_ASKING = 60


@dataclass(frozen=True, slots=True)
class Merge:
    """Two spellings of one council: read as one (``made``), or suggested as one."""

    one: str
    other: str
    """As written, without titles; ``one`` is the fuller or more frequent."""
    people: tuple[str, ...]
    """Ids of the persons concerned: one where they are read as one, two where they are not."""
    score: int
    """How likely it is, of 100."""
    reasons: tuple[str, ...]
    made: bool = False

    @property
    def pair(self) -> Pair:
        """The two as the member's decision on them is kept."""
        return decided_pair(self.one, self.other)


def decided_pair(one: str, other: str) -> Pair:
    """Two names as written → what a decision on them is kept under. Empty where either has no surname."""
    a, b = read_name(one), read_name(other)
    return frozenset((a.spelling, b.spelling)) if a and b else frozenset()


def made(roster: Roster, council: str, decisions: Decisions = UNDECIDED) -> list[Merge]:
    """Spellings that are read as one person's though they differ in more than a title, surest last."""
    result = [m for person in roster.people(council) for m in _within(person, decisions)]
    return sorted(result, key=lambda m: (m.score, m.one, m.other))


def suggest(roster: Roster, council: str, decisions: Decisions = UNDECIDED) -> list[Merge]:
    """Pairs of a council's persons who may be one, most likely first."""
    offices = _offices_of(roster, council)
    together = _together(roster, council)
    result = []
    for one, other in _near(roster.people(council)):
        if frozenset((one.id, other.id)) in together or _decided(one, other, decisions):
            continue
        merge = _weigh(one, other, offices)
        if merge is not None:
            result.append(merge)
    return sorted(result, key=lambda m: (-m.score, m.one, m.other))


def _within(person: Person, decisions: Decisions) -> Iterator[Merge]:
    main = read_name(person.name)
    if main is None:
        return
    for spelling in person.spellings:
        name = read_name(spelling)
        if name is None or name.spelling == main.spelling:
            continue
        if frozenset((name.spelling, main.spelling)) in decisions.same:
            yield Merge(person.name, spelling, (person.id,), 100, ("you said so",), made=True)
        elif (why := _difference(main, name)) is not None:
            yield Merge(person.name, spelling, (person.id,), why[0], (why[1],), made=True)


def _difference(main: Name, name: Name) -> tuple[int, str] | None:
    """How sure it is that a spelling is the person's, and why; None for the bare surname."""
    if name.key != main.key:
        if "-" in name.surname + main.surname and not near_surnames(name.key, main.key):
            return (90, "the documents say that the name changed")
        return (80, "the surname is misspelt: nobody else is spelt like that")
    if not name.forenames:
        return None if name.surname == main.surname else (97, "the same surname, written in another way")
    agreed = forenames_agree(main.forenames, name.forenames)
    if agreed == "initial":
        return (95, "the initial fits nobody else of that surname")
    if agreed == "short":
        return (85, "a short form of the first name, and nobody else fits")
    return (97, "the same name, written in another way")


def _near(people: list[Person]) -> Iterator[tuple[Person, Person]]:
    """Pairs whose surnames begin alike and are near."""
    by_letter: dict[str, list[tuple[Person, Name]]] = defaultdict(list)
    for person in people:
        name = read_name(person.name)
        if name is not None:
            by_letter[name.key[:1]].append((person, name))
    for group in by_letter.values():
        for (one, a), (other, b) in combinations(group, 2):
            if a.key == b.key or (
                not a.key.startswith(b.key) and not b.key.startswith(a.key) and _ratio(a, b) >= _NEAR
            ):
                yield one, other


def _ratio(one: Name, other: Name) -> int:
    return int(fuzz.ratio(one.key, other.key))


def _weigh(one: Person, other: Person, offices: dict[str, set[str]]) -> Merge | None:
    a, b = read_name(one.name), read_name(other.name)
    if a is None or b is None or {one.gender, other.gender} == {"f", "m"}:
        return None
    surname = _ratio(a, b)
    forename = _forenames(a, b)
    if forename is None:
        return None
    points, said = forename
    reasons = [said, "the same surname" if surname == 100 else f"the surnames are alike ({surname} of 100)"]
    score = surname // 2 + points
    if offices.get(one.id, set()) & offices.get(other.id, set()):
        score, reasons = score + 15, [*reasons, "both are shown in the same office"]
    if one.councillor != other.councillor:
        score, reasons = score - 20, [*reasons, "but only one is called a councillor"]
    if one.last and other.last and one.first and other.first and (one.last < other.first or other.last < one.first):
        score, reasons = score + 5, [*reasons, "one is named only after the other is named no more"]
    if score < _WORTH_ASKING:
        return None
    first, second = (one, other) if len(one.spellings) >= len(other.spellings) else (other, one)
    return Merge(first.name, second.name, (first.id, second.id), min(score, 99), tuple(reasons))


def _forenames(a: Name, b: Name) -> tuple[int, str] | None:
    agreed = forenames_agree(a.forenames, b.forenames)
    if agreed == "same":
        return 40, "the same first name"
    if agreed == "short":
        return 30, "one first name is short for the other"
    if agreed == "initial":
        return 20, "the same initial"
    if agreed == "surname":
        return (12, "one is named by surname only") if a.key != b.key else (15, "one is named by surname only")
    if a.full and b.full and a.key == b.key and int(fuzz.ratio(a.forenames[0], b.forenames[0])) >= 80:
        return 25, f"the first names are alike ({a.forenames[0]}, {b.forenames[0]})"
    return None


def _decided(one: Person, other: Person, decisions: Decisions) -> bool:
    spelt = [[n.spelling for s in (*p.spellings, p.name) if (n := read_name(s))] for p in (one, other)]
    return any(frozenset((x, y)) in decisions.apart for x in spelt[0] for y in spelt[1])


def _offices_of(roster: Roster, council: str) -> dict[str, set[str]]:
    held: dict[str, set[str]] = defaultdict(set)
    for post in roster.posts(council):
        for tenure in post.tenures:
            held[tenure.person].add(post.id)
    return held


def _together(roster: Roster, council: str) -> set[Pair]:
    """Pairs whom one document shows side by side: they are two."""
    result: set[Pair] = set()
    for paper in roster.papers(council):
        here = set()
        for mention, answer in zip(paper.mentions, roster.answers(paper.document), strict=True):
            if mention.kind == "name" and answer.person and mention.part in ("present", "asks", "answers"):
                here.add(answer.person)
        near = defaultdict(list)
        for person in here:
            near[person.split()[-1][:1]].append(person)
        for group in near.values():
            result.update(frozenset(pair) for pair in combinations(group, 2))
    return result
