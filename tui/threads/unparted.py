"""What a passage shows whose question and reply the reading of the minutes did not part.

Whether it asks anything and whether it tells the reply in the same breath are read from its own sentences, so that
"no answer in the minutes" is said only of a question after which the minutes have nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unparted:
    """A passage parted: what asks, what replies, or why it asks nothing."""

    asked: str
    reply: str = ""
    """A run of the passage to its end; empty where it has no reply."""
    nothing_asked: str = ""
    """One plain sentence of the program's own where the passage asks nothing."""


_STATEMENT = "The minutes give a statement and no question."
_REQUEST = "The minutes give a request and no question."
_LEAD_IN = "The minutes give a line that leads in to what follows, and no question of its own."

SENTENCE = re.compile(
    r"(?:(?<=[.?!;])|(?<=[.?!;][”\"’]))(?<!Cllr\.)(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)(?<!Dr\.)(?<!No\.)(?<!\b[A-Z]\.)"
    r"\s+(?=[A-Z“\"‘a-z(])"
)
"""Between two sentences; the full stop of a title or an initial ends none."""
_REQUESTED = re.compile(
    r"\b(?:ask|request)(?:ed|s)?,? (?:that\b(?! was| had| is)|for [^.,;?]{3,80}? to be\b)",
    re.I,
)
_KNOWLEDGE = (
    r"(?:information|updates?|details?|figures?|numbers?|clarification|clarity|confirmation|assurances?"
    r"|explanation|data|breakdown|repl(?:y|ies)|responses?|answers?|reports?|reasons?|views?)\b"
)
_ASKING = re.compile(
    r"\?|(?<!those )(?<!been )(?<!\bas )(?<!of )\bask(?:ed|ing|s)?\b|\bquer(?:y|ied|ies|ying)\b"
    r"|\bquestion(?:ed|ing)\b|\b[ei]nquir"
    r"|\bquestions? (?:from|by|put|to|about|on|as to|regarding|concerning|was|were|asked|\d|[-–:])"
    r"|\bwish(?:ed)? to know\b|\bwonder(?:ed|ing)\b|\bpressed\b"
    rf"|\b(?:sought|seeking|requested|requesting)\b[^.;]{{0,60}}?\b{_KNOWLEDGE}",
    re.I,
)
_WANTS = re.compile(r"\b(?:asked|requested|(?:asks|requests)(?= that))\b", re.I)
_ASKS_AT_ONCE = re.compile(r"(?:[^\w]|\(?\w{1,3}[.)] )*(?:whether|how|why|when|where|which|what|who|if)\b", re.I)
_RELATIVE = re.compile(r"\b(?:which|who|whose|whom|whether|where|that|how|what|why|when|if)\b", re.I)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|would|will|could|can|should|shall|may|might|must|did|does|do)\b"
    r"|(?<!\bThe )(?<!\bthe )(?<!\bAn )(?<!\ban )(?<!\bA )(?<!\ba )\b(?:expressed|welcomed|stated|said|noted"
    r"|highlighted|commented|outlined|thanked|acknowledged|concurred|congratulated|proposed|suggested|supported|referenced"
    r"|reported|explained|added|advised|confirmed|clarified|replied|responded|requested|asked|felt|hoped|thought|believed|raised|drew"
    r"|agreed|objected|seconded|praised|spoke|complained|regretted|observed|remarked|pointed)\b"
)
_MATTERS = r"(?:questions?|quer(?:y|ies)|answers?|repl(?:y|ies)|responses?|points?|comments?|matters?|issues?)\b"
_LEADS_IN = re.compile(
    rf"\b{_MATTERS}[^?]*?"
    r"\b(?:as follows|the following|below|set out|attached|appended|appendix|addendum|taken as read)\b"
    rf"|\bthe following (?:\w+ )?{_MATTERS}|\bas follows\W*$",
    re.I,
)
_IN_REPLY = re.compile(
    r"(?:\b(?:in|by way of|with) (?:response|reply|answer)\b|^\W*(?:responding|replying|answering)\b).*?(?=,|\bit was\b"
    r"|\b(?:advised|stated|said|noted|reported|confirmed|explained|clarified|assured|agreed|undertook|outlined|told"
    r"|informed|accepted|acknowledged|replied|answered|offered|gave)\b)",
    re.I | re.S,
)
_REPLIES = re.compile(
    r"\b(?:replied|responded|answered|confirm(?:ed|s)|advised|explained|clarified|assured|undertook|informed|told"
    r"|apologised|pointed out)\b",
    re.I,
)
_ASKER_STILL = re.compile(
    r"\W*(?:Cllrs?\b|Councillors?\b|Cmhlr|Comhairleoir"
    r"|(?:The |Elected |Some |Other |Several )*Members?\b(?! for| of the (?:Cabinet|Executive))"
    r"|He\b|She\b|They\b|Concerns?\b|Reference\b|Discussion\b|A Member\b|We\b|I\b|My\b)",
)
_PRONOUN = re.compile(r"\W*(?:He|She|They)\b")
_AN_OFFICE = re.compile(
    r"\W*(?:The|A|An|Mr|Mrs|Ms|Dr|[A-Z]\.)\.? (?!Members?\b|Committee|Panel|Council\b)[\w’' .,&-]{2,90}?"
    r"\b(?:stated|said|noted|reported|agreed|accepted|outlined|acknowledged|gave|supported|undertook|offered"
    r"|(?:would|will) (?:also )?(?:write|send|let|provide|supply|circulate|share|report|find|check|bring|come back|look"
    r"|investigate|ask|respond|reply|raise|speak)|(?:did|could|was|were) not (?:have|know|able|say|give))\b",
)
_PASSIVE = re.compile(
    r"\bit (?:was|is|has been|had been) (?:also |further |then |now )?(?:confirmed|noted|explained|advised|clarified"
    r"|agreed|stated|reported|accepted|acknowledged|answered|hoped|expected|intended|planned|felt)\b"
    r"|\b(?:a|the) (?:written |full |further )?(?:answer|reply|response)\b"
    r"|^\W*(?:this|that|these|the (?:request|suggestion|point))\b.{0,30}\b(?:agreed|accepted|noted|supported)\b"
    r"|^\W*(?:yes|no|not|none)\b|^\W*there (?:is|are|was|were) (?:not|no|none|one|[£€]?\d)\b",
    re.I,
)
_TOLD_IN_ASKING = re.compile(
    r"\b(?:and|but|who) (?:(?:he|she|they) )?(?:was|were) (?:then |also )?(?:advised|informed|told|assured|referred)\b"
    r"|\b(?:and|but) (?!asked|queried)[\w.’' ]{2,50}? (?:advised|replied|responded|confirmed|explained|clarified)\b"
    r"|, (?:which|who|this) (?:was|were|is|are|stood at|came to) "
    r"(?=[£€]?\d|(?:none|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)",
    re.I,
)
_ASKED_PASSIVELY = re.compile(r"\b(?:was|were|been) (?:queried|asked|questioned|sought|raised|enquired)\b")


