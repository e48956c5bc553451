"""Who each mention of one document is: read in order, as a reader would, with the council's register at hand."""

from __future__ import annotations

from dataclasses import dataclass

from tui.people.evidence import Named, Reading
from tui.people.mentions import Mention
from tui.people.offices import Office
from tui.people.tenures import Key, Offices
from tui.text import uk_date


@dataclass(frozen=True, slots=True)
class Answer:
    """Who one mention is."""

    person: str | None
    """A person's id; None where it is open."""
    office: Key | None = None
    inferred: str | None = None
    """One sentence, where the words themselves do not say who it is."""


_OPEN = Answer(None)


class Resolver:
    """One walk through a document, remembering who asked and who answered last."""

    def __init__(self, reading: Reading, offices: Offices) -> None:
        self._r = reading
        self._offices = offices
        self._answers: list[Answer | None] = [None] * len(reading.paper.mentions)
        self._asker: tuple[str | None, int] = (None, -9)
        self._answerer: tuple[str | None, int] = (None, -9)
        self._others: list[tuple[str, int]] = []
        """Persons named in the current paragraph who do not ask, and where."""
        self._paragraph = -1
        self._beside: list[str] = []

    def run(self) -> list[Answer]:
        for place, mention in enumerate(self._r.paper.mentions):
            if mention.paragraph != self._paragraph:
                self._paragraph, self._beside, self._others = mention.paragraph, [], []
            answer = self._answers[place] = self._answers[place] or self._answer(place, mention)
            self._remember(mention, answer)
        return [answer or _OPEN for answer in self._answers]

    def _answer(self, place: int, mention: Mention) -> Answer:
        if mention.kind == "name":
            found = self._r.cast.find(place, self._asker[0], self._beside)
            return Answer(found[0].id, None, found[1]) if found else _OPEN
        if mention.kind == "role":
            return self._role(place, mention)
        if mention.kind == "same":
            return self._is(mention, self._asker[0], "who asked just before")
        if mention.kind == "pronoun":
            return self._pronoun(mention)
        if mention.kind == "successor":
            return self._successor(mention)
        return _OPEN

    def _remember(self, mention: Mention, answer: Answer) -> None:
        if mention.kind == "any":
            if mention.part == "asks":
                self._asker = (None, mention.paragraph)
            elif mention.part in ("answers", "addressed"):
                self._answerer = (None, mention.paragraph)
            return
        if mention.of >= 0 and mention.kind == "role":
            return
        if mention.part == "asks":
            self._asker = (answer.person, mention.paragraph)
        elif mention.part in ("answers", "addressed"):
            self._answerer = (answer.person, mention.paragraph)
        if answer.person is not None and mention.part != "absent":
            self._beside.append(answer.person)
            if mention.part == "spoken" and mention.kind in ("role", "successor"):
                self._others.append((answer.person, mention.paragraph))

    def _is(self, mention: Mention, person: str | None, why: str, office: Key | None = None) -> Answer:
        if person is None:
            return Answer(None, office)
        return Answer(person, office, f"“{mention.text}” is read as {self._r.people[person].name}, {why}.")

    def _role(self, place: int, mention: Mention) -> Answer:
        office = self._r.offices.get(place)
        if office is None:
            return _OPEN
        if mention.of >= 0:
            owner = self._answers[mention.of]
            if owner is None:
                owner = self._answers[mention.of] = self._answer(mention.of, self._r.paper.mentions[mention.of])
            return Answer(owner.person, office.key, owner.inferred)
        if mention.gone or office.former:
            return self._former(mention, office)
        if _says_what_for(office):
            return self._by_office(mention, office)
        return self._by_rank(place, mention, office)

    def _by_office(self, mention: Mention, office: Office) -> Answer:
        """The holder of an office that says what it is for: as this document names them, else by their tenure."""
        named = self._holders_here(office)
        key = self._offices.root(office.key)
        if named:
            people = {n.person for n in named}
            if len(people) > 1:
                earlier = [n for n in named if self._start(n.place) <= mention.start]
                return self._is(
                    mention, earlier[-1].person if earlier else None, "whom this document names in the office", key
                )
            return self._is(mention, named[0].person, f"whom this document names as {named[0].office.title}", key)
        if any(self._offices.root(n.office.key) == key for n in self._r.gone):
            return Answer(None, key)
        day = self._r.paper.date
        covered = self._offices.covers(office, day)
        if covered:
            person, before, after = covered
            why = f"shown in that office on {uk_date(before)}" + (f" and {uk_date(after)}" if after != before else "")
            return self._is(mention, person, why, key)
        last = self._offices.last_before(office, day)
        if last and last[0] in self._r.here:
            return self._is(mention, last[0], f"last shown in that office on {uk_date(last[1])}, who speaks here", key)
        return Answer(None, key)

    def _holders_here(self, office: Office) -> list[Named]:
        named = [n for n in self._r.named if n.office.family == office.family]
        meant = self._offices.meant(office, [n.office for n in named])
        if meant is None:
            return []
        root = self._offices.root(meant.key)
        return [n for n in named if self._offices.root(n.office.key) == root]

    def _start(self, place: int) -> int:
        return self._r.paper.mentions[place].start

    def _by_rank(self, place: int, mention: Mention, office: Office) -> Answer:
        """ "The Cabinet Member", "the Director": the one spoken of in this item, else the document's only one."""
        recent = self._recent(place, mention, office)
        if recent is not None:
            return recent
        named = [n for n in self._r.named if _same_rank(n.office, office)]
        people = {n.person for n in named}
        if len(people) == 1:
            roots = {self._offices.root(n.office.key) for n in named}
            key = next(iter(roots)) if len(roots) == 1 else None
            return self._is(mention, named[0].person, f"the only {office.title} whom this document names", key)
        if people:
            return _OPEN
        others = {
            self._offices.root(o.key): o
            for o in self._r.offices.values()
            if _same_rank(o, office) and _says_what_for(o)
        }
        return self._by_office(mention, next(iter(others.values()))) if len(others) == 1 else _OPEN

    def _recent(self, place: int, mention: Mention, office: Office) -> Answer | None:
        """Who of that rank was last named or addressed in the same item."""
        for earlier in range(place - 1, -1, -1):
            other = self._r.paper.mentions[earlier]
            if other.item != mention.item:
                return None
            if other.part in ("present", "absent") or other.gone:
                continue
            answer = self._answers[earlier] or _OPEN
            named = self._r.offices.get(earlier)
            if other.kind == "role" and named is not None and _same_rank(named, office) and _says_what_for(named):
                if other.of >= 0 and self._r.paper.mentions[other.of].part == "present":
                    continue
                return self._is(mention, answer.person, f"the {named.title} spoken of before", answer.office)
            if other.kind == "name" and other.part in ("answers", "addressed") and answer.person is not None:
                held = [n for n in self._r.named if n.person == answer.person and _same_rank(n.office, office)]
                if held:
                    return self._is(
                        mention, answer.person, "who answers just before", self._offices.root(held[0].office.key)
                    )
        return None

    def _former(self, mention: Mention, office: Office) -> Answer:
        """ "The former Leader": the one whom this document or the one before shows in the office before its holder."""
        gone = {n.person for n in self._r.gone if _same_rank(n.office, office)}
        if len(gone) == 1:
            return self._is(mention, next(iter(gone)), f"the former {office.title}", office.key)
        now = {n.person for n in self._holders_here(office)}
        before = self._offices.holders(office) - now
        here = {p for p in before if p in self._r.here}
        if now and len(here) == 1:
            return self._is(mention, next(iter(here)), f"the former {office.title}", office.key)
        return _OPEN

    def _successor(self, mention: Mention) -> Answer:
        """ "His successor": the document's only holder, of an office that the one just named had before."""
        now = self._only_holder()
        was = self._beside[-1] if self._beside else None
        if was is None or now is None or was == now or not mention.text.endswith("successor"):
            return _OPEN
        follows = any(was in self._offices.holders(n.office) for n in self._r.named if n.person == now)
        return self._is(mention, now, "who holds the office now") if follows else _OPEN

    def _pronoun(self, mention: Mention) -> Answer:
        """He or she: who asked, or who answered, last; open where that does not fit."""
        if mention.part == "asks":
            person, paragraph = self._asker
            return self._fitting(mention, person if paragraph == mention.paragraph else None)
        person, paragraph = self._answerer
        if paragraph == mention.paragraph:
            return self._fitting(mention, person)
        if self._others:
            return self._fitting(mention, self._others[-1][0])
        if self._goes_on(mention, paragraph):
            return self._fitting(mention, person or self._only_holder())
        return self._fitting(mention, self._only_holder()) if self._asker[1] == mention.paragraph else _OPEN

    def _goes_on(self, mention: Mention, paragraph: int) -> bool:
        """Whether the last answer was in the paragraph before, and the present one goes on from there."""
        again = any(m.again for m in self._r.paper.mentions if m.paragraph == mention.paragraph)
        alone = self._asker[1] != mention.paragraph
        return paragraph == mention.paragraph - 1 and (again or alone)

    def _only_holder(self) -> str | None:
        people = {n.person for n in self._r.named if n.office.holder}
        return next(iter(people)) if len(people) == 1 else None

    def _fitting(self, mention: Mention, person: str | None) -> Answer:
        gender = "f" if mention.text.lower() == "she" else "m"
        if person is not None and self._r.people[person].gender not in ("", gender):
            return _OPEN
        return self._is(mention, person, "who was named before")


def _says_what_for(office: Office) -> bool:
    return (
        bool(office.area)
        or office.family in ("leader", "deputy leader", "commissioner", "mayor")
        or office.rank == "chief executive"
    )


def _same_rank(one: Office, other: Office) -> bool:
    """The same kind of office; "the Director" may be an executive or interim one, never an assistant one."""
    if one.family != other.family:
        return False
    return one.rank == other.rank or (
        one.rank.split()[-1:] == other.rank.split()[-1:]
        and not {"assistant", "deputy"} & {*one.rank.split(), *other.rank.split()}
    )
