"""The turn whose verb of speech comes after a mention: "Councillor Lee asked", "the Director, in reply, explained"."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.minutes import cues
from tui.minutes.person import Party
from tui.minutes.speech import Act

_ASK = cues.verbs(cues.ASKS)
_ANSWER = cues.verbs(cues.ANSWERS)
_NEUTRAL = cues.verbs(cues.NEUTRAL)
_PRESENT = cues.verbs(cues.PRESENTS)
OF_MEMBERS = re.compile(cues.ASKED_OF_MEMBERS, re.I)
_GAP = re.compile(
    r"(?:\s*\((?:[^()]|\([^()]*\)){1,120}\))?(?:,\s[^.;:?]{1,110}?,(?=\s))?\s*(?:,\s*)?(?:who\s+)?(?:and\s+)?", re.I
)
_OF_PLACE = re.compile(
    r"(?:,?\s+(?:a resident )?(?:of|from) (?:the )?[A-ZÀ-Þ][\w’'-]+"
    r"(?:(?: [A-ZÀ-Þ][\w’'-]+| y| yr| the| on| and){1,4})?,?\s+)",
)
_IN_DOING = re.compile(
    r",?\s+in (?:seconding|proposing|moving|supporting|opposing|introducing|presenting) (?:the|this|his|her|their) "
    r"(?:[\w-]+ )?(?:motion|amendment|proposal|recommendations?|report|item|petition),?\s+",
    re.I,
)
_HAVING = re.compile(
    r"\s*,\s*having\s+(?:also\s+|then\s+|further\s+)?(?=(?:asked|queried|questioned|enquired|inquired|wondered|sought"
    r"|requested)\b)",
    re.I,
)
_COMMA = re.compile(r"\s*,\s*(?:who\s+)?", re.I)
_NO_GAP = re.compile(r"\s*(?:who\s+)?", re.I)
_WITH = re.compile(
    r"\s*,\s*(?:together with|along with|with|supported by|assisted by|"
    r"accompanied by)\s+(?!(?:the\s+)?(?:assistance|support|help)\b)",
    re.I,
)
_ANY_VERB = re.compile(
    rf"(?:\s*,\s+(?:in response|in reply|in answer|in turn),)?\s*,?\s+(?:(?:{'|'.join(cues.ADVERBS)})\s+)*"
    rf"(?P<v>[a-z]+ed|was|were|had|has|would|could|did|took|made|gave|"
    rf"spoke|saw|knew|held|kept|put|met|went|drew|told|felt|found|took)\b"
)
_IS_TO_BE = re.compile(
    r"(?:would|could|was to|were to) (?:also |then )?be (?:asked|invited|requested|written to|contacted)\b", re.I
)
"""What is to be done to somebody who does not speak: "The Leader would be asked to reply"."""
_BY_SOMEBODY = re.compile(r"\s*by\s+(?:the\s+(?!end|time)|Cll?r|Councillor|M[rs]|members)")
_SAID = re.compile(r"\b(?:asked|replied|responded|advised|stated|said|explained|confirmed)\b")
_KINDS = (("ask", _ASK), ("answer", _ANSWER), ("present", _PRESENT), ("neutral", _NEUTRAL))


def act_of(text: str, small: str, party: Party, base: int, mentions: list[Party]) -> Act | None:
    """The turn whose verb comes after a mention, if any does; ``small`` is the text in small letters."""
    verbless: set[int] = set()
    for gap in (_NO_GAP, _HAVING, _COMMA, _IN_DOING, _OF_PLACE, _GAP):
        g = gap.match(text, party.end)
        if not g or g.end() in verbless:
            continue
        if gap is _GAP and _SAID.search(g[0]) and "who" not in g[0].lower():
            continue
        if not cues.SPEAKS.match(small, g.end()):
            verbless.add(g.end())
            continue
        verb = _verb_after(text, small, party, g)
        if verb is not None:
            kind, m = verb
            party = _with_those_beside(party, g, mentions)
            said = m[0].split()[-1]
            pronoun, strong = party.kind == "pronoun", kind != "neutral"
            return Act(kind, base + party.start, base + m.end(), party, pronoun=pronoun, strong=strong, verb=said)
    weak = (
        _ANY_VERB.match(text, party.end) if party.kind in ("name", "role") and not text[: party.start].strip() else None
    )
    if weak is None or _IS_TO_BE.match(text, weak.start("v")):
        return None
    return Act("neutral", base + party.start, base + weak.end(), party, strong=False, weak=True, verb=weak["v"].lower())


def _verb_after(text: str, small: str, party: Party, gap: re.Match[str]) -> tuple[str, re.Match[str]] | None:
    """The verb of speech after a gap, and what kind of turn it makes."""
    relative = "who" in gap[0].lower()
    for kind, pattern in _KINDS:
        m = pattern.match(small, gap.end())
        if not m:
            continue
        if relative and (re.match(r"had\b", m[0]) or _only_some(party, gap[0])):
            return None
        if kind == "ask" and party.kind == "pronoun" and re.match(r"(?:also\s+)?had\b", m[0]):
            return "neutral", m  # "he had asked for more": told of an earlier day
        if kind == "ask" and OF_MEMBERS.match(text[m.start() :].lstrip()):
            return "present", m
        if kind == "ask" and _BY_SOMEBODY.match(text[m.end() :]):
            continue
        return kind, m
    return None


def _only_some(party: Party, gap: str) -> bool:
    """Whether "who" tells which members are meant and not what they do: "any Member who wished to see it"."""
    return party.kind == "generic" and re.match(r"\s*who\b", gap) is not None


def _with_those_beside(party: Party, gap: re.Match[str], mentions: list[Party]) -> Party:
    """The subject with those named in the gap before its verb: "Councillor Lee, together with Ms Ray, explained"."""
    joined = _WITH.match(gap[0])
    company = [p for p in mentions if gap.start() < p.start < gap.end()] if joined else []
    if not joined or not company or company[0].start - gap.start() - joined.end() >= 5:
        return party
    people = party.people + tuple(x for p in company if p.kind in ("name", "role") for x in p.people)
    return replace(party, people=people, plural=True)
