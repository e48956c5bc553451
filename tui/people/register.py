"""The people of one council: which spellings are one person's, from all its documents together.

Names with a forename found the persons. An initial joins the one whom it fits; a surname nobody else has that is a
letter away from a known one is read as that one misspelt. Two of whom a document shows both, or whom the member keeps
apart, are never one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tui.people.mentions import Paper
from tui.people.names import Agreement, Name, forenames_agree, near_surnames, read_name
from tui.people.spellings import UNDECIDED, Decisions, Spelling, Spellings


@dataclass(frozen=True, slots=True)
class Person:
    """One person of one council. ``id`` is the fullest spelling as it is compared, and where two share it a number."""

    id: str
    name: str
    """The fullest name as written, without title."""
    spellings: tuple[str, ...]
    """Every spelling in the documents, most frequent first, without titles."""
    first: str | None
    last: str | None
    """First and last date on which a dated document names the person."""
    councillor: bool
    """Whether a councillor's title stands with the name anywhere."""
    plain: bool
    """Whether Mr, Mrs, Ms or no title at all does."""
    gender: str
    """ "f", "m" or empty, from titles alone."""
    keys: frozenset[Spelling]


class Register:
    """Made from all papers of one council; asks nothing of the order in which they come."""

    def __init__(self, papers: Iterable[Paper], decisions: Decisions = UNDECIDED) -> None:
        self._decisions = decisions
        self._spellings = Spellings(papers)
        self._seen = self._spellings.seen
        self._root: dict[Spelling, Spelling] = {spelling: spelling for spelling in self._seen}
        self._members: dict[Spelling, list[Spelling]] = {spelling: [spelling] for spelling in self._seen}
        self._alias = self._misspelt()
        self._unite()
        self._unite_renamed()
        self._unite_decided()
        self.people, self._by_surname = self._persons()
        self._fits: dict[Name, tuple[tuple[Person, Agreement], ...]] = {}
        """What ``fits`` gave: the same few names are asked for in every document."""

    def fits(self, name: Name) -> tuple[tuple[Person, Agreement], ...]:
        """Everybody whom a name can mean, with how far it agrees; an exact spelling alone where somebody has it."""
        if name not in self._fits:
            self._fits[name] = tuple(self._fitting(name))
        return self._fits[name]

    def _fitting(self, name: Name) -> list[tuple[Person, Agreement]]:
        forenames, key = self._spelling(name)
        result: list[tuple[Person, Agreement]] = []
        for person in self._by_surname.get(key, ()):
            if (forenames, key) in person.keys and forenames:
                return [(person, "same")]
            agreed = [
                forenames_agree(forenames, own)
                for own, surname in person.keys
                if self._alias.get(surname, surname) == key
            ]
            best = min(agreed, key=_RANK.index)
            if best != "no" and not self._kept_apart(name, person):
                result.append((person, best))
        return result

    def spelling(self, name: Name) -> Spelling:
        """A name as it is looked up here: its surname put right where it is misspelt or has lost its hyphen."""
        return self._spelling(name)

    def misspelt(self, name: Name) -> bool:
        """Whether the surname is read as another's, a letter or so away."""
        return self._spellings.rejoined(name).key in self._alias

    def _kept_apart(self, name: Name, person: Person) -> bool:
        spellings = {s for key in person.keys for s in self._seen[key].spellings}
        return any(frozenset((name.spelling, s)) in self._decisions.apart for s in spellings if s != name.spelling)

    def _spelling(self, name: Name) -> Spelling:
        name = self._spellings.rejoined(name)
        return name.forenames, self._alias.get(name.key, name.key)

    def _misspelt(self) -> dict[str, str]:
        """Surname keys that are another's misspelt → the other's."""
        weight: Counter[str] = Counter()
        spellings: dict[str, list[Spelling]] = defaultdict(list)
        for spelling, seen in self._seen.items():
            weight[spelling[1]] += seen.count
            spellings[spelling[1]].append(spelling)
        by_start: dict[str, list[str]] = defaultdict(list)
        for key in weight:
            by_start[key[:1]].append(key)
        result: dict[str, str] = {}
        for key in sorted(weight, key=lambda k: (weight[k], k)):
            near = [
                other
                for other in by_start[key[:1]]
                if weight[other] > weight[key]
                and near_surnames(key, other)
                and self._no_other(spellings[key], spellings[other])
            ]
            if len(near) == 1 and near[0] not in result:
                result[key] = near[0]
        return result

    def _no_other(self, rare: list[Spelling], known: list[Spelling]) -> bool:
        """Whether every spelling of a rare surname can be somebody's of the known one."""
        for spelling in rare:
            seen = self._seen[spelling]
            if all(forenames_agree(spelling[0], other[0]) == "no" for other in known):
                return False
            if any(self._refused(spelling, other) for other in known):
                return False
            if any(seen.listed & self._seen[other].listed for other in known if other[0]):
                return False
        return True

    def _refused(self, one: Spelling, other: Spelling) -> bool:
        a, b = self._seen[one].spellings, self._seen[other].spellings
        return any(frozenset((x, y)) in self._decisions.apart for x in a for y in b if x != y)

    def _join(self, one: Spelling, other: Spelling, *, decided: bool = False) -> None:
        a, b = sorted((self._root[one], self._root[other]))
        if a == b:
            return
        if not decided and any(self._refused(x, y) for x in self._members[a] for y in self._members[b]):
            return
        for spelling in self._members[b]:
            self._root[spelling] = a
        self._members[a] += self._members.pop(b)

    def _unite(self) -> None:
        """Join the spellings of each surname that can only be one person's."""
        self._of_surname: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in sorted(self._seen):
            self._of_surname[self._alias.get(spelling[1], spelling[1])].append(spelling)
        for spellings in self._of_surname.values():
            if len(spellings) < 2:
                continue
            full = [s for s in spellings if any(len(f) > 1 for f in s[0])]
            initials = [s for s in spellings if s[0] and s not in full]
            self._unite_forenames(full)
            self._unite_initials(initials, full)
            founders = {self._root[s] for s in (*full, *initials)}
            bare = [s for s in spellings if not s[0]]
            for spelling in bare[1:]:
                self._join(bare[0], spelling)
            if len(founders) == 1 and bare:
                self._join(next(iter(founders)), bare[0])

    def _unite_forenames(self, full: list[Spelling]) -> None:
        for spelling in full:
            others = [
                o for o in full if o != spelling and forenames_agree(spelling[0], o[0]) in ("same", "short", "initial")
            ]
            if others and len({self._root[o] for o in others}) == 1 and not self._both_listed(spelling, others):
                self._join(spelling, others[0])

    def _unite_initials(self, initials: list[Spelling], full: list[Spelling]) -> None:
        alone: list[Spelling] = []
        for spelling in initials:
            fitting = {self._root[o] for o in full if forenames_agree(spelling[0], o[0]) != "no"}
            if len(fitting) == 1:
                self._join(spelling, next(iter(fitting)))
            elif not fitting:
                alone.append(spelling)
        for place, spelling in enumerate(alone):
            for other in alone[:place]:
                if forenames_agree(spelling[0], other[0]) != "no":
                    self._join(spelling, other)

    def _both_listed(self, one: Spelling, others: list[Spelling]) -> bool:
        return any(self._seen[one].listed & self._seen[other].listed for other in others)

    def _unite_renamed(self) -> None:
        for one, other in self._spellings.known_as:
            if one in self._seen and other in self._seen:
                self._join(one, other)

    def _unite_decided(self) -> None:
        where: dict[str, Spelling] = {}
        for spelling, seen in self._seen.items():
            where.update(dict.fromkeys(seen.spellings, spelling))
        for pair in sorted(self._decisions.same, key=sorted):
            found = [where[words] for words in pair if words in where]
            if len(found) == 2:
                self._join(found[0], found[1], decided=True)

    def _persons(self) -> tuple[dict[str, Person], dict[str, list[Person]]]:
        founded = {self._alias.get(s[1], s[1]) for s in self._seen if s[0]}
        people: dict[str, Person] = {}
        by_surname: dict[str, list[Person]] = defaultdict(list)
        for spellings in sorted((sorted(group) for group in self._members.values()), key=min):
            if not any(s[0] for s in spellings) and self._alias.get(spellings[0][1], spellings[0][1]) in founded:
                continue  # a bare surname that several share founds nobody
            if self._fits_several(spellings):
                continue
            person = self._person(spellings)
            if person.id in people:
                person = replace(person, id=f"{person.id} {len(people)}")
            people[person.id] = person
            for key in sorted({self._alias.get(s[1], s[1]) for s in spellings}):
                by_surname[key].append(person)
        return people, by_surname

    def _fits_several(self, spellings: list[Spelling]) -> bool:
        """An initial that fits two or more of the surname founds nobody either."""
        if any(len(f) > 1 for s in spellings for f in s[0]) or not any(s[0] for s in spellings):
            return False
        key = self._alias.get(spellings[0][1], spellings[0][1])
        fitting = {
            self._root[o]
            for o in self._of_surname[key]
            if any(len(f) > 1 for f in o[0]) and forenames_agree(spellings[0][0], o[0]) != "no"
        }
        return len(fitting) > 1

    def _person(self, spellings: list[Spelling]) -> Person:
        seen = [self._seen[s] for s in spellings]
        shown: Counter[str] = Counter()
        for one in seen:
            shown.update(one.shown)
        name = _fullest(shown)
        dates = set().union(*(s.dates for s in seen))
        genders = set().union(*(s.genders for s in seen))
        return Person(
            id=name.spelling,
            name=name.shown,
            spellings=tuple(sorted(shown, key=lambda w: (-shown[w], w))),
            first=min(dates, default=None),
            last=max(dates, default=None),
            councillor=any(s.elected for s in seen),
            plain=any(s.plain for s in seen),
            gender=next(iter(genders)) if len(genders) == 1 else "",
            keys=frozenset(spellings),
        )


def _fullest(shown: Counter[str]) -> Name:
    """Of one person's spellings the fullest, with the surname as most of them have it."""
    surnames: Counter[str] = Counter()
    names = {words: name for words in shown if (name := read_name(words)) is not None}
    for words, name in names.items():
        surnames[name.surname] += shown[words]
    return max(
        names.values(),
        key=lambda n: (n.full, surnames[n.surname], len("".join(n.forenames)), shown[n.shown], n.shown),
    )


_RANK: tuple[Agreement, ...] = ("same", "short", "initial", "surname", "no")