def part(text: str, listed: bool) -> Unparted:
    """Part one passage. ``listed``: the minutes print it as a question, so that a bare topic counts as asked."""
    parts = _sentences(text)
    starts = [start for start, _ in parts]
    direct = any("?" in sentence for _, sentence in parts)
    if parts and not direct and _leads_in(parts[-1][1]):
        return Unparted("", nothing_asked=_LEAD_IN)
    for start, sentence in parts:
        found = _IN_REPLY.search(sentence)
        if found and not sentence.rstrip().endswith(":") and len(sentence[found.end() :].split()) > 2:
            return Unparted(text[: start + found.end()], text[start:].strip())
    at = next((n for n, (_, s) in enumerate(parts) if _asks(s, first=n == 0)), None)
    topic = bool(parts) and listed and not _states(parts[0][1])
    if at is None and not topic:
        wants = any(_WANTS.search(s) for _, s in parts)
        return Unparted("", nothing_asked=_REQUEST if wants else _STATEMENT)
    first = at or 0
    question = parts[first][1]
    told = _TOLD_IN_ASKING.search(question) if at is not None else None
    if told:
        return Unparted(text[: starts[first] + told.start()], text[starts[first] + told.start() :].strip(" ,"))
    loose = at is None or bool(_ASKED_PASSIVELY.search(question)) or question.endswith(("”", '"'))
    for start, sentence in parts[first + 1 :]:
        if _replies(sentence, loose):
            return Unparted(text[:start].strip(), text[start:].strip())
    return Unparted(text)


def _sentences(text: str) -> list[tuple[int, str]]:
    """Sentences with where they start."""
    out, start = [], 0
    for gap in [*SENTENCE.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            out.append((start, text[start:end]))
        start = gap.end() if gap else end
    return out


def _leads_in(sentence: str) -> bool:
    return sentence.rstrip(" *_").endswith((":", ":-")) or bool(_LEADS_IN.search(sentence))


def _asks(sentence: str, first: bool) -> bool:
    left = _REQUESTED.sub("", sentence)
    return bool(_ASKING.search(left)) or (first and bool(_ASKS_AT_ONCE.match(left)))


def _states(sentence: str) -> bool:
    """Whether the main clause has a verb of its own: no bare topic."""
    end = _RELATIVE.search(sentence.strip())
    clause = sentence.strip()[: end.start()] if end and end.start() else sentence
    return bool(_FINITE.search(clause))


def _replies(sentence: str, loose: bool) -> bool:
    """Whether a sentence after a question tells what was said to it. ``loose``: nobody is named as asking."""
    if _asks(sentence, first=False) or _REQUESTED.search(sentence):
        return False
    if _PASSIVE.search(sentence) or _REPLIES.search(sentence):
        return True
    if _ASKER_STILL.match(sentence) and not (loose and _PRONOUN.match(sentence)):
        return False
    return bool(_AN_OFFICE.match(sentence)) or (loose and sentence.lstrip("“‘(")[:1].isupper() and _states(sentence))
