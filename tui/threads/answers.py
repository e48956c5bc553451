"""How a question was answered, as the program reads the minutes: never what was said in the room.

The reading always carries the words that show it. The member's own mark is another thing, kept by the store.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tui.minutes.due import due_words
from tui.threads.terms import Abbreviations, words_of
from tui.threads.unparted import SENTENCE, part

Status = Literal[
    "answered",
    "in part",
    "will write",
    "referred",
    "another matter",
    "no answer in the minutes",
    "no question recorded",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with its evidence: a run of the minutes, empty where the evidence is that nothing stands there."""

    status: Status
    evidence: str
    reason: str
    """One plain sentence of the program's own."""


_ASKED = re.compile(
    r"\?|\bask(?:ed|ing|s)?\b|\bquestions?\b|\bquer(?:y|ies|ied)\b|\benquir|\bconcerns?\b"
    r"|\bwish(?:ed)? to know\b|\bwondered\b"
    r"|\brequest|\bchalleng|\bsought\b|\braised\b|\bpressed\b|\breferred to\b|\bexpressed\b|\bfurther to\b",
    re.I,
)
_REFERRED = re.compile(
    r"\bit (?:was|is) for (?:the|a|each) [\w' -]{3,50}? to (?:say|answer|decide|explain)\b"
    r"|\b(?:was|is|were|are) (?:a )?(?:matters?|questions?|one) for (?:the )?[A-Z][\w']+"
    r"|\bshould be (?:asked|put to|addressed to|directed to)\b|\bwould have to be (?:put|asked|raised)\b"
    r"|\bbest placed to\b"
    r"|\bwithin the portfolio of\b|\bhad (?:been )?(?:passed|referred) (?:it|the (?:question|matter))? ?to\b"
    r"|\b(?:question|matter) (?:was|be|would be|had been) (?:referred|passed|redirected) to\b|\boffered its address\b",
)
_NOT_TO_HAND = re.compile(
    r"\b(?:did|do|does|could) not (?:\w+ )?(?:have(?! to)|know|say|give|tell)\b|\bnot to hand\b"
    r"|\bnot available\b|\bnot yet been briefed\b"
    r"|\btoo (?:early|soon) to\b|\bcould give no\b|\bhad no figures?\b|\bno (?:date|figure|number|reason"
    r"|answer|cost)\b[\w ,']{0,40}\bgiven\b"
    r"|\brather be exact\b|\bcannot (?:say|give)\b|\bunable to (?:say|give)\b",
    re.I,
)
_WILL = re.compile(
    r"\b(?:would|will|shall|undert(?:ook|ake)s?|agreed to|promised to|offered to"
    r"|to be)\b[^.;]{0,60}?\b(?:writ|send|sent|let|provide|supply"
    r"|circulat|shar|report|set out|find out|check|bring|brought|come back|pass|ask|give|inform|look into"
    r"|investigat|place|count)\w*",
    re.I,
)
_SPEECH = re.compile(
    r"\b(?:explained|replied|confirmed|stated|reported|advised|said|agreed|accepted|apologised|responded"
    r"|answered|added|noted)\b"
    r"(?: that)?",
    re.I,
)
_QUANTITY = re.compile(
    r"\bhow (?:many|much|long|often|quickly|far|soon)\b|\bwhen\b|\bnumber of\b|\bcosts?\b|\bprices?\b"
    r"|\bwhat (?:date|share)\b|\bon what dates\b",
    re.I,
)
_NUMBER = re.compile(
    r"[£€]?\d[\d,.]*%?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|sixteen"
    r"|twenty|thirty|forty|fifty|sixty"
    r"|half|a third|a quarter|none|nobody|no one|every|all|january|february|march|april|may|june|july"
    r"|august|september|october|november"
    r"|december|spring|summer|autumn|winter|week|month|once|twice)\b",
    re.I,
)
_ASKS = re.compile(
    r"(?:,? and|;|,)\s+(?=(?:of )?(?:how|what|when|whether|why|where|which|who|the (?:number|cost|price"
    r"|date)|about|for how|on what)\b)",
    re.I,
)
_MIN_WORDS = 4
_LABEL = 8
"""Words up to which a "question" that asks nothing is the label of an entry."""
_NO_QUESTION = "The minutes give a statement and no question."


