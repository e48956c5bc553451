"""Of whom a clause speaks: the answering side, those asking, somebody else, or a thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.minutes import cues_recipients as who
from tui.minutes.person import Party, Person

_CLAUSE = re.compile(
    r"[,;:(–—]|\s-\s|\b(?:that|and|but|which|whether|if|as|because|so|then|although|though|while|when|however|or)\b",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose)\s*(?:\w+ly\s*)?$", re.I)
_INSERTED = re.compile(
    r"\s*\([^()]{1,80}\)$|,\s*(?:in (?:reply|response|turn|answer)|responding|summing up|however|therefore|also),?$",
    re.I,
)
_ADVERB = re.compile(r"(?<=\w)\s+(?:also|then|therefore|further|later|again|subsequently)$", re.I)
_WITHIN = re.compile(r"\b(?:of|for|from|by|with|in|on|about|between)\s+(?:the\s+)?$", re.I)
_PRONOUN = re.compile(r"he|she|I|we", re.I)
_FIRST = re.compile(r"\b(?:I|[Ww]e)$")
_LEFT_OUT = re.compile(r"(?:also|then|therefore|further|however|subsequently|both)?", re.I)
_WHICH = re.compile(r"\b(?:which|what)\b(?:\s+the\s+\w+)?$", re.I)
_THING = re.compile(r"it|this|that|these|those|which|he or she", re.I)
_ASKERS = re.compile(rf"{who.ASKERS}|everyone", re.I)
_NAME = re.compile(r"(?:[A-Z][a-z'’-]+\s){1,2}[A-Z][\w'’-]+|[A-Z]{2,3}")
"""A name without title, or the initials by which notes call somebody."""
_PRESIDES = re.compile(r"(?:the\s+)?(?:vice[- ]?)?(?:chair\w*|mayor|cathaoirleach|provost|lord mayor|speaker)", re.I)

Kind = Literal["speaker", "left out", "role", "own", "they", "it", "askers", "chair", "third", "thing"]


@dataclass(frozen=True, slots=True)
class Subject:
    """``kind``: "speaker" (he, she, I), "left out" ("… but would check"), "role" (named here), "own" (the council, a
    team), "they", "it", "askers", "chair" (whoever presides), "third" (an outsider) or "thing"; ``words`` as written,
    or empty."""

    kind: Kind
    words: str = ""


def surname(name: str) -> str:
    """The surname of a name as written, folded."""
    return Person(name).surname


def presides(words: str) -> bool:
    """Whether a role is that of whoever presides."""
    return _PRESIDES.fullmatch(words) is not None


def subject_at(
    text: str, at: int, mentions: Sequence[Party], askers: Collection[str], respondents: Sequence[str]
) -> Subject | None:
    """The subject of the verb at ``at``; ``None`` inside a clause with "who".

    ``mentions`` are the sentence's people, ``askers`` the surnames of those asking.
    """
    before = text[:at].rstrip()
    if _RELATIVE.search(before):
        return None
    before = _ADVERB.sub("", before)
    near = _INSERTED.sub("", before).rstrip(" ,")
    for party in reversed(mentions):
        if party.start < len(near):
            within = _WITHIN.search(text, 0, party.start) is not None
            if party.end >= len(near) - 1 and not within:
                return _of_party(party, askers, respondents)
            break
    phrase = before[max((m.end() for m in _CLAUSE.finditer(before)), default=0) :].strip()
    if _WHICH.search(before):
        return Subject("it", "which")
    if _FIRST.search(before):
        return Subject("speaker", "I")
    if _PRONOUN.fullmatch(phrase):
        return Subject("speaker", phrase)
    if _LEFT_OUT.fullmatch(phrase):
        return Subject("left out")
    if _THING.fullmatch(phrase):
        return Subject("it", phrase)
    if who.OWN.search(phrase) and not who.THIRD.search(phrase):
        return Subject("own", phrase)
    if _NAME.fullmatch(phrase) and not who.THIRD.search(phrase):
        return Subject("role", phrase)
    if _ASKERS.fullmatch(phrase):
        return Subject("askers", phrase)
    return Subject("third" if who.THIRD.search(phrase) and not who.INFO.search(phrase) else "thing", phrase)


def _of_party(party: Party, askers: Collection[str], respondents: Sequence[str]) -> Subject:
    words = party.people[0].words if party.people else ""
    if party.kind == "pronoun":
        return Subject("they" if party.text.lower() == "they" else "speaker")
    if party.kind == "generic":
        if re.search(r"\bofficers?$", words, re.I):
            return Subject("role", words)
        return Subject("third" if who.THIRD.search(words) else "askers", words)
    named = [p for p in party.people if p.name]
    if named and all(surname(p.words) in askers for p in named):
        return Subject("askers", words)
    if presides(words) and respondents and words not in respondents:
        return Subject("chair", words)
    return Subject("third" if not named and who.THIRD.search(words) else "role", words)
