"""Words of promising in a sentence, and whether with their subject they make an undertaking."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.minutes import cues_recipients as who
from tui.minutes import cues_undertakings as cues
from tui.minutes.model import Strength
from tui.minutes.subjects import Subject, presides

_TELLING = re.compile(r"(?:let|keep|circulate|report back|come back|revert|write|e-?mail|tell)\b", re.I)
_SOFT = ("could", "can", "may")
_MODAL = re.compile(
    rf"\b(?=[wscmia'’])(?P<m>{cues.MODAL})(?:,\s(?:[\w’']+\s?){{1,4}},)?\s+(?P<not>not\s+|never\s+)?{cues.ADVERBS}(?=\w)"
    rf"|(?<=\w)(?P<short>['’]ll)\s+{cues.ADVERBS}(?=\w)",
    re.I,
)
_FUTURES = (
    ("comes", cues.COMES),
    ("follow", cues.FOLLOW),
    ("both", cues.BOTH),
    ("gets", cues.GETS),
    ("in next", cues.IN_NEXT),
    ("asked to", cues.ASKED_TO),
    ("passive", cues.PASSIVE),
    ("attend", cues.ATTEND),
    ("active", cues.ACTIVE),
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A place in a sentence at which something may be promised."""

    kind: str
    """"vow" (undertook to), "hope", "restraint", "there" (will be a report), or a future: "active", "passive" (be
    sent), "comes" (to a meeting), "attend"."""
    start: int
    end: int
    verb: re.Match[str]
    modal: str = ""

    @property
    def soft(self) -> bool:
        return self.modal in _SOFT


def find_promises(text: str) -> list[Promise]:
    """What may be promises in a sentence, in the order of the text."""
    found = [
        Promise("vow", m.start(), m.end(), m)
        for m in cues.VOW.finditer(text)
        if not m["had"]
        and not (
            m["v"].lower().split()[-1].startswith(("agree", "offer", "commit")) and cues.SETTLES.match(m["do"] or "")
        )
    ]
    found += [Promise("hope", m.start(), m.end(), m) for m in cues.HOPE.finditer(text)]
    found += [Promise("gift", m.start(), m.end(), m) for m in cues.GIFT.finditer(text) if not m["had"]]
    found += [Promise("promised", m.start(), m.end(), m) for m in cues.PROMISED.finditer(text)]
    found += [Promise("there", m.start(), m.end(), m) for m in cues.THERE.finditer(text)]
    found += [
        Promise("restraint", m.start(), m.end(), m)
        for m in cues.RESTRAINT.finditer(text)
        if not cues.NO_RESTRAINT.match(m["v"] or m["w"] or "") and who.SEEN.search(m["rest"])
    ]
    for m in _MODAL.finditer(text):
        if m["not"]:
            continue
        for kind, pattern in _FUTURES:
            verb = pattern.match(text, m.end())
            if verb:
                found.append(Promise(kind, m.start(), verb.end(), verb, (m["m"] or "will").lower()))
        if not text.startswith("be ", m.end()):
            second = cues.COORDINATED.match(text, m.end())
            verb = cues.ACTIVE.match(text, second.end()) if second else None
            if verb:
                found.append(Promise("second", m.start(), verb.end(), verb, (m["m"] or "will").lower()))
    for kind, lead in (("note", cues.NOTE.match(text)), ("settled", cues.SETTLED.search(text))):
        verb = cues.ACTIVE.match(text, lead.end()) if lead else None
        if lead and verb:
            found.append(Promise(kind, lead.end() - 3, verb.end(), verb))
    return sorted(found, key=lambda p: p.start)


