"""Speech told like a play: "Councillor Hart: Could the figures be split? / Councillor Rees: Yes."."""

from __future__ import annotations

import re

from tui.minutes.exchanges.base import Body, Draft, add_people
from tui.minutes.names import NAME
from tui.minutes.people import parties
from tui.minutes.person import Party, Person, clean_name, clean_office, is_holder_office
from tui.minutes.stream import Para

_PLAIN = re.compile(
    rf"^(?P<n>{NAME})(?P<post>,?\s+(?:AM|MSP|MP|MS|MEP|OBE|CBE|MBE|QC|KC|JP|DL)\b)*"
    r"(?:\s*[,(]\s*(?P<o>[^()]{3,80}?)\)?)?$"
)
"""A speaker without title: "Dexter Poole AM (Chair)", "Lotte Brandt (Managing Director, Roads)"."""
_ASIDE = re.compile(r"^[\[(][^\[\]()]{2,60}[\])]$")
"""What happens in the room: "[Laughter]"."""
_WORDS = re.compile(r"^(?:The|A|An|In|On|At|To|For|From|With|And|This|That|It|They|Action|Note)\b")
_INVITES = re.compile(
    r"\b(?:wish to say|anything (?:else )?to (?:start|begin|add|say)|over to you|"
    r"I (?:am going to|will|shall|would like to) (?:bring in|call|invite|move|hand over)|"
    r"may I (?:welcome|invite|ask you to introduce)|(?:shall|can|may) (?:we|I) (?:move on|begin|start|turn|go on)|"
    r"(?:any|are there any) (?:other|further|more) (?:questions|comments|points)|"
    r"(?:does|do|has|have|would|who) (?:anyone|anybody|any (?:member|colleague)s?|members|colleagues|would) (?:else )?"
    r"(?:have (?:any|a)|wish|want|like) (?:questions?|comments?|points?|"
    r"to (?:ask|come in|comment|start|begin|go first)))\b",
    re.I,
)
"""How whoever presides gives somebody the floor; no question of the matter."""
_ASKS = re.compile(
    r"\?|\bI (?:would|should|'d) (?:like|ask|be grateful)|\b(?:people|residents|constituents|members|we|I) "
    r"(?:\w+ ){0,6}?(?:would|should) like\b|\bplease (?:say|tell|explain)\b",
    re.I,
)


def _speaker(para: Para) -> Person | None:
    """Who speaks, where a paragraph opens with a name or role and a colon."""
    if para.marker:
        return None
    head, colon, said = para.text[:160].partition(":")
    if not colon or not said.startswith(" ") or len(head) > 110:
        return None
    found = parties(head)
    if found and _whole(found[0], head):
        return found[0].people[0]
    m = _PLAIN.match(head)
    if not m or _WORDS.match(head) or not (" " in m["n"] or m["post"]):
        return None
    return Person(clean_name(m["n"]), clean_office(m["o"]) if m["o"] else None)


def _whole(party: Party, head: str) -> bool:
    if party.start > 0 or party.kind not in ("name", "role") or len(party.people) > 1:
        return False
    return re.fullmatch(r"\s*(?:AM|MSP|MP|MS|OBE|CBE|MBE|JP)?\s*(?:\([^()]{2,80}\))?", head[party.end :]) is not None


def claim(body: Body) -> list[Draft]:
    """One exchange for each asking with what is said to it; a lone speaker with a colon is none."""
    out: list[Draft] = []
    run: list[tuple[Para, Person | None]] = []
    for para in body.paras:
        speaks = body.is_free(para) and para.section not in ("rubric", "documents", "label")
        speaker = _speaker(para) if speaks else None
        if speaker is not None or (run and speaks and _ASIDE.match(para.text)):
            run.append((para, speaker))
            continue
        out += _exchanges(body, run)
        run = []
    return out + _exchanges(body, run)


def _plays(run: list[tuple[Para, Person | None]]) -> bool:
    """Whether a run of lines is talk: two speak at least, and something is asked."""
    speakers = {p.words.lower() for _, p in run if p}
    return len(speakers) >= 2 and any("?" in para.text for para, _ in run)


def _sides(body: Body, run: list[tuple[Para, Person | None]]) -> set[str]:
    """Those who answer: holders and officers, and whoever speaks after a question and never asks one."""
    asks: dict[str, int] = {}
    for para, speaker in run:
        if speaker:
            known = _answers_by_office(body, speaker) and (not speaker.name or bool(speaker.office))
            asks[speaker.words] = asks.get(speaker.words, 0) + (-100 if known else "?" in para.text)
    return {name for name, count in asks.items() if count <= 0}


def _answers_by_office(body: Body, person: Person) -> bool:
    office = person.office or ""
    if re.fullmatch(r"(?:the )?(?:elected )?mayor(?: of .+)?", office, re.I) and not person.name:
        return True
    chairs = re.search(r"\bchair|convenor|convener|cathaoirleach|speaker\b", office, re.I) is not None
    return (
        is_holder_office(office)
        or (bool(office) and not chairs and not person.councillor)
        or (not chairs and body.cast.side(person) == "answer")
    )


def _exchanges(body: Body, run: list[tuple[Para, Person | None]]) -> list[Draft]:
    if not _plays(run):
        return []
    answerers = _sides(body, run)
    out: list[Draft] = []
    open_ = False
    for para, person in run:
        last = out[-1] if out and open_ else None
        if person is None:
            continue
        body.cast.name(person)
        if person.words in answerers:
            if last is not None:
                last.answer = (last.answer[0] if last.answer else para.start, para.end)
                last.end = para.end
                add_people(last.respondents, [person])
            continue
        asks = _ASKS.search(para.text[: para.text.rfind("?") + 1] or para.text) and not _INVITES.search(para.text)
        if asks and not (last is not None and last.answer is None and last.questioners[0].words == person.words):
            draft = Draft(para.start, para.end, question=(para.start, para.end), questioners=[person])
            out.append(draft)
            open_ = True
        elif last is not None and last.answer is None and asks:
            last.end, last.question = para.end, (last.start, para.end)
        else:
            open_ = False
    body.take(para for para, _ in run)
    return out
