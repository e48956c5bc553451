"""Lines over a question, or right under it, that say who asks, who is asked and of what.

"Asked by: Councillor Lee", "To: the Leader of the Council", "Subject: Gullies", "Mr Ray to the Portfolio Holder for
Roads", "Cabinet Member: Roads and Paths".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from tui.minutes.exchanges.topics import PUT, is_topic
from tui.minutes.names import NAME
from tui.minutes.people import parties
from tui.minutes.person import Person, clean_name, is_holder_office
from tui.minutes.stream import Para

_ASKED = re.compile(
    r"(?:(?:question )?(?:asked |submitted |put |raised |received )?(?:by|from)|questioner|name(?: of (?:questioner|"
    r"member|councillor))?|councillor|member)\s*:\s*(?=\S)",
    re.I,
)
_TO = re.compile(
    r"(?:(?:question |addressed |directed |put )?to|for (?:answer|reply|response)(?: by)?|(?:to be )?answer(?:ed)? "
    r"(?:by|from)|(?:reply|response) (?:by|from)|respond(?:ent|er)|(?:relevant )?(?:cabinet|executive|lead) member|"
    r"portfolio(?: holder)?)\s*:\s*(?=\S)",
    re.I,
)
_ABOUT = re.compile(
    r"(?:subject(?: matter)?(?: of (?:the )?question)?|topic|re|regarding|title|issue)\s*:\s*(?=\S)", re.I
)
_FROM_TO = re.compile(
    r"(?P<who>[A-Z][^:?.;“\"]{2,70}?(?:\.\s?[^:?.;“\"]{1,50}?)?)\s+to\s+(?P<to>(?:the\s+)?[A-Z][^?;“\"]{3,140})$"
)
_WHO_TOPIC = re.compile(r"(?P<who>[^–—:?“\"]{4,70}?)\s[-–—]\s(?P<t>[A-Z0-9][^.?!:;–—]{2,80})$")
_BRACKETED = re.compile(r"\(\s*(?P<who>[^()]{3,90}(?:\([^()]{2,60}\))?)\s*\)[.:]?$")


@dataclass(slots=True)
class Head:
    """What such lines say; the paragraphs that they are."""

    asked: list[Person] = field(default_factory=list)
    addressed: list[Person] = field(default_factory=list)
    topic: str | None = None
    paras: list[Para] = field(default_factory=list)

    def add(self, other: Head, para: Para) -> None:
        """Take in what a further line says."""
        self.asked = self.asked or other.asked
        self.addressed = self.addressed or other.addressed
        self.topic = self.topic or other.topic
        self.paras.append(para)


def read_head(text: str) -> Head | None:
    """What a line says of a question; ``None`` where it is no such line."""
    if len(text) > 240:
        return None
    about = _ABOUT.match(text)
    if about:
        words = text[about.end() :].strip(" .:")
        return Head(topic=words) if len(words.split()) <= 20 else None
    to = _TO.match(text)
    if to and (people := whole(text[to.end() :])):
        return Head(addressed=people)
    asked = _ASKED.match(text)
    if asked and (people := whole(text[asked.end() :]) or _untitled(text[asked.end() :])):
        return Head(asked=people)
    put = PUT.match(text)
    if put and is_topic(put["t"]):
        rest = read_head(re.sub(r"^(?:from|by)\s+", "", text[put.end() :].strip(), flags=re.I))
        people = whole(text[put.end() :])
        return Head(rest.asked if rest else people, rest.addressed if rest else [], put["t"].strip())
    of_topic = _WHO_TOPIC.match(text.rstrip(" :"))
    if of_topic and is_topic(of_topic["t"]) and (people := whole(of_topic["who"])) and people[0].name:
        return Head(asked=people, topic=of_topic["t"].strip())
    from_to = _FROM_TO.match(text.rstrip(" :"))
    if from_to:
        who, whom = whole(from_to["who"]), whole(from_to["to"])
        if who and whom and (whom[0].name or is_holder_office(whom[0].office) or whom[0].title == "role"):
            return Head(asked=who, addressed=whom)
    return None


def led_by(text: str) -> Head | None:
    """What the words before a colon say of the question after it: "Cllr Lee to the Leader: Why …?", "Cllr Lee: …"."""
    lead, colon, rest = text[:300].partition(": ")
    if not colon or not rest or "?" in lead:
        return None
    people = whole(lead)
    return read_head(lead) or (Head(asked=people) if people and people[0].name else None)


def whole(text: str) -> list[Person]:
    """The people whom words name, where they name people and say nothing else."""
    text = text.strip(" .:")
    found = [p for p in parties(text) if p.kind != "pronoun"]
    if not found or found[0].start > 0 or found[0].kind == "generic":
        return []
    if found[-1].end < len(text.rstrip()) and not re.fullmatch(r"\s*\([^()]{2,60}\)", text[found[-1].end :]):
        return []
    joins = [text[a.end : b.start] for a, b in pairwise(found)]
    return (
        [p for f in found for p in f.people]
        if all(re.fullmatch(r"\s*(?:,|and|&|,\s*and)\s*", j) for j in joins)
        else []
    )


def _untitled(text: str) -> list[Person]:
    m = re.fullmatch(rf"(?P<n>{NAME})(?:,? (?:of |a resident).{{2,60}})?", text.strip(" .:"))
    return [Person(clean_name(m["n"]))] if m and " " in m["n"] else []


def in_brackets(text: str) -> list[Person]:
    """Whom the brackets at the end of a paragraph name: "Is it clean? (Cllr Lee)"."""
    m = _BRACKETED.search(text[-160:])
    found = parties(m["who"]) if m else []
    titled = found and found[0].kind in ("name", "role") and (found[0].people[0].name or found[0].people[0].office)
    return whole(m["who"]) if m and titled else []
