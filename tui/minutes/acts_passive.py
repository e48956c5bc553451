"""Turns that name nobody as their subject: replies that name their question, questions and answers in the passive."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.minutes import cues
from tui.minutes.acts_insets import STANDS_IN
from tui.minutes.names import NAME
from tui.minutes.person import Party, Person, clean_name
from tui.minutes.phrases import Phrase
from tui.minutes.speech import Act

LEAD = re.compile(rf"(?:{'|'.join(cues.LEADS)})\b", re.I)
"""How a reply that names its question begins."""
_BY = re.compile(r"(?:\bfrom|\bby|\bto|\bof|\bby the|\bresponding to|\banswering)\s+$", re.I)
_WHO = re.compile(r"^\s*,?\s*who\b")
_PASSIVE_ASK = Phrase(
    "raised asked expressed requested sought put received queried voiced submitted "
    "made arose questioned enquired there",
    r"(?:\b(?:concerns?|questions?|quer(?:y|ies)|clarification|clarity|confirmation|information|(?:re)?assurances?|details?|updates?|"
    r"explanations?|disappointment|frustration|"
    r"surprise|dissatisfaction|regret|requests?|issues?|matters?|points?|comments?|"
    r"challenges?)\b[^.;?]{0,160}?\b(?:was|were|had been)\s+(?:also\s+|then\s+|further\s+|again\s+|"
    r"subsequently\s+)?"
    r"(?:raised|asked|expressed|requested|sought|put|received|queried|voiced|submitted|made)\b"
    r"|^(?:an?|the|some|further|several)\s+(?:\w+\s+)?(?:questions?|quer(?:y|ies)|concerns?|issues?)\s+(?:also\s+)?arose\b"
    r"|\b(?:was|were)\s+(?:(?:also|next|then|again|further)\s+)?raised(?=\.?$|,?\s+by\b)"
    r"|\bit was\s+(?:also\s+|then\s+|further\s+)?put to\b(?=[^.]{3,60}\bthat\b)"
    r"|^the [\w ]{3,40} was (?:also\s+)?(?:queried|questioned)\b"
    r"|\bit was\s+(?:also\s+|then\s+|further\s+|again\s+)?(?:queried|questioned|asked|enquired|requested)\b"
    r"|^(?:an?|several|some|further|various)\s+(?:\w+\s+)?(?:quer(?:y|ies)|questions?|concerns?|issues?) arose\b"
    r"|\bthere (?:was|were)\s+(?:also\s+)?(?:an?\s+|some\s+|several\s+|general\s+|much\s+|considerable\s+|great\s+)?"
    r"(?:further\s+)?(?:questions?|concerns?|frustration|disappointment|unease|"
    r"quer(?:y|ies))\b)",
    re.I,
)
_PASSIVE_NOTE = re.compile(
    r"^(?:it was\s+(?:also\s+|further\s+)?(?:suggested|considered|felt|commented|pointed out|thought|remarked)|"
    r"(?:a )?(?:reference|mention)\b[^.;?]{0,120}?\bwas (?:also )?made|"
    r"a (?:suggestion|comment|request|view)\b[^.;?]{0,120}?\bwas)\b",
    re.I,
)
_PASSIVE_ANSWER = Phrase(
    "heard told informed advised assured explained confirmed clarified reported stated noted answered "
    "acknowledged highlighted added said indicated",
    r"(?:\b(?:the )?(?:committee|panel|board|members|commission|council) (?:then |also )?heard\b(?= that)|"
    r"\b(?:he|she|they|and) (?:was|were) (?:told|informed|advised|assured)\b(?= that)|"
    r"\b(?:it was|this was|members were|the (?:committee|panel|board|member|members|commission) (?:was|"
    r"were))\s+(?:also\s+|then\s+|further\s+|therefore\s+)?"
    r"(?:explained|confirmed|advised|clarified|reported|stated|noted|informed|told|answered|assured|reassured|"
    r"acknowledged|highlighted|added|said|indicated)\b(?!\s+(?:that\s+)?as))",
    re.I,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|arose|heard)\b", re.I)
"""Without one of these words nothing is said in the passive."""
_ANSWERED_BY = Phrase(
    "answered addressed dealt taken",
    r"\b(?:questions?|quer(?:y|ies)|points?|concerns?)\b[^.;]{0,30}?"
    r"\b(?:as to|about|regarding|concerning|on|whether)\b[^.;]{0,120}?"
    r"\b(?:was|were) (?:answered|addressed|dealt with|taken)(?= by\s)",
    re.I,
)


def with_lead(text: str, base: int, acts: list[Act], mentions: list[Party]) -> list[Act]:
    """A reply that opens by naming its question: the first turn that asks nothing answers; names before it asked."""
    acts = [a for a in acts if not _replied_to(text, a, base)]
    first = next((a for a in acts if a.kind in ("answer", "neutral", "present")), None)
    passive = _PASSIVE_ANSWER.search(text) or re.search(r"\bit was\s+(?:also\s+)?\w+ed\b", text)
    if passive and (first is None or base + passive.start() < first.start):
        by = by_party(text, passive.end(), mentions)
        first = Act("answer", base + passive.start(), base + passive.end(), by, passive=True)
        acts = [first] + [a for a in acts if a.start > first.start]
    limit = first.start - base if first else len(text)
    asked: list[Person] = []
    for party in mentions:
        if party.end > limit or party.kind == "pronoun":
            continue
        head = text[: party.start]
        genitive = (
            text[party.end - 1 : party.end] in ("’", "'", "s")
            and re.match(r"\S*[’']", text[party.end - 2 : party.end + 1]) is not None
        )
        if _BY.search(head) or genitive or (head.strip() and LEAD.fullmatch(head.strip())):
            asked += party.people
            if not re.match(r"\s*(?:,(?!\s*(?:who|whose|whom|both|all)\b)|and|&)", text[party.end :]):
                break
        elif asked and (party.kind != "generic" or re.search(r"(?:\band|&)\s+(?:the\s+)?$", head)):
            asked += party.people  # "Mr Lee, a resident," is one person; "Mr Lee and Members" are not
    asked = [p for p in asked if first is None or p not in first.people]
    if first is None:
        return [Act("reply", base, base + limit, None, tuple(asked), lead_start=base)]
    first.kind, first.lead, first.lead_start = "reply", tuple(asked), base
    return [a for a in acts if a.start >= first.start]


_TWO = re.compile(r"(?P<r>[^,]{3,80}),\s+(?P<n>[^,]{3,60})$")


def apart(text: str, base: int, acts: list[Act], mentions: list[Party]) -> tuple[list[Act], list[Party]]:
    """ "In reply to the Leader, Councillor Doyle explained": an office and a name that are two people.

    Where the name is the office's own, a comma comes after it: "In reply to the Leader, Councillor Doyle, Ms Ray …".
    """
    first = next((a for a in acts if a.party is not None), None)
    party = first.party if first else None
    if first is None or party is None or party.kind != "name" or len(party.people) != 1 or not party.people[0].office:
        return acts, mentions
    two = _TWO.fullmatch(party.text)
    head = text[: party.start].strip()
    by = _BY.search(text[: party.start]) or LEAD.fullmatch(head) or STANDS_IN.fullmatch(head + " ")
    if two is None or not by or text[party.end :].lstrip().startswith(","):
        return acts, mentions
    person = party.people[0]
    role = Party(party.start, party.start + two.end("r"), (Person(None, two["r"], "role"),), "role", text=two["r"])
    name = replace(party, start=party.start + two.start("n"), people=(replace(person, office=None),), text=two["n"])
    acts = [replace(a, party=name, start=base + name.start) if a is first else a for a in acts]
    return acts, [p for m in mentions for p in ((role, name) if m.start == party.start else (m,))]


def _replied_to(text: str, act: Act, base: int) -> bool:
    """Whether a turn is only told of whoever is replied to: "In reply to Mrs Lee, who spoke from her seat, …"."""
    party = act.party
    if party is None or act.pronoun or not _WHO.search(text[party.end : act.at - base]):
        return False
    head = text[: party.start].strip()
    return bool(LEAD.fullmatch(head)) or bool(_BY.search(text[: party.start]))


def by_party(text: str, at: int, mentions: list[Party]) -> Party | None:
    named = next(
        (p for p in mentions if p.start >= at and re.fullmatch(r",?\s*(?:by|from)\s*", text[at : p.start])), None
    )
    bare = re.match(rf",?\s*(?:by|from)\s+(?P<n>{NAME})", text[at:]) if named is None else None
    if named is not None:
        return _and_others(text, named, mentions)
    if bare and " " in bare["n"]:
        return Party(at + bare.start("n"), at + bare.end("n"), (Person(clean_name(bare["n"])),), "name", text=bare["n"])
    return named


def _and_others(text: str, party: Party, mentions: list[Party]) -> Party:
    """ "answered by the Leader and the Head of Roads": all of them, but for one who speaks next."""
    people = party.people
    for after in mentions:
        if after.start < party.end:
            continue
        joined = re.fullmatch(r"\s*(?:,\s*)?(?:and|&)\s+", text[party.end : after.start])
        if not joined or after.kind == "pronoun" or cues.SPEAKS.match(text[after.end :].lstrip(" ,").lower()):
            break
        people, party = people + after.people, replace(party, end=after.end)
    return replace(party, people=people)


def _put_by(text: str, m: re.Match[str], mentions: list[Party]) -> Party | None:
    """ "It was put to the Leader by Councillor Lee that": who put it."""
    by = re.compile(r"[^.;?]{0,60}?\bby\b").match(text, m.end()) if m[0].lower().endswith("put to") else None
    return by_party(text, by.end() - 2, mentions) if by else None


def _answered_by(text: str, base: int, mentions: list[Party]) -> list[Act]:
    """ "Councillor Lee's question as to salt was answered by the Depot Manager": a reply that names its question."""
    m = _ANSWERED_BY.search(text)
    by = by_party(text, m.end(), mentions) if m else None
    if m is None or by is None:
        return []
    asked = [p for p in mentions if p.end <= m.start() + 60 and p.kind != "pronoun" and p.start != by.start]
    lead = tuple(person for party in asked[:1] for person in party.people)
    return [Act("reply", base + m.start(), base + m.end(), by, lead, passive=True, lead_start=base)]


_IN_REPLY = re.compile(
    r",\s+(?:in (?:reply|response|answer) to|responding to|replying to)\s+(?:(?:an? |the )?(?:\w+ )?(?:questions?|"
    r"quer(?:y|ies)|comments?|points?|concerns?)\s+(?:from|by|of|raised by|put by)\s+)?(?:the\s+)?$",
    re.I,
)


def _whose_question(text: str, at: int, mentions: list[Party]) -> tuple[Person, ...]:
    """Those named after "was informed …, in reply to": whose question a reply in the passive answers."""
    found = (p for p in mentions if p.start >= at and _IN_REPLY.search(text, at, p.start))
    return next((p.people for p in found), ())


def with_passive(text: str, base: int, acts: list[Act], mentions: list[Party]) -> list[Act]:
    if not _PASSIVE.search(text):
        return acts
    told = _answered_by(text, base, mentions)
    if told:
        return told
    for pattern, kind in ((_PASSIVE_ASK, "ask"), (_PASSIVE_NOTE, "ask"), (_PASSIVE_ANSWER, "answer")):
        m = pattern.search(text)
        if not m or any(a.start - base <= m.start() <= a.at - base for a in acts):
            continue
        if kind == "ask" and any(a.start - base < m.start() for a in acts):
            continue
        if (
            re.search(r"\bhad been (?:\w+ )?(?:received|submitted)$", m[0], re.I)
            and pattern is _PASSIVE_ASK
            and not re.search(r"\b(?:about|regarding|concerning|whether|asking|as to|relating to)\b", text)
        ):
            continue
        if (
            kind == "ask"
            and re.match(
                r"(?:the |these )?(?:following )?(?:\w+ )?(?:questions|petitions|requests)\b[^.]*\b(?:received|"
                r"submitted|made|asked|raised|put)$",
                m[0],
                re.I,
            )
            and not re.match(r"\s*(?:by|from|about|on|regarding|as to|whether)\b", text[m.end() :])
        ):
            continue
        by = by_party(text, m.end(), mentions) or _put_by(text, m, mentions)
        if by is not None:
            acts = [a for a in acts if a.party is None or a.party.start != by.start]
        act = Act(
            kind, base + m.start(), base + m.end(), by, passive=True, strong=by is not None or pattern is _PASSIVE_ASK
        )
        lead = _whose_question(text, m.end(), mentions) if kind == "answer" else ()
        if lead:
            act.kind, act.lead, act.lead_start = "reply", lead, act.start
        acts.append(act)
    return sorted(acts, key=lambda a: a.start)
