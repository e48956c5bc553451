"""What is set between a speaker and the verb and names somebody else: who is stood in for, who is replied to.

"Councillor Cox, on behalf of Councillor Lee, who was unwell, said": Councillor Cox speaks. "Mr Dean, in answer to
Councillor Fox, said": a reply that names whose question it answers. "Mrs Sims, a member of the public, asked": one
person.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tui.minutes import cues
from tui.minutes.person import Party, Person
from tui.minutes.phrases import in_small
from tui.minutes.speech import Act

_STANDS_IN = (
    r"(?:(?:speaking|answering|replying|responding|deputising|standing in|substituting|attending|acting)\s+"
    r"(?:on behalf of|for|in (?:the )?(?:absence|place|stead) of)|on behalf of|in the (?:absence|place|stead) of|"
    r"in place of|instead of)"
)
_FOR = re.compile(rf"\s*,?\s*(?:who was\s+)?{_STANDS_IN}\s+(?:the\s+)?$", re.I)
STANDS_IN = re.compile(rf"{_STANDS_IN}\s+", re.I)
"""How a sentence begins that says for whom somebody speaks."""
_REPLYING = re.compile(
    r"\s*,\s*(?:(?:in|by way of) (?:\w+ )?(?:answer|reply|response) to|in (?:answering|replying to|responding to)|"
    r"responding to|replying to|answering)\b[^.;,]{0,60}?$",
    re.I,
)
_DOING = re.compile(r"\s*,\s*(?:in|when|on|after|while|whilst)\s+[a-z]+ing\b[^.;,]{0,40}?$", re.I)
_ROOM = 180


def inset(text: str, mentions: list[Party]) -> tuple[list[Party], dict[int, tuple[Person, ...]]]:
    """Those who may speak, each reaching to the verb; and for who replies, by place, whose question it is."""
    out: list[Party] = []
    leads: dict[int, tuple[Person, ...]] = {}
    i = 0
    while i < len(mentions):
        party = mentions[i]
        after = mentions[i + 1] if i + 1 < len(mentions) else None
        if after is not None and _is_said_of(text, party, after):
            party, after = _joined(party, after), None
            i += 1
        end = _end_of_inset(text, party, after) if after is not None and party.kind in ("name", "role") else None
        if end is not None and after is not None:
            within = [p for p in mentions[i + 1 :] if p.start < end]
            between = text[party.end : after.start]
            if _REPLYING.match(between) and not _FOR.match(between):
                leads[party.start] = tuple(person for p in within if p.kind != "pronoun" for person in p.people)
            party = replace(party, end=end)
            i += len(within)
        out.append(party)
        i += 1
    return out, leads


_READ_OUT = re.compile(
    r"\b(?:read|put|asked|presented|posed|tabled)(?: out| aloud)? (?:the|a|his|her|their|this)(?: \w+){0,2} question"
    r"(?: (?:which|that) had been)? "
    r"(?:from|on behalf of|(?:submitted|sent(?: in)?|put|handed in|tabled) by|received from)\s+(?:the\s+)?$"
)
"""Between whoever only reads a question out and whose it is."""


def read_out(text: str, base: int, act: Act, mentions: list[Party]) -> None:
    """ "The Chairman read out a question from Mrs Lee": Mrs Lee asks."""
    if act.party is None or act.passive or act.pronoun:
        return
    for party in mentions:
        if party.start > act.party.end and party.kind != "pronoun":
            if _READ_OUT.search(text, act.party.end, party.start):
                act.kind, act.party, act.at, act.verb = "ask", party, base + party.end, "asked"
            return


def _end_of_inset(text: str, party: Party, after: Party) -> int | None:
    """Where words end that come between a speaker and the verb and name somebody; ``None`` where there are none."""
    between = text[party.end : after.start]
    if not (_FOR.match(between) or _REPLYING.match(between) or _DOING.match(between)):
        return None
    stop = re.compile(r"[.;?]\s").search(text, after.end)
    limit = min(stop.start() if stop else len(text), after.end + _ROOM)
    small = in_small(text)
    for m in re.compile(r",\s|\s").finditer(text, after.end, limit):
        if (m[0][0] == "," or m.start() == after.end) and cues.SPEAKS.match(small, m.end()):
            return m.start()
    return None


def _is_said_of(text: str, party: Party, after: Party) -> bool:
    """Whether two mentions are one person: "Mrs Sims, a member of the public,", "a co-opted member, Mrs Sims,"."""
    kinds = {party.kind, after.kind}
    return (
        kinds == {"name", "generic"}
        and re.fullmatch(r"\s*,\s*", text[party.end : after.start]) is not None
        and re.match(r"\s*,", text[after.end :]) is not None
        and re.match(r"an?\b", (party if party.kind == "generic" else after).text, re.I) is not None
    )


def _joined(party: Party, after: Party) -> Party:
    named = party if party.kind == "name" else after
    return replace(named, start=party.start, end=after.end)
