"""Which council a page is of that does not say so itself: told from whom it names, or not at all.

A page is taken for a council's only where it names a holder in an office, with forename, as that council's own papers
do and no other council's, and at least ``FURTHER`` more things agree: other holders, councillors, the committee. It is
an inference and is shown as one, with its reason; the page's own council stays "not stated".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.people.names import read_name
from tui.people.offices import read_offices
from tui.people.patterns import GENERIC
from tui.people.tenures import post_id

FURTHER = 2
"""Least things that agree besides one holder in one office."""
SHOWN = 4
"""How many of the things that agree the reason names."""
_OF_ITS_OWN = ("scrutiny", "panel", "board", "forum", "commission", "select")
"""Words of a committee's name; "Cabinet" or "Council" alone is every council's."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom and what documents name, as it is compared; each maps to how it is written."""

    holders: Mapping[tuple[str, str], str]
    """(forename and surname, post) of a portfolio holder → "Ann Lee as Cabinet Member for Roads"."""
    people: Mapping[str, str]
    """Surname as it is compared → as written."""
    committees: Mapping[str, str]


def named(
    holders: Iterable[tuple[str | None, str | None]], people: Iterable[str], committees: Iterable[str | None]
) -> Named:
    """Make it from names, offices and committees as documents write them."""
    held = {}
    for name, title in holders:
        one = read_name(name or "")
        for office in read_offices(title or ""):
            if one is not None and one.full and office.holder and not office.former and office.area:
                held[(f"{one.forenames[0]} {one.key}", post_id(office.key))] = f"{one.shown} as {office.title}"
    surnames = {}
    for words in people:
        one = None if read_offices(words) or GENERIC.fullmatch(words) else read_name(words)
        if one is not None and one.surname[:1].isupper():
            surnames[one.key] = one.surname
    bodies = {c.casefold(): c for c in committees if c and any(word in c.casefold() for word in _OF_ITS_OWN)}
    return Named(held, surnames, bodies)


def whose(page: Named, councils: Mapping[str, Named]) -> tuple[str, str] | None:
    """The one council whose page it is, and why in one sentence; None where that cannot be told."""
    fits = [council for council, known in councils.items() if page.holders.keys() & known.holders.keys()]
    if len(fits) != 1:
        return None
    known = councils[fits[0]]
    held = sorted(page.holders.keys() & known.holders.keys())
    theirs = {name.split()[-1] for name, _ in held}
    people = sorted((page.people.keys() & known.people.keys()) - theirs)
    bodies = sorted(page.committees.keys() & known.committees.keys())
    if len(held) - 1 + len(people) + len(bodies) < FURTHER:
        return None
    words = [page.holders[one] for one in held][:2] + [page.committees[one] for one in bodies]
    words = [*words, *(page.people[one] for one in people), *(page.holders[one] for one in held[2:])][:SHOWN]
    told = f"{', '.join(words[:-1])} and {words[-1]}"
    return fits[0], f"The page states no council; it is taken for one of {fits[0]}, whose papers too name {told}."
