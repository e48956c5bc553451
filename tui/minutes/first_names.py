"""Minutes that name somebody in full once, and call him or her by the first name alone after that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tui.minutes import cues
from tui.minutes.person import Party, Person

_SPEAKS = rf"\s+{cues.ADVERBS_BEFORE}(?:asked|said|told|replied|responded|answered|explained|thought)\b"
_CAPITAL_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]*|\b[A-Z]\.)\s+$")
_CAPITAL_AFTER = re.compile(r"\s+[A-ZÀ-Þ][a-zà-ÿ]|['’-]\w")


def first_names(people: Iterable[Person], text: str) -> dict[str, Person]:
    """First names by which a text calls people whom it names in full, where each is one person's.

    Empty unless the text lets several of them speak by the first name alone.
    """
    found: dict[str, set[str]] = {}
    for person in people:
        words = (person.name or "").split()
        if len(words) > 1 and person.councillor and len(words[0]) > 2 and words[0].isalpha():
            found.setdefault(words[0], set()).add(person.name or "")
    names = {first: Person(full.pop(), None, "Councillor") for first, full in found.items() if len(full) == 1}
    if not names:
        return {}
    speaks = re.compile(rf"(?:^|[.?!]\s+)(?P<n>{'|'.join(map(re.escape, names))}){_SPEAKS}", re.M)
    called = [m["n"] for m in speaks.finditer(text)]
    return names if len(called) > 2 and len(set(called)) > 1 else {}


def with_first_names(text: str, mentions: list[Party], names: Mapping[str, Person]) -> list[Party]:
    """The mentions of a sentence with those whom it calls by the first name alone."""
    out = list(mentions)
    for m in re.finditer(rf"\b(?:{'|'.join(map(re.escape, names))})\b", text) if names else ():
        within = any(p.start < m.end() and m.start() < p.end for p in out)
        before = text[: m.start()]
        if within or _CAPITAL_AFTER.match(text, m.end()) or _CAPITAL_BEFORE.search(before):
            continue
        out.append(Party(m.start(), m.end(), (names[m[0]],), "name", text=m[0]))
    return sorted(out, key=lambda p: p.start)