def holds(text: str, promise: Promise, subject: Subject, strict: bool) -> bool:
    """Whether the words with their subject promise something; ``strict`` outside an exchange."""
    # Nobody but the answering side speaks in the first person.
    strict = strict and subject.words != "I"
    rest = re.split(r";|\.\s", text[promise.end : promise.end + 260], maxsplit=1)[0]
    if promise.kind == "there":
        return True
    if promise.kind == "hope":
        to_askers = who.TO_ASKERS.search(promise.verb["rest"]) or who.LET_ASKERS.search(promise.verb[0])
        return subject.kind in ("speaker", "left out", "role", "own") and to_askers is not None
    if promise.kind == "restraint":
        return subject.kind not in ("askers", "third")
    if promise.kind == "vow":
        return _vow(text, promise, subject, rest)
    if promise.kind == "comes":
        named = subject.kind in ("role", "speaker")
        return subject.kind not in ("askers", "third", "chair") and (
            not strict or named or bool(who.INFO.search(subject.words))
        )
    if promise.kind == "promised":
        return True
    if promise.kind == "asked to":
        return subject.kind in ("role", "third", "own") and not strict
    if promise.kind == "gift":
        return subject.kind in ("speaker", "left out", "role", "own")
    if promise.kind == "gets":
        return subject.kind == "askers" and promise.modal in ("would", "will", "shall")
    if promise.kind == "in next":
        return subject.kind in ("it", "thing", "left out", "they") and not promise.soft and not strict
    if promise.kind == "both":
        return subject.kind in ("thing", "it", "left out", "they")
    if promise.kind == "follow":
        return who.INFO.search(subject.words) is not None
    if promise.kind == "attend":
        return subject.kind in ("role", "speaker", "left out") and not promise.soft
    if promise.kind == "passive":
        return _passive(text, promise, subject, rest, strict)
    if promise.kind == "second":
        if _TELLING.match(promise.verb[0]):
            return _active(promise, subject, rest, strict)
        return who.TOWARD.match(rest) is not None and _active(promise, subject, rest, strict)
    if promise.kind == "settled":
        told = _TELLING.match(promise.verb[0]) or who.TO_ASKERS.search(rest) or who.TOWARD.match(rest)
        return who.INFO.search(rest) is not None and told is not None
    if promise.kind == "note":
        return subject.kind == "role" and _active(promise, subject, rest, strict)
    return _active(promise, subject, rest, strict)


_BODY = re.compile(
    r"(?:the )?(?:[\w’'&-]+ ){0,4}?(?:council|cabinet|(?<!chief )executive|committee|sub-?committee|panel|board"
    r"|commission)",
    re.I,
)
"""A body that agrees to something settles it."""


def _vow(text: str, promise: Promise, subject: Subject, rest: str) -> bool:
    if subject.kind in ("askers", "third", "chair", "thing"):
        return False
    if subject.kind == "it" and subject.words.lower() != "which":
        return False
    if subject.kind == "own" and promise.verb["v"].lower() == "undertake":
        return False
    agrees = promise.verb["v"].lower().split()[-1].startswith("agree")
    if agrees and (_BODY.fullmatch(subject.words) or not promise.start):
        return False
    return not (agrees and presides(subject.words) and not who.INFO.search(text, promise.start))


_IT_DID = re.compile(r"\s+(?:that\s+)?(?:it|he|she|they|this)\s+(?:did|was|were|had|got it)\s*(?:$|[.,;])", re.I)
"""After "make sure": what was asked for will be so."""


