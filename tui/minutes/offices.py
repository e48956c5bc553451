"""What an office is for, told apart from its rank, so that two wordings of one office are known as one."""

from __future__ import annotations

import re
from functools import lru_cache

_RANK = re.compile(
    r"\b(?:cabinet|members?|portfolio|holder|executive|lead|councillor|board|services?|responsibility|council|the|"
    r"of|for|with|and|deputy|elected)\b|[^a-z' ]"
)
_SHORT = (
    (re.compile(r"\bd(?:eputy )?pcc\b|\bdeputy police and crime commissioner\b"), "deputypolice crime commissioner"),
    (re.compile(r"\bpcc\b"), "police and crime commissioner"),
    (re.compile(r"\(?\b(?:pfh|cmr|cmrs)\b\)?"), " "),
)
"""Ranks that minutes shorten; the Commissioner's deputy is an office of its own."""


@lru_cache(maxsize=4096)
def core(office: str) -> str:
    """What an office is for, without its rank: "Cabinet Member for Roads" → "roads"; empty for a rank alone."""
    office = office.lower().replace("’", "'")
    for short, long in _SHORT:
        office = short.sub(long, office)
    return " ".join(_RANK.sub(" ", office).split())


def within(a: str, b: str) -> bool:
    """Whether one office, as ``core`` gives it, is a shorter wording of the other; a rank alone fits any."""
    if ("leader" in a.split()) != ("leader" in b.split()) and a and b and a == "leader":
        return False
    return bool(not a or (b and set(a.split()) <= set(b.split())))


def fuller(a: str, b: str) -> str:
    """The fuller of two wordings of one office; the first where neither says more than the other."""
    x, y = core(a), core(b)
    if x == y:
        return b if len(b) > len(a) else a
    return b if within(x, y) else a
