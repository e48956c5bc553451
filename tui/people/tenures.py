"""The offices of one council: which titles are one office, and who the documents show in it when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tui.people.offices import Office, likeness

Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document names somebody in an office."""

    document: str
    date: str | None
    office: Office
    person: str | None
    """None where the document names the office alone."""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office, from the first to the last dated document that shows them there without another."""

    person: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """One office of a council with all its titles, the most frequent of the latest name first."""

    id: str
    title: str
    titles: tuple[str, ...]
    holder: bool
    """Whether it is one of the executive's."""
    tenures: tuple[Tenure, ...]


class Offices:
    """Made from all evidence of one council; asks nothing of its order."""

    def __init__(self, evidence: Iterable[Evidence], renamed: Iterable[tuple[Office, Office]] = ()) -> None:
        self._offices: dict[Key, Office] = {}
        self._titles: dict[Key, Counter[str]] = defaultdict(Counter)
        self._named: dict[Key, set[str]] = defaultdict(set)
        """Dates on which a document names the office at all, without saying that it was given up."""
        self._shown: dict[Key, list[tuple[str, str, str]]] = defaultdict(list)
        self._undated: dict[Key, set[str]] = defaultdict(set)
        self._group: dict[Key, Key] = {}
        for one in evidence:
            self._take(one)
        for old, new in renamed:
            self._join(old.key, new.key)
        self._unite()
        self._dates: dict[Key, list[tuple[str, frozenset[str]]]] = {}
        for root in {self.root(key) for key in self._offices}:
            self._dates[root] = self._by_date(root)

    def root(self, key: Key) -> Key:
        """The key under which an office is counted, whatever it is called."""
        while (above := self._group.get(key, key)) != key:
            key = above
        return key

    def covers(self, office: Office, day: str | None) -> tuple[str, str, str] | None:
        """(person, date before, date after): dated documents show one person in the office before and after."""
        if day is None:
            return None
        shown = self._dates.get(self.root(office.key), [])
        dates = [date for date, _ in shown]
        before, after = bisect_right(dates, day) - 1, bisect_left(dates, day)
        if before < 0 or after >= len(shown):
            return None
        people = shown[before][1] | shown[after][1]
        return (next(iter(people)), dates[before], dates[after]) if len(people) == 1 else None

    def last_before(self, office: Office, day: str | None) -> tuple[str, str] | None:
        """(person, date) last shown in the office up to a day, where it is one person."""
        shown = [s for s in self._dates.get(self.root(office.key), []) if day is not None and s[0] <= day]
        return (next(iter(shown[-1][1])), shown[-1][0]) if shown and len(shown[-1][1]) == 1 else None

    def holders(self, office: Office) -> set[str]:
        """Everybody whom any document shows in the office."""
        root = self.root(office.key)
        dated = {p for _, people in self._dates.get(root, []) for p in people}
        return dated | {p for key in self._undated for p in self._undated[key] if self.root(key) == root}

    def meant(self, office: Office, among: Iterable[Office]) -> Office | None:
        """Of these offices the one that a title means: the same, else the only one whose areas it names in part."""
        many = list(among)
        same = [o for o in many if self.root(o.key) == self.root(office.key)]
        if same:
            return same[0]
        part = {self.root(o.key): o for o in many if office.area and likeness(office, o) == "part"}
        return next(iter(part.values())) if len(part) == 1 else None

    def posts(self) -> list[Post]:
        """Every office that says what it is for, or needs not to, with its tenures."""
        groups: dict[Key, list[Key]] = defaultdict(list)
        for key in self._offices:
            groups[self.root(key)].append(key)
        return [self._post(root, keys) for root, keys in sorted(groups.items()) if not _bare(self._offices[root])]

    def _take(self, one: Evidence) -> None:
        key = one.office.key
        if key not in self._offices or one.office.title < self._offices[key].title:
            self._offices[key] = one.office
        self._titles[key][one.office.title] += 1
        if one.gone:
            return
        if one.date:
            self._named[key].add(one.date)
        if one.person and one.date:
            self._shown[key].append((one.date, one.document, one.person))
        elif one.person:
            self._undated[key].add(one.person)

    def _join(self, one: Key, other: Key) -> None:
        if one in self._offices and other in self._offices:
            a, b = self.root(one), self.root(other)
            self._group[max(a, b)] = min(a, b)

    def _unite(self) -> None:
        """Join variants and renamed offices of the executive."""
        keys = sorted(key for key, office in self._offices.items() if office.holder and office.area)
        joins = []
        for place, one in enumerate(keys):
            for other in keys[:place]:
                like = likeness(self._offices[one], self._offices[other])
                renamed = like in ("part", "overlap") and self._renamed(one, other)
                if renamed or (like == "part" and self._variant(one, other, keys)):
                    joins.append((one, other))
        for one, other in joins:
            self._join(one, other)

    def _renamed(self, one: Key, other: Key) -> bool:
        """The same person, first under the one title and then under the other, never both at once."""
        people = [{person for _, _, person in self._shown[key]} for key in (one, other)]
        if not people[0] & people[1]:
            return False
        dates = [self._named[one], self._named[other]]
        early, late = sorted(dates, key=lambda d: min(d, default=""))
        return bool(early and late) and max(early) < min(late)

    def _variant(self, one: Key, other: Key, keys: list[Key]) -> bool:
        """A short title of the only office that it can mean, with nobody or the same people in it."""
        short, long = sorted((one, other), key=lambda k: len(k[2]))
        wider = {self.root(k) for k in keys if set(short[2]) < set(k[2])}
        people = {p for _, _, p in self._shown[short]} | self._undated[short]
        same = {p for _, _, p in self._shown[long]} | self._undated[long]
        return len(wider) == 1 and people <= same

    def _by_date(self, root: Key) -> list[tuple[str, frozenset[str]]]:
        days: dict[str, set[str]] = defaultdict(set)
        for key, shown in self._shown.items():
            if self.root(key) == root:
                for day, _, person in shown:
                    days[day].add(person)
        return [(day, frozenset(people)) for day, people in sorted(days.items())]

    def _post(self, root: Key, keys: list[Key]) -> Post:
        latest = max(keys, key=lambda k: (max(self._named[k], default=""), k))
        titles: Counter[str] = Counter()
        for key in keys:
            titles.update(self._titles[key])
        title = max(self._titles[latest], key=lambda t: (self._titles[latest][t], t))
        rest = sorted((t for t in titles if t != title), key=lambda t: (-titles[t], t))
        return Post(post_id(root), title, (title, *rest), self._offices[root].holder, self._tenures(root))

    def _tenures(self, root: Key) -> tuple[Tenure, ...]:
        runs: list[list[str]] = []
        open_runs: dict[str, list[str]] = {}
        for day, people in self._dates[root]:
            for person in list(open_runs):
                if person not in people:
                    del open_runs[person]
            for person in sorted(people):
                if person in open_runs:
                    open_runs[person][2] = day
                else:
                    run = [person, day, day]
                    open_runs[person] = run
                    runs.append(run)
        dated = {run[0] for run in runs}
        undated = sorted({p for key, people in self._undated.items() if self.root(key) == root for p in people} - dated)
        return (*(Tenure(*run) for run in runs), *(Tenure(person, None, None) for person in undated))


def post_id(key: Key) -> str:
    """A text for an office's key."""
    return "/".join((key[0], key[1], "-".join(key[2])))


def _bare(office: Office) -> bool:
    """An office that says only its rank: "the Cabinet Member", "the Director"."""
    return not office.area and (
        office.family in ("executive", "officer", "other", "chair", "vice chair") and office.rank != "chief executive"
    )
