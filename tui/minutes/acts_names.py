"""Names without a title in a sentence: before a verb of speech, in company, replied to, before a role, as initials."""

from __future__ import annotations

import re

from tui.minutes import cues
from tui.minutes.names import NAME, ROLE_NOUN
from tui.minutes.person import Party, Person, clean_name, clean_office
from tui.minutes.phrases import Phrase

_OF_PLACE_BEFORE = re.compile(r",?\s+(?:a resident )?(?:of|from) (?:the )?")
_BARE = re.compile(
    rf"(?=[A-ZÀ-Þad0©])(?<![\w’'])(?P<name>(?:{NAME}))"
    rf"(?P<post>,\s+(?:A/)?(?:[A-Z]\.?){{2,5}},?|\s+(?:AM|MSP|MS|MP|CC)|\s*\((?P<o>[A-Z][^()]{{1,60}})\)|"
    rf",\s+an?\s[^,.;:]{{4,60}},)?"
    rf"(?=\s+(?:(?:{'|'.join(cues.ADVERBS)})\s+)*(?:{'|'.join(cues.ASKS + cues.ANSWERS[:24])}|"
    r"said|stated|added|commented|led|introduced|presented|noted|outlined|suggested|referred|highlighted|felt|informed|"
    r"advised|reported|updated|proposed|mentioned|welcomed|pointed out|acknowledged|"
    r"expressed|concurred|addressed|emphasi[sz]ed|stressed)\b)"
)
_BEFORE_ROLE = re.compile(rf"(?:^|(?<=[.;:,]\s)|(?<=\band\s))(?P<name>{NAME}),\s+(?:the\s+)?$")
_STOP_BARE = re.compile(
    r"^(?:The|A|An|In|It|This|That|There|He|She|They|Members?|Officers?|Committee|Councillors?|Council|Cabinet|"
    r"Concerns?|Questions?)\b"
)
_FIRM = re.compile(
    r"\b(?:Ltd|Limited|plc|LLP|Inc|Company|Group|Association|Agency|Department|Authority|Trust|Club|School|College"
    r"|University|England|Scotland|Wales|Cymru|Ireland|Éireann|UK|Rail|Water|Energy|Networks?|Buses|Transport|Homes|Housing"
    r"|Highways|Council|Partnership|Foundation|Services?|Union|Society|Federation|Fund|Scheme|Grants?|Plan|Project|Programme)\.?$"
)
"""A firm or body and no person, national bodies and utilities among them: "Mill Works Ltd have requested"."""
_INITIALS = re.compile(
    rf"(?=[A-Z]{{2}})(?<![\w’'(/.-])(?P<name>(?!(?:I{{2,3}}|AM|MS|MSP|MP|CC|JP)\b)[A-Z]{{2,3}})(?=\s+(?:both\s+|all\s+)?(?:(?:{'|'.join(cues.ADVERBS)})\s+)*"
    rf"(?:{'|'.join(cues.ASKS + cues.ANSWERS[:24])}|said|stated|added|commented|noted|thought|hoped)\b"
    r"|\s+and\s+[A-Z]{2,3}\s+(?:both |each )?(?!are\b|were\b|is\b|was\b)[a-z]+(?:ed|id)\b)"
)
"""Initials by which notes call somebody, before a verb of speech: "HB asked"."""
_REPLIED_TO = Phrase(
    "response reply answer responding replying",
    rf"(?:^|\b(?:[Ii]n |[Bb]y way of )?)(?:response|reply|answer|[Rr]esponding|[Rr]eplying) to\s+"
    rf"(?P<name>{NAME})(?=\s*[,(]|\s+(?:AM|MSP|MS|MP)\b)",
)
"""A name without a title of whoever is replied to."""
_IN_COMPANY = Phrase(
    "together along supported assisted accompanied joined",
    rf"\b(?:together with|along with|supported by|assisted by|accompanied by|joined by)\s+(?P<name>{NAME})"
    rf"(?=\s*(?:,|and\b|of\b|\())",
)
"""A name without a title of somebody who comes with the speaker."""


def with_bare_names(text: str, mentions: list[Party]) -> list[Party]:
    """Mentions and names without a title that have a verb of speech right after them."""
    out = [_name_before(text, party) for party in mentions]
    covered = [(p.start, p.end) for p in out]
    for m in _BARE.finditer(text):
        start, end = m.span("name")
        if any(a < end and start < b for a, b in covered) or _STOP_BARE.match(m["name"]) or " " not in m["name"]:
            continue
        if _FIRM.search(m["name"]):
            continue
        if any(_OF_PLACE_BEFORE.fullmatch(text[b:start]) for _, b in covered):
            continue
        out = [p for p in out if not start <= p.start < m.end()]  # "Jo Pike, a resident of Mill Lane,": one person
        post = clean_office(m["o"]) if m["o"] and re.search(ROLE_NOUN, m["o"]) else None
        out.append(Party(start, m.end(), (Person(clean_name(m["name"]), post),), "name", text=m["name"]))
    for m in _REPLIED_TO.finditer(text):
        if " " in m["name"] and not any(p.start < m.end("name") and m.start("name") < p.end for p in out):
            out.append(Party(*m.span("name"), (Person(clean_name(m["name"])),), "name", text=m["name"]))
    for m in _IN_COMPANY.finditer(text):
        if " " in m["name"] and not any(p.start < m.end("name") and m.start("name") < p.end for p in out):
            out.append(Party(*m.span("name"), (Person(clean_name(m["name"])),), "name", text=m["name"]))
    for m in _INITIALS.finditer(text):
        if not any(p.start <= m.start() < p.end for p in out):
            out.append(Party(*m.span("name"), (Person(m["name"]),), "name", text=m["name"]))
    return sorted(out, key=lambda p: p.start)


def _name_before(text: str, party: Party) -> Party:
    """A role with the name before it: "Lorna Pike, Assistant Director, Highways,"."""
    m = _BEFORE_ROLE.search(text, max(0, party.start - 60), party.start) if party.kind == "role" else None
    if m is None or " " not in m["name"] or _STOP_BARE.match(m["name"]):
        return party
    person = Person(clean_name(m["name"]), party.people[0].office)
    return Party(m.start("name"), party.end, (person,), "name", text=text[m.start("name") : party.end])
