"""The exchange that is open while prose is read, and whether two mentions are the same person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui.minutes.exchanges.base import Body, Draft
from tui.minutes.person import Person
from tui.minutes.speech import Act, Sentence
from tui.minutes.stream import Para


@dataclass(slots=True)
class Turn:
    """The exchange now open."""

    draft: Draft
    asking: bool
    firm: bool
    paras: list[Para]
    answer_at: int = -1
    last: list[Person] = field(default_factory=list)
    patient: bool = False
    """Whether who is asked stood as the subject ("The Leader was asked …"), so that "he" answers."""
    questioned: bool = False
    """Whether the words so far end in a question mark."""
    spills: bool = False
    """Whether the answer goes on over paragraphs that it announced ("updated Members as follows:")."""


def last_replies(body: Body) -> dict[str, int]:
    """Where the last reply to each person begins, by surname; under "" the last to nobody in particular."""
    out: dict[str, int] = {}
    for para in body.paras:
        if para.section in ("rubric", "documents"):
            continue
        for sentence in body.acts(para):
            for act in sentence.acts:
                if act.kind == "reply":
                    out.update({p.surname: act.start for p in act.lead if p.name} or {"": act.start})
    return out


def some(people: list[Person]) -> bool:
    """Whether nobody in particular spoke: "some members", "several members"."""
    return bool(people) and all(
        p.title == "generic"
        and re.match(r"(?:some|several|many|other|various|a number|all|two|three|members)\b", p.office or "", re.I)
        for p in people
    )


def earlier_ask(sentence: Sentence, act: Act) -> bool:
    return any(a.start < act.start and a.kind in ("ask", "neutral") for a in sentence.acts)


def is_heading(para: Para) -> bool:
    return bool(para.bold and len(para.text) < 160) or (para.text.isupper() and len(para.text) < 160)


def vague(people: tuple[Person, ...]) -> bool:
    return all(p.title == "generic" for p in people)


def like(a: Person, b: Person) -> bool:
    """Whether two mentions are the same person: same surname and no clash of initials; roles by their words."""
    if a.name and b.name:
        if a.surname != b.surname:
            return False
        x, y = a.name.split()[0][:1].lower(), b.name.split()[0][:1].lower()
        return len(a.name.split()) == 1 or len(b.name.split()) == 1 or x == y
    if a.name or b.name:
        return bool(a.office and b.office and _words(a.office) == _words(b.office))
    if (a.title == "generic") != (b.title == "generic"):
        return False
    x1, y1 = _words(a.office or ""), _words(b.office or "")
    return x1 == y1 or bool(x1 and y1 and (x1 <= y1 or y1 <= x1) and not {"member", "members"} & (x1 ^ y1))


def _words(office: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", office.lower())) - {"the", "a", "an", "same", "for", "of", "and"}
