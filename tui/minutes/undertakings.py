"""What the answering side said it would do, provide or bring back for those asking, and how firmly it said so.

Grammar decides, not keywords: a word of promising or a future ("would", "will", "could"), somebody of the answering
side as its subject (or a thing that is to be given), a verb of telling, giving or looking into, and those asking at the
receiving end. The phrases are in ``cues_undertakings``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from tui.minutes import cues_recipients as who
from tui.minutes import cues_undertakings as cues
from tui.minutes.acts import read_acts
from tui.minutes.due import due_words
from tui.minutes.model import Span, Undertaking
from tui.minutes.people import parties
from tui.minutes.person import Party
from tui.minutes.promises import Promise, find_promises, holds, strength
from tui.minutes.speech import Act, Sentence
from tui.minutes.subjects import Subject, subject_at, surname

_LABEL_ANSWER = re.compile(
    r"\W*(?:answer|reply|response|a)\b[\w\s,.()’'-]{0,90}?[:.–-]|\W*(?:answer|reply|response) (?:by|from|of)\b"
    r"|\W*(?:supplementary )?(?:answer|reply|response)\W*$",
    re.I,
)
_LABEL_ASK = re.compile(
    r"\W*(?:supplementary )?(?:question|q|comment)\b[\w\s,.()’'-]{0,120}?[:.–]"
    r"|\W*(?:supplementary )?question (?:\d+|from|by|no)\b|\W*I will (?:ask|move) at (?:the|a) next\s?\w*\b",
    re.I,
)


_NOTICE = re.compile(r"\W*(?:I (?:will |shall )?(?:ask|request|call (?:up)?on)|to ask)\b", re.I)
"""A question on notice in its author's words, above its answer."""
_THOSE_ASKING = re.compile(r"(?:(?:the|all|both|some|other|several|elected) )*(?:members|councillors|cllrs)", re.I)
"""Those of whom minutes speak together as asking: what is promised next is not theirs."""
_HE_OR_SHE = re.compile(r"\b(?:he|she)\W+(?:\w+ly )?$", re.I)
_NO_PERSON = re.compile(
    r"\b(?:trust|council|board|authority|service|committee|panel|agency|association|company|partnership|department"
    r"|team|limited|ltd|plc|group|ICB)\W*$",
    re.I,
)
"""The last word of a name to which no "he" or "she" points back."""
_AGREED = re.compile(r"\W*it was (?:(?:also|then|further|therefore|subsequently) )?(?:agreed|confirmed)\b", re.I)
"""What all agreed to is no longer somebody's asking."""
_SETTLED = re.compile(r"\bit was (?:(?:also|then|further|therefore|subsequently) )?agreed that\b", re.I)
"""After it, what an officer "would" do was settled there and then, whoever had asked before in the sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of minutes in which undertakings are looked for; places are in the text that ``place`` knows."""

    text: str
    start: int = 0
    exchange: int | None = None
    """Index, within the item, of the exchange it is; ``None`` for narrative."""
    answer: int | None = None
    """Where in ``text`` the answer begins, if the passage is an exchange and that is known."""
    respondents: tuple[str, ...] = ()
    questioners: tuple[str, ...] = ()


@dataclass(slots=True)
class _Floor:
    """Who has been speaking up to here."""

    respondents: tuple[str, ...]
    askers: frozenset[str]
    strict: bool
    """Outside an exchange only what is plainly for those asking counts."""
    speaker: str | None = None
    asking: bool = False
    answer: int | None = None
    """Where the answer begins, until it is reached."""
    noticed: bool = False
    """Whether the words are those of a question or motion on notice, above its answer."""
    found: list[tuple[int, int, Undertaking]] = field(default_factory=list)

    def only_respondent(self) -> str | None:
        return self.respondents[0] if len(self.respondents) == 1 else None


def undertakings(
    passages: Iterable[Passage],
    place: Callable[[int, int], Span] = Span,
    read: Callable[[str, int], list[Sentence]] = read_acts,
) -> tuple[Undertaking, ...]:
    """The undertakings in the passages of one item, in order, each once; one a sentence. Linear in their length.

    ``read`` gives the sentences of a line that begins at a place, with their turns of speech.

    The rule of what is one follows the conventions for reading minutes: a hope without anything to deliver, a plan in
    general, a request, a third party's plan or something already done is none.
    """
    out: list[Undertaking] = []
    seen: set[str] = set()
    for passage in passages:
        for start, end, found in _in_passage(passage, read):
            key = " ".join(found.text.lower().split())
            if key not in seen:
                seen.add(key)
                out.append(replace(found, exchange=passage.exchange, span=place(start, end)))
    return tuple(out)


def _in_passage(passage: Passage, read: Callable[[str, int], list[Sentence]]) -> list[tuple[int, int, Undertaking]]:
    if not cues.ANY.search(passage.text.lower()):
        return []
    askers = frozenset(surname(name) for name in passage.questioners if name)
    floor = _Floor(passage.respondents, askers, passage.exchange is None)
    floor.speaker = floor.only_respondent()
    floor.answer = None if passage.answer is None else passage.start + passage.answer
    at = 0
    for line in passage.text.split("\n"):
        if line.strip():
            _read_line(line, read(line, passage.start + at), floor)
        at += len(line) + 1
    return floor.found


