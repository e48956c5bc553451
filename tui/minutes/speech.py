"""Sentences and turns of speech, and where sentences end: "Cllr. Lee" and "J. Lee" end none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui.minutes.person import Party, Person

_ABBREVIATION = re.compile(
    r"(?:\b(?:Cllrs?|C[lIi1]{2,3}rs?|Mrs?|Ms|Dr|Prof|Rev|No|Nos|St|e\.g|i\.e|a\.m|p\.m|vs|etc|Co|Ltd|approx|para|paras|Supt|"
    r"Insp|Ald|cf|Cmh[lIi1]r|Fr|Jr|Sr|Rh|Ll|Ff|Ch|Th|Ph|Hon|Inc|tel|ref|pp|Vol|A\.O|S\.E|E)|\b[A-Z]|\(\w{1,3})\.$"
)
_SENTENCE_END = re.compile(r"[.?!…][\"”’')\]]*\s+(?=[A-Z“\"‘'(\[£€\d])")


@dataclass(slots=True)
class Act:
    """One turn: ``start`` is where the mention begins, ``at`` where the verb ends."""

    kind: str
    """"ask", "answer", "neutral", "present", "reply" (an answer that names its question)."""
    start: int
    at: int
    party: Party | None
    lead: tuple[Person, ...] = ()
    """For a reply: whose question it answers."""
    pronoun: bool = False
    passive: bool = False
    strong: bool = True
    lead_start: int = -1
    patient: tuple[Person, ...] = ()
    """Who is asked, where the verb stands in the passive."""
    weak: bool = False
    """Whether the verb is none of speech."""
    mixed: bool = False
    """Whether the asking came after a remark in the same sentence."""
    verb: str = ""

    @property
    def people(self) -> tuple[Person, ...]:
        return self.party.people if self.party else ()


@dataclass(slots=True)
class Sentence:
    """A sentence with its turns; places are in the text that was given."""

    start: int
    end: int
    text: str
    acts: list[Act] = field(default_factory=list)
    mentions: list[Party] = field(default_factory=list)


def split_sentences(text: str, base: int = 0) -> list[Sentence]:
    """The sentences of a text; "Cllr. Lee" and "J. Lee" end none."""
    out: list[Sentence] = []
    at = 0
    for m in _SENTENCE_END.finditer(text):
        if text[m.start()] == "." and _ABBREVIATION.search(text, max(at, m.start() - 12), m.start() + 1):
            continue
        stop = len(text[: m.end()].rstrip()) if m.end() - at < 400 else m.start() + len(m[0].rstrip())
        out.append(Sentence(base + at, base + stop, text[at:stop]))
        at = m.end()
    if text[at:].strip():
        out.append(Sentence(base + at, base + len(text), text[at:]))
    if max((len(s.text) for s in out), default=0) <= _LONGEST:
        return out
    return [part for sentence in out for part in _parts(sentence)]


_LONGEST = 3000
"""Characters: no real sentence is longer, and what looks for turns within one need not be linear in its length."""


def _parts(sentence: Sentence) -> list[Sentence]:
    """A run without a full stop, cut at spaces into bearable lengths."""
    out: list[Sentence] = []
    at, text = 0, sentence.text
    while len(text) - at > _LONGEST:
        cut = text.rfind(" ", at + 1, at + _LONGEST)
        cut = cut if cut > at else at + _LONGEST
        out.append(Sentence(sentence.start + at, sentence.start + cut, text[at:cut]))
        at = cut
    return [*out, Sentence(sentence.start + at, sentence.end, text[at:])]
