"""Under which portfolio holder an exchange is filed, and why where the passage does not say so itself. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.minutes.model import Exchange, Holder, Item
from tui.people.names import same_person
from tui.people.offices import same_office
from tui.text import fold

_TITLES = re.compile(r"\b(?:councillors?|cllrs?|cllr|alderman|ald|mr|mrs|ms|miss|dr|sir|dame|lord|lady|the)\b\.?")
_HOLDER_ROLE = re.compile(
    r"^(?:the )?(?:deputy leader and )?(?:(?:lead|executive|cabinet) (?:cabinet )?members?|portfolio holders?|"
    r"cabinet portfolio holder|commissioner|(?:elected |executive )?mayor|leader(?: of the council)?|holder)\b"
)
_RANK = re.compile(
    r"\b(?:cabinet|members?|portfolio|holders?|executive|lead|chair|councillor|responsible|responsibility|the|of|for|with|and)\b"
)
OTHER_ANSWERED = "Somebody else answered; this is the only portfolio holder in the item."


@dataclass(frozen=True, slots=True)
class Filing:
    """``holder`` is the index among the item's holders; ``inferred`` a sentence, None where the passage says so."""

    holder: int
    inferred: str | None


def file_exchange(item: Item, exchange: Exchange) -> Filing | None:
    """Where an exchange of the item belongs; None where no holder, or no single one, is shown to answer for it."""
    holders = item.holders
    if not holders:
        return None
    for place, holder in enumerate(holders):
        if any(same_person(name, holder.name) or same_office(name, holder.office) for name in exchange.respondents):
            return Filing(place, None)
    if exchange.answers_office is not None:
        meant = _place(holders, exchange.answers_office)
        if meant is not None:
            return Filing(meant, "The passage does not name the portfolio holder; the item's text points to this one.")
    if len(holders) != 1:
        return None
    if not exchange.respondents:
        return Filing(0, "Nobody is recorded as answering; this is the only portfolio holder in the item.")
    if any(_HOLDER_ROLE.match(fold(name)) for name in exchange.respondents):
        if all(_names_other(name, holders[0]) for name in exchange.respondents if _HOLDER_ROLE.match(fold(name))):
            return None
        return Filing(0, f"“{exchange.respondents[0]}” is read as the only portfolio holder in the item.")
    return Filing(0, OTHER_ANSWERED)


@lru_cache(maxsize=20_000)
def person_key(name: str) -> str:
    """A name as it is compared: no titles, case or points."""
    return " ".join(re.sub(r"[^a-z' -]+", " ", _TITLES.sub(" ", fold(name))).split())


@lru_cache(maxsize=20_000)
def office_key(title: str) -> str:
    """An office's title as it is compared: no article, points, commas or ampersand."""
    return " ".join(w for w in re.sub(r"[^a-z0-9' ]+", " ", fold(title).replace("&", " and ")).split() if w != "the")


@lru_cache(maxsize=20_000)
def is_bare_rank(title: str) -> bool:
    """Whether a post does not say what it is for ("Cabinet Member"): several people hold such, so it is no office."""
    return not _RANK.sub(" ", office_key(title)).strip()


def _names_other(role: str, holder: Holder) -> bool:
    """A role that says what it is for, and is for something else than the holder's office."""
    area = " ".join(_RANK.sub(" ", office_key(role)).split())
    return bool(area) and holder.office is not None and not same_office(role, holder.office)


def _place(holders: Sequence[Holder], wanted: Holder) -> int | None:
    for place, holder in enumerate(holders):
        if holder == wanted or same_person(wanted.name, holder.name) or same_office(wanted.office, holder.office):
            return place
    return None
