"""Minutes that call people by the surname alone: "In reply to Lee, Ray stated"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.minutes import cues
from tui.minutes.names import NAME
from tui.minutes.people import parties
from tui.minutes.person import Person

_WORD = r"[A-ZÀ-Þ][a-zà-ÿ'’]?[\w'’-]+"
_SPEAKS = re.compile(
    rf"(?:^|[.?!;,]\s+)(?P<n>(?:{_WORD} )?{_WORD})(?:,\s+who\b[^.;,]{{1,80}},|\s\([^()]{{2,60}}\))?\s+"
    rf"{cues.ADVERBS_BEFORE}"
    r"(?:asked|said|told|replied|responded|answered|explained|thought|stated|advised|confirmed|enquired|inquired"
    r"|queried|wondered|believed|felt|considered|suggested|was of the (?:view|opinion))\b",
    re.M,
)
_REPLIED_TO = re.compile(
    rf"\b(?:[Ii]n|[Bb]y way of) (?:reply|response|answer) to (?:(?:an? |the |some |further )?(?:\w+ )?questions? "
    rf"(?:from|by) )?(?P<n>(?:{_WORD} )?{_WORD})(?=,\s| (?:on|about|and|as to|regarding|concerning|whether)\b)"
)
_NOBODY = re.compile(
    r"(?:Nobody|Nothing|No|None|Some|One|Two|Another|Others?|Both|Several|Each|Every|All|Many|Most|Few|Any|Every(?:one|body)"
    r"|Some(?:one|body)|Any(?:one|body)|Wh\w+|Those|These|Then|Also|Finally|When|Later|Next|Having|Being)\b"
)


def surnames(people: Iterable[Person], text: str) -> dict[str, Person]:
    """Names without a title by which a text calls people: the surnames, and the full names that it uses beside them.

    Empty unless the text lets two of those whom it names in full speak by the surname alone. Linear in the text.
    """
    found = [m["n"] for pattern in (_SPEAKS, _REPLIED_TO) for m in pattern.finditer(text)]
    called = {n for n in found if re.fullmatch(NAME, n) and not _NOBODY.match(n) and not parties(n)}
    alone = {n for n in called if " " not in n}
    titled = {p.surname: p.title for p in people if p.name}
    in_full = set(re.findall(rf"\b{_WORD} ({_WORD})\b", text)) if alone else set()
    known = {n for n in alone if n.lower().replace("’", "'") in titled or n in in_full}
    if len(known) < 2:
        return {}
    common = set(re.findall(r"\b[a-z]+\b", text))
    whole = {n for n in called if " " in n}
    named = (n for n in alone | whole if n in known or n in whole or n.lower() not in common)
    return {n: Person(n, None, titled.get(n.split()[-1].lower(), "")) for n in sorted(named, key=len, reverse=True)}