def read_answer(question: str | None, answer: str | None, text: str) -> Reading:
    """What the minutes show of the answer. ``text`` is the whole exchange as it stands."""
    said = (answer or "").strip()
    asked = (question or "").strip()
    if not said:
        parted = part(text.strip() or asked, listed=bool(asked))
        if parted.nothing_asked or _is_label(asked):
            why = parted.nothing_asked or _NO_QUESTION
            return Reading("no question recorded", (asked or text.strip())[:200], why)
        asked, said = parted.asked.strip(), parted.reply
    elif _is_label(asked) or (not asked and not _ASKED.search(text[:400])):
        return Reading("no question recorded", said[:200], _NO_QUESTION)
    if not said:
        return Reading("no answer in the minutes", "", "The minutes give the question and nothing after it.")
    sentences = [s for s in SENTENCE.split(said) if s.strip()]
    referred = next((s for s in sentences if _REFERRED.search(s)), None)
    put_off = [s for s in sentences if _NOT_TO_HAND.search(s) or _WILL.search(s)]
    if referred and not any(_NUMBER.search(s) for s in sentences if s is not referred):
        return Reading("referred", referred, "The reply says that another body or portfolio is to be asked.")
    if put_off:
        found = _put_off(asked or text, sentences, put_off)
        if found:
            return found
    unmet = _unmet(asked, said)
    if unmet:
        return Reading("in part", said[:200], unmet)
    if _is_another_matter(asked, said):
        return Reading("another matter", said[:200], "The reply has no word of what was asked.")
    return Reading("answered", sentences[0] if sentences else said[:200], "The minutes give a reply.")


def _is_label(asked: str) -> bool:
    return bool(asked) and len(asked.split()) <= _LABEL and not _ASKED.search(asked)


def _put_off(asked: str, sentences: list[str], put_off: list[str]) -> Reading | None:
    rest = [s for s in sentences if s not in put_off]
    owed = next((s for s in put_off if _NOT_TO_HAND.search(s)), None)
    short = Abbreviations()
    wanted = set(words_of(asked, short))
    if not any(_substance(s) for s in rest) and (owed or not any(_tells(s) for s in put_off)):
        return Reading("will write", put_off[0], "The reply puts the answer off and gives nothing of it.")
    if owed:
        return Reading("in part", owed, "The reply leaves open a part of what was asked.")
    met = set().union(*(words_of(s, short) for s in rest)) if rest else set()
    for sentence in put_off:
        if _WILL.search(sentence) and (set(words_of(sentence, short)) & wanted) - met:
            return Reading("in part", sentence, "What is promised for later has to do with what was asked.")
    return None


def _tells(sentence: str) -> bool:
    """Whether a sentence that puts off gives a figure or a date all the same, other than by when it will be done."""
    return bool(_NUMBER.search(sentence.replace(due_words(sentence) or "\0", "")))


def _substance(sentence: str) -> bool:
    """Whether a sentence tells something: a figure, or several words beyond who spoke."""
    said = _SPEECH.split(sentence)[-1]
    return bool(_NUMBER.search(said)) or len(words_of(said, Abbreviations())) >= _MIN_WORDS


def _unmet(asked: str, said: str) -> str:
    """Why one of two things asked seems to be left open, or nothing."""
    asks = [a for a in _ASKS.split(asked) if _QUANTITY.search(a)]
    if len(asks) < 2:
        return ""
    given = len(_NUMBER.findall(said))
    return "Of the two figures or dates asked for the reply gives one at most." if given < len(asks) else ""


def _is_another_matter(asked: str, said: str) -> bool:
    short = Abbreviations()
    wanted, given = set(words_of(asked, short)), set(words_of(said, short))
    return len(wanted) >= 6 and len(given) >= 6 and not wanted & given and not _NUMBER.search(said)
