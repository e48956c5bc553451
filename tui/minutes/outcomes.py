"""Outcomes told in a sentence: "It was agreed to defer the item", "The Committee noted the report"."""

from __future__ import annotations

import re

from tui.minutes import cues_decisions as cues
from tui.minutes.model import DecisionKind
from tui.minutes.phrases import holds_any
from tui.minutes.sentences import sentences

_TO_SETTLE = re.compile(
    r"(?:to\b|that\b[^.;]{0,200}?\b(?:be|should|shall"
    r"|would(?! (?:have to|need|require|benefit|lead|mean|result|cause)\b))\b)",
    re.I,
)
_PAPER = re.compile(rf"(?:the |its |their |this |both |all |these )?(?:[\w’'-]+\s+){{0,6}}?{cues.PAPER}\b", re.I)
_CLOSURE = re.compile(
    r"\b(?:question|motion|matter|vote) be (?:now )?(?:put|taken)\b|\bmeeting\b.{0,20}\badjourn"
    r"|\bstanding orders?\b.{0,30}\bsuspen"
    r"|\bsuspen\w* (?:of )?(?:the )?standing orders?|\b(?:short )?adjournment\b",
    re.I,
)
"""What only orders the meeting: that the question be put, an adjournment, a suspension of standing orders."""
_AFTER = re.compile(r"(?:after|following|(?:up)?on|having)\b", re.I)
_MOVES = re.compile(r"\b(?:proposed|moved)\b(?! (?:that the (?:meeting|question|item)|to (?:the )?next)\b)", re.I)
_SETTLED = tuple(
    "agreed voted granted refused resolved decided recommended noted approved adopted confirmed accepted endorsed taken"
    " shall carried passed ratified lost defeated fell failed rejected deferred withdrawn adjourned stood".split()
)
"""Without one of these words no outcome is told."""


def kind_of(word: str) -> DecisionKind:
    """The kind that a lead word or verb stands for."""
    word = word.lower()
    if word.startswith("resol"):
        return "resolved"
    if word.startswith("recommend"):
        return "recommended"
    if word.startswith(("note", "received")):
        return "noted"
    if word.startswith(
        (
            "deci",
            "voted",
            "carried",
            "lost",
            "defeated",
            "not carried",
            "fell",
            "failed",
            "rejected",
            "deferred",
            "withdrawn",
            "adjourned",
            "referred",
        )
    ):
        return "decided"
    return "agreed"


def told(text: str, settled_next: bool) -> list[tuple[DecisionKind, int, int]]:
    """Outcomes told in a paragraph's sentences: kind and character run. One a sentence, each a formal one.

    ``settled_next``: a lead word follows, so that a vote told here is not told twice.
    """
    if not holds_any(text, _SETTLED):
        return []
    out: list[tuple[DecisionKind, int, int]] = []
    before = (0, 0)
    moved: list[tuple[int, bool]] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        kind = _kind(sentence, settled_next) if end - start < 900 and not sentence.endswith(("?", ":", ":-")) else None
        if kind and moved and cues.ALONE.fullmatch(sentence):
            start = moved[-1][0]
        elif kind and (vote := cues.ON_VOTE.search(sentence)):
            on = (vote["what"] or "").lower()
            same = [at for at, amends in moved if not on or amends == (on == "amendment")]
            start = next((at for at in reversed(same) if end - at < 900), start)
        if before[1] and (joined := cues.JOINED.fullmatch(sentence)):
            settled = bool(out) and out[-1][2] == before[1]
            kind = kind_of(joined["k"]) if _proposes(text[before[0] : before[1]]) and not settled else None
            start = before[0]
        if kind:
            out.append((kind, start, end))
            moved = []
        elif _MOVES.search(sentence):
            moved.append((start, " amendment" in sentence))
        before = start, end
    return out


def told_across(before: str, text: str) -> tuple[DecisionKind, int, int] | None:
    """The outcome of what the paragraph before proposed, told at the head of the next: "This was agreed by all."

    Kind, where the proposing sentence begins in ``before``, and where the outcome ends in ``text``.
    """
    if not holds_any(text[:200], _SETTLED):
        return None
    _, end = sentences(text)[0]
    joined = cues.JOINED.fullmatch(text[:end])
    start, stop = sentences(before)[-1] if joined and before.strip() else (0, 0)
    if not joined or not _proposes(before[start:stop]) or _kind(before[start:stop], False):
        return None
    return kind_of(joined["k"]), start, end