def _read_line(line: str, sentences: list[Sentence], floor: _Floor) -> None:
    if _LABEL_ASK.match(line) or (floor.answer is not None and _NOTICE.match(line)):
        floor.asking, floor.speaker = True, None
        floor.noticed = floor.answer is not None
    elif _LABEL_ANSWER.match(line):
        floor.asking, floor.speaker = False, floor.only_respondent()
    for sentence in sentences:
        if floor.answer is not None and sentence.start >= floor.answer:
            floor.asking, floor.answer, floor.noticed = False, None, False
        if not sentence.acts:
            _glance(sentence.text, floor)
        if _AGREED.match(sentence.text):
            floor.asking, floor.speaker = False, floor.only_respondent()
        if cues.ANY.search(sentence.text.lower()) and not sentence.text.rstrip(' ”"’)').endswith("?"):
            _read_sentence(sentence, floor)
        for act in sentence.acts:
            if not _past(act, sentence):
                _hear(act, floor)


def _past(act: Act, sentence: Sentence) -> bool:
    """Whether a turn is no asking of its own: "He had asked for a second count", "The Leader was asked for a list"."""
    words = sentence.text[act.start - sentence.start : act.at - sentence.start]
    asked = re.search(r"\b(?:was|were) (?:\w+ )?(?:asked|pressed|questioned|challenged)\b", words)
    return asked is not None or (act.pronoun and re.search(r"\bhad\b", words) is not None)


def _hear(act: Act, floor: _Floor) -> None:
    """Remember who speaks after a turn."""
    asks = act.kind == "ask" or (act.kind in ("neutral", "present") and _of_askers(act, floor))
    if act.pronoun:
        floor.asking = floor.asking if act.kind == "neutral" else asks
        return
    floor.asking = asks
    if not asks and act.people and not _THOSE_ASKING.fullmatch(act.people[0].words):
        floor.speaker = act.people[0].words
    elif not asks and act.passive:
        floor.speaker = floor.only_respondent()


def _glance(text: str, floor: _Floor) -> None:
    """A respondent named first in a sentence has the floor, whatever the verb: "Mrs Lee liked the idea."."""
    for name in floor.respondents:
        if surname(name) and surname(name) in text[:60].lower().replace("’", "'").split():
            floor.asking, floor.speaker = False, name


def _of_askers(act: Act, floor: _Floor) -> bool:
    return any(surname(p.words) in floor.askers for p in act.people if p.name)


def _read_sentence(sentence: Sentence, floor: _Floor) -> None:
    text = sentence.text
    mentions: list[Party] | None = None
    for promise in find_promises(text):
        mentions = parties(text) if mentions is None else mentions
        subject = subject_at(text, promise.start, mentions, floor.askers, floor.respondents)
        if subject is None or _belongs_to_asking(promise, subject, sentence, floor):
            continue
        settled = promise.kind != "comes" and _SETTLED.search(text, 0, promise.start) is not None
        strict = floor.strict and not settled
        if not holds(text, promise, subject, strict):
            continue
        to = who.RECIPIENT.search(text, promise.start)
        found = Undertaking(
            text.strip(),
            by=_by(subject, promise, sentence, floor),
            to=to["p"].strip() if to else None,
            due=due_words(text, promise.start),
            strength=strength(text, promise),
        )
        floor.found.append((sentence.start, sentence.start + len(text.rstrip()), found))
        return


def _belongs_to_asking(promise: Promise, subject: Subject, sentence: Sentence, floor: _Floor) -> bool:
    """Whether the words are somebody's asking, hoping or expecting."""
    text = sentence.text
    if floor.noticed or promise.kind == "settled":
        return floor.noticed
    if cues.UNREAL.search(text, max(0, promise.start - 250), promise.start):
        return True
    if promise.kind != "hope" and cues.HOPED.search(text, max(0, promise.start - 120), promise.start):
        return True
    act = _governing(promise, sentence)
    if act is not None and _SETTLED.search(text, act.at - sentence.start, promise.start):
        return False
    if act is None:
        if promise.kind == "passive" and not sentence.acts and promise.modal in ("would", "will"):
            return False
        return floor.asking and not (subject.kind == "role" and text.lower().startswith(subject.words.lower(), 0))
    if act.kind == "ask" or (act.kind in ("neutral", "present") and not act.pronoun and _of_askers(act, floor)):
        return True
    if act.pronoun and act.kind == "neutral" and floor.asking:
        return True
    return cues.ASKED.search(text, act.at - sentence.start, promise.start) is not None


def _governing(promise: Promise, sentence: Sentence) -> Act | None:
    """The last turn that begins before the promise, or at it."""
    acts = (a for a in reversed(sentence.acts) if not _past(a, sentence))
    return next((a for a in acts if a.start - sentence.start <= promise.start), None)


def _by(subject: Subject, promise: Promise, sentence: Sentence, floor: _Floor) -> str | None:
    """The name or role of whoever promised, where the text tells."""
    if subject.kind in ("role", "own") and subject.words:
        return re.sub(r"^the\s+", "", subject.words, flags=re.I) if subject.kind == "own" else subject.words
    act = _governing(promise, sentence)
    if act is not None and act.people and not act.pronoun and act.kind != "ask":
        return act.people[0].words if act.people[0].title != "generic" else None
    speaker = floor.speaker or floor.only_respondent()
    one = _HE_OR_SHE.search(sentence.text, 0, promise.start) is not None
    return None if one and speaker and _NO_PERSON.search(speaker) else speaker