def _active(promise: Promise, subject: Subject, rest: str, strict: bool) -> bool:
    if subject.kind in ("askers", "third", "it", "thing") or re.match(r"\s+(?:no|little|nothing)\b", rest):
        return False
    verb, m = promise.verb[0].lower(), promise.verb
    if subject.words == "I" and promise.modal == "would" and re.match(r"(?:\s+[\w’'-]+){0,5}\s+that\b", rest):
        return False
    toward = who.TOWARD.match(rest) is not None
    for_askers = toward or who.TO_ASKERS.search(rest) is not None or who.OF_ASKING.search(rest) is not None
    info = who.INFO.search(rest[:120]) is not None or cues.ASKED_AFTER.match(rest) is not None
    if (strict or (subject.kind == "own" and m["object"])) and not for_askers:
        return False
    if m["always"]:
        return not promise.soft or for_askers or info or verb.startswith("let ")
    if m["object"]:
        if verb in ("respond", "reply"):
            return False
        if verb == "report" and cues.REPORTS.match(rest) and not promise.soft and not strict:
            return subject.kind in ("speaker", "left out", "role")
        if cues.BUILDS.fullmatch(verb):
            return for_askers or (
                info
                and verb in ("give", "bring", "publish", "produce", "prepare", "get", "find", "work out", "establish")
                and not promise.soft
            )
        return (
            for_askers
            or (info and not promise.soft)
            or re.match(r"\s+(?:it|this|that|these|them|those|both|one|some)\b", rest) is not None
        )
    if verb.startswith(("ensure", "make sure", "see that", "see to it")):
        done = who.ASKERS_GET.search(rest) or who.DELIVERED.search(rest) or _IT_DID.match(rest)
        return done is not None
    if verb in ("meet", "see", "visit"):
        return not promise.soft and (for_askers or who.LOCALS.match(rest) is not None)
    return for_askers and verb != "make"


def _passive(text: str, promise: Promise, subject: Subject, rest: str, strict: bool) -> bool:
    m = promise.verb
    info = who.INFO.search(subject.words) is not None
    for_askers = who.TO_ASKERS.search(rest) is not None
    before = text[: promise.start]
    told_too = subject.kind == "left out" and cues.WERE_TOLD.search(before)
    if subject.kind == "askers" or told_too or cues.TOLD_THEY.search(before):
        told = m["told"] or (m["core"] or "").lower() in ("given", "sent", "provided", "supplied", "shown")
        return bool(told) and (not strict or promise.modal in ("would", "will"))
    if subject.kind in ("third", "role", "chair", "speaker", "own") and not info:
        return False
    if m["matter"]:
        return not strict
    if m["again"]:
        return subject.kind == "it" and subject.words.lower() != "which" and not strict
    if m["made"]:
        asked = not promise.soft or cues.IF_WANTED.match(rest) is not None
        return cues.GATHERING.search(subject.words) is not None and asked
    if m["ready"]:
        return info and not promise.soft
    if m["with"]:
        return who.ASKERS_NEXT.match(rest) is not None
    if m["core"] is None:
        return False
    core = m["core"].lower()
    if core in ("found", "had", "obtained"):
        return for_askers
    if cues.PLACED.fullmatch(core):
        document = who.IN_DOCUMENT.match(rest) is not None and not promise.soft
        published = info and core in ("published", "prepared", "made available") and not promise.soft and not strict
        return (for_askers and core != "set out") or document or published
    sent = cues.SENT.fullmatch(core) is not None
    if strict:
        return for_askers and (info or sent) and promise.modal in ("would", "will")
    # "Forwarded to the police" tells those asking nothing.
    return (
        for_askers or info or (sent and (re.match(r"\s+to\b", rest) is None or who.IN_DOCUMENT.match(rest) is not None))
    )


def _holds_back(text: str, start: int) -> bool:
    """Whether what is vowed is to leave something undone until somebody has seen it: "agreed that it would not …"."""
    held = cues.RESTRAINT.search(text, start)
    return held is not None and not cues.NO_RESTRAINT.match(held["v"] or held["w"] or "") and bool(held["v"])


def strength(text: str, promise: Promise) -> Strength:
    """How firmly it was said: "could" and "if" make it conditional, "hoped to" a hope, "not until" a restraint."""
    if promise.kind == "restraint" or (promise.kind == "vow" and _holds_back(text, promise.end)):
        return "restraint"
    if promise.kind == "hope":
        return "hope"
    if promise.soft or cues.CONDITION.search(cues.NO_CONDITION.sub(" ", text)):
        return "conditional"
    return "firm"