def _proposes(sentence: str) -> bool:
    return cues.PROPOSES.search(sentence) is not None and not _CLOSURE.search(sentence)


def _kind(sentence: str, settled_next: bool) -> DecisionKind | None:
    if (moved := cues.MOVED.match(sentence)) and (kind := _kind(sentence[moved.end() :], settled_next)):
        return kind
    seconded = cues.SECONDED.search(sentence)
    if seconded and not cues.SAID.search(sentence[: seconded.start()]):
        return _voted(seconded["k"], settled_next)
    off = cues.PUT_OFF.match(sentence)
    if off and not cues.SAID.search(sentence[: off.start("k")]) and not cues.ELSEWHERE.match(off["rest"].lstrip()):
        return kind_of(off["k"])
    if (alone := cues.ALONE.fullmatch(sentence) or cues.PUT_OFF_ALONE.fullmatch(sentence)) is not None:
        return kind_of(alone["k"])
    if terse := cues.TERSE.match(sentence):
        return kind_of(terse["k"])
    if re.match(r"It was recommended that\b[^.]*\bbe\b", sentence):
        return "recommended"
    if cues.SHALL.search(sentence):
        return "decided"
    m = cues.IT_WAS.search(sentence)
    if m and m["not"] and m.start() and not _AFTER.match(sentence):
        m = None
    if m and cues.OFFICER_WOULD.match(m["rest"]):
        return None
    if (
        m
        and m["t"].lower() != "by"
        and not cues.SAID.search(sentence[: m.start()])
        and not cues.BUSINESS.match(m["rest"].lstrip())
    ):
        return None if cues.ELSEWHERE.match(m["rest"].lstrip()) else kind_of(m["k"])
    m = cues.TOGETHER.match(sentence)
    if m and _TALLY.search(sentence):
        return None
    if m and not cues.SAID.search(sentence[: m.start("k")]):
        return _together(m["k"].lower(), m["rest"].strip())
    m = cues.PAPER_IS.match(sentence)
    if m and settled_next and re.search(r"\b(?:recommendations?|motions?|amendments?|proposals?)\b", m["s"], re.I):
        return None
    if m and not cues.SAID.search(m["s"]) and not cues.ELSEWHERE.search(m["rest"]):
        return kind_of(m["k"])
    if cues.GRANTED.search(sentence):
        return "decided"
    m = cues.BY_ALL.match(sentence)
    if m and not settled_next and not cues.SAID.search(m["s"]):
        return kind_of(m["k"])
    m = cues.PUT.match(sentence) or cues.DECLARED.search(sentence) or cues.FELL.search(sentence)
    if m and not cues.SAID.search(sentence[: m.start("k")]):
        return _voted(m["k"], settled_next)
    m = cues.VOTE.search(sentence)
    if (
        m
        and not cues.SAID.search(sentence[: m.start()])
        and not cues.ELSEWHERE.match(sentence[m.end() :].lstrip())
        and not (_CLOSURE.search(sentence) or re.search(r"\b(?:if|had)\b", sentence, re.I))
    ):
        return _voted(m["k"], settled_next and not m[0].lower().startswith("amendment"))
    return None


_TALLY = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) \w+ voted (?:for|against|in)\b", re.I
)
"""How many voted each way, which does not say what came of it."""


def _voted(word: str, settled_next: bool) -> DecisionKind | None:
    """The kind of a vote told; what was carried is told again by the lead word that follows it, what was lost not."""
    lost = word.lower() in ("lost", "defeated", "not carried", "fell", "failed", "rejected")
    return None if settled_next and not lost else kind_of(word)


def _together(verb: str, rest: str) -> DecisionKind | None:
    """ "The Committee agreed …": an outcome, or only an opinion that members shared."""
    rest = rest[cues.VOTES.match(rest).end() :]  # type: ignore[union-attr]
    if cues.ELSEWHERE.match(rest):
        return None
    if "noted" in verb or verb in ("approved", "adopted", "accepted", "endorsed"):
        return kind_of(verb) if _PAPER.match(rest) else None
    if verb == "agreed" and re.match(r"to note\b", rest):
        return "agreed"
    after = rest.split(None, 1)[1] if rest.lower().startswith("to ") else ""
    if not (_TO_SETTLE.match(rest) or _PAPER.match(rest)) or (after and cues.BUSINESS.match(after)):
        return None
    return kind_of(verb)
