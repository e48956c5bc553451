"""The office an exchange is filed under where the passage shows no portfolio holder: only from what stands nearby.

An officer answers for one portfolio alone; the rest of the item was put to one; one holder answers to the committee;
the item's title names one's area. Each gives a reason in a sentence, and where two offices would fit there is none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LEAST = 5
"""Least exchanges of a committee, put to a holder whom the minutes show, from which its holder is told."""
NEARLY_ALL = 0.9
TWICE = 2
"""Least times an officer answers beside one holder before the two are taken to belong together."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One exchange: where it stands, under which office, and which officers answered."""

    id: int
    item: int
    committee: int | None
    post: str | None
    """The office as the minutes show it; None where they do not."""
    sure: bool = True
    """Whether the item shows it; not where somebody else answered and only its holder is named in the item."""
    officers: tuple[str, ...] = ()
    """Persons and posts of officers, as any texts that are the same for the same."""
    title: frozenset[str] = frozenset()
    """The words of the item's title."""
    named: frozenset[str] = frozenset()
    """The offices that the item's text names anywhere."""


@dataclass(frozen=True, slots=True)
class Area:
    """What an office is called, and the words that say what it is for."""

    title: str
    words: frozenset[str]


def infer(
    asked: Sequence[Asked], offices: Mapping[str, Area], officers: Mapping[str, Area]
) -> dict[int, tuple[str, str]]:
    """By exchange without an office the office that alone fits, and why in one sentence.

    ``offices`` are the portfolio holders' and ``officers`` the officers' posts by the texts that ``asked`` has.
    """
    found: dict[int, tuple[str, str]] = {}
    of_officer = _of_officers(asked, offices, officers)
    shown = _by((one.item, one.post) for one in asked if one.sure)
    count = Counter(one.item for one in asked)
    of_committee = _of_committees(asked, offices)
    open_ones = [one for one in asked if one.post is None]
    for one in asked:
        settled = one.post is not None and one.sure
        fits = {} if settled else dict(of_officer[key] for key in one.officers if key in of_officer)
        if len(fits) == 1 and one.post not in fits:
            found[one.id] = next(iter(fits.items()))
        elif one.post is None and one.committee in of_committee and 2 * shown[one.item].total() < count[one.item]:
            found[one.id] = of_committee[one.committee]
    together = _by((one.item, one.post or found.get(one.id, ("",))[0]) for one in asked)
    for one in open_ones:
        if one.id not in found and (post := _of_item(one, together[one.item], offices)):
            found[one.id] = post
    return found


def _by(pairs: Iterable[tuple[int, str | None]]) -> dict[int, Counter[str]]:
    out: dict[int, Counter[str]] = defaultdict(Counter)
    for item, post in pairs:
        out[item].update([post] if post else [])
    return out


def _of_officers(
    asked: Sequence[Asked], offices: Mapping[str, Area], officers: Mapping[str, Area]
) -> dict[str, tuple[str, str]]:
    """The one office for which each officer answers: by the post's own words, else by beside whom they answer."""
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    in_item = _by((one.item, one.post) for one in asked if one.sure)
    for one in asked:
        for key in one.officers:
            beside[key].update([one.post] if one.post and one.sure else list(in_item[one.item]))
    out = {}
    for key, posts in beside.items():
        words = officers[key].words if key in officers else frozenset()
        named = [post for post, area in offices.items() if words and words <= area.words]
        who = officers[key].title if key in officers else "Who answered"
        if len(named) == 1:
            out[key] = (named[0], f"{who} answered; of the portfolio holders only {offices[named[0]].title} has this.")
        elif len(posts) == 1 and posts.total() >= TWICE:
            post = next(iter(posts))
            out[key] = (post, f"{who} answered, who elsewhere answers only beside {offices[post].title}.")
    return out


def _of_committees(asked: Sequence[Asked], offices: Mapping[str, Area]) -> dict[int | None, tuple[str, str]]:
    """The one office that (nearly) all of a committee's exchanges are put to."""
    counts = _by((one.committee, one.post) for one in asked if one.committee is not None and one.sure)
    out: dict[int | None, tuple[str, str]] = {}
    for committee, posts in counts.items():
        if posts.total() >= LEAST:
            post, most = posts.most_common(1)[0]
            if most >= NEARLY_ALL * posts.total():
                why = f"{most:,} of the {posts.total():,} exchanges of this committee that show a portfolio holder"
                out[committee] = (post, f"Nobody is shown here; {why} were put to {offices[post].title}.")
    return out


def _of_item(one: Asked, together: Counter[str], offices: Mapping[str, Area]) -> tuple[str, str] | None:
    """The one office of the item's other exchanges, of its title, or that its text names."""
    if together:
        if len(together) > 1:
            return None
        post = next(iter(together))
        return post, f"Nobody is shown here; the item's other exchanges were put to {offices[post].title}."
    titled = [post for post, area in offices.items() if area.words & one.title]
    if len(titled) == 1:
        return titled[0], f"Nobody is shown here; the item's title is of the area of {offices[titled[0]].title}."
    if len(one.named) == 1 and not titled:
        post = next(iter(one.named))
        return post, f"Nobody is shown here; the item names no portfolio holder but {offices[post].title}."
    return None
