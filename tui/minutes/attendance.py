"""Who attended, as the lists at the head of minutes give it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from tui.minutes.model import Attendee
from tui.minutes.names import ROLE_NOUN, TITLE
from tui.minutes.people import parties
from tui.minutes.person import Party, clean_name, clean_office
from tui.minutes.phrases import Phrase
from tui.minutes.sentences import sentences
from tui.minutes.stream import Para

Capacity = Literal["member", "in attendance", "officer", "apologies", "substitute", "other"]
_ATTENDANCE = re.compile(
    r"^(?P<h>(?:(?:SPC|committee|panel|board) )?"
    r"(?:members? |councillors |officers? |officials? |also |others? |elected |co-opted |people |cabinet |"
    r"executive |independent |voting |non-voting |portfolio holders? )*(?:present(?: in (?:the )?chair)?|"
    r"in (?:the )?attendance|attendance|attending(?: for this item)?|officers|officials|apologies(?: for absence)?|"
    r"substitutes?|invitees|in the chair|witnesses|councillors|members|(?:committee |panel )?membership|"
    r"portfolio holders?|executive members?|"
    r"cabinet members?))\b[^:]{0,40}:\s*(?P<r>.*)$",
    re.I,
)
_RANK = re.compile(r"\b(?P<r>(?:cabinet|executive|lead) member|portfolio holder)s?\b", re.I)
"""The rank of all whom a list names, in its head: "Cabinet Members in attendance:"."""
_AREA = re.compile(r"\s*\((?P<a>[A-Z][^()]{2,80})\)|\s+[-–—]\s+(?P<b>[A-Z][^();:]{2,80})$")
"""What a holder is answerable for, after the name."""
_LISTED = re.compile(r"\s*(?:[,;&.]|and\b|$)", re.I)
"""What follows a name in a list, and in a sentence does not."""
_HAPPENS = Phrase("opened welcomed apologies apology", r"\b(?:opened|welcomed|apologies were|an apology)\b", re.I)
_NEXT = re.compile(r"(?:\w+ )?agenda|items?|business|page(?: nos?\.?| numbers?)?|(?:no\.? )?item", re.I)
"""What stands between a list of those present and the items."""
_PLAIN = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’.-]*){1,3}"
_POST_NAME = re.compile(rf"(?P<o>[A-Z][^();:]{{2,100}}?)\s\((?P<n>{_PLAIN})\)")
"""A post with whoever holds it in brackets: "Senior Planner (Maria Woods)"."""


_NAME_POST = re.compile(rf"(?:^|(?<=[,;]\s)|(?<=\band\s))(?P<n>{_PLAIN})\s\((?P<o>[^()]*\b{ROLE_NOUN}\b[^()]*)\)")
"""A name without a title and its post in brackets, in a list: "Ann Lee (Senior Planner), Bob Ray (Head of Roads)"."""


def is_attendance(text: str) -> bool:
    """Whether a line heads a list of those present."""
    return bool(_ATTENDANCE.match(text))


def attendance(paras: list[Para]) -> list[Attendee]:
    """Who attended, as lists headed "PRESENT:", "Officers in attendance:", "Apologies:" give it."""
    out: list[Attendee] = []
    capacity: Capacity | None = None
    rank: str | None = None
    for text in (piece for para in paras for piece in _pieces(para.text)):
        m = _ATTENDANCE.match(text)
        if m:
            capacity, rank, text = _capacity(m["h"]), _rank(m[0][: m.start("r")]), m["r"]
            if m["h"].lower() == "councillors":
                text = f"Councillors {text}"
        elif capacity is None or len(text) > 1500 or _HAPPENS.search(text) or _NEXT.fullmatch(text):
            capacity = None
            continue
        for party in parties(text):
            for person in party.people:
                if person.name and capacity:
                    out.append(Attendee(person.name, person.office or _post(text, party, rank), capacity))
        posts = _posts(text, capacity) if capacity else []
        out += posts
        named = bool(posts) or any(p.name for party in parties(text) for p in party.people)
        out += _bare(text, capacity) if capacity and not named else []
    return out


def _rank(head: str) -> str | None:
    """The rank that the head of a list gives to all in it: "Portfolio Holders present:"."""
    m = _RANK.search(head)
    return m["r"].title() if m and "apolog" not in head.lower() else None


def _post(text: str, party: Party, rank: str | None) -> str | None:
    """The post of somebody in a list of holders: the rank, with the area where it stands beside the name."""
    area = _AREA.match(text, party.end) if rank and len(party.people) == 1 else None
    if rank is None or _LISTED.match(text, area.end() if area else party.end) is None:
        return None
    return f"{rank} ({(area['a'] or area['b']).strip()})" if area else rank


def _pieces(text: str) -> list[str]:
    """A paragraph cut before each list that begins within it, and before what happened at the meeting."""
    if ":" not in text and not _HAPPENS.search(text):
        return [text]
    starts = [a for a, b in sentences(text) if _ATTENDANCE.match(text[a:b]) or _HAPPENS.search(text[a:b])]
    cuts = [0, *(a for a in starts if a), len(text)]
    return [text[a:b].strip() for a, b in pairwise(cuts)]


def initials(paras: list[Para]) -> list[tuple[str, Attendee]]:
    """Those present whom a list gives initials, by these: "Ann Lee, Head of Roads (AL)" is AL."""
    out: list[tuple[str, Attendee]] = []
    for para in paras:
        text = para.text[:3000]
        at = 0
        for m in re.finditer(r"\((?P<i>[A-Z]{2,3})\)", text):
            people = [p for party in parties(text[at : m.start()]) for p in party.people if p.name]
            office = people[-1].office if people else None
            plain = re.search(
                rf"(?P<n>{_PLAIN})\s*[,–-]\s*(?P<o>[^;,]*\b{ROLE_NOUN}\b[^;]*?)\s*$", text[at : m.start()]
            )
            if people:
                out.append((m["i"], Attendee(people[-1].name or "", office, "member")))
            elif plain:
                out.append((m["i"], Attendee(plain["n"], clean_office(plain["o"]), "officer")))
            at = m.end()
    return out


def _capacity(heading: str) -> Capacity:
    heading = heading.lower()
    if "apolog" in heading:
        return "apologies"
    if "substitut" in heading:
        return "substitute"
    if "offic" in heading or "witness" in heading:
        return "officer"
    if re.match(r"(?:elected |committee |spc |panel |board )?(?:members?|councillors?)\b", heading):
        return "member"
    if "also" in heading or "attend" in heading or "invitee" in heading or "other" in heading:
        return "in attendance"
    return "member"


def _posts(text: str, capacity: Capacity) -> list[Attendee]:
    """Posts, each with whoever holds it, one of the two in brackets, where names stand without a title."""
    found = [(m["n"], m["o"].strip(" ,*")) for m in _POST_NAME.finditer(text[:3000])]
    found += [(m["n"], m["o"]) for m in _NAME_POST.finditer(text[:3000])]
    return [
        Attendee(clean_name(name), clean_office(post), capacity)
        for name, post in found
        if not re.search(rf"\b(?:{ROLE_NOUN}|{TITLE})", name) and not re.match(TITLE, post)
    ]


def _bare(text: str, capacity: Capacity) -> list[Attendee]:
    """ "Ann Lee, Head of Roads", "Police and Crime Commissioner - Ann Lee": a name without a title and its post."""
    text = text.lstrip("* ")
    m = re.match(rf"^(?P<n>{_PLAIN})\s*(?:[,:–-]\s*|\()(?P<o>.*\b{ROLE_NOUN}\b[^()]*)\)?$", text) or re.match(
        rf"^(?P<o>[A-Z][^–:]*\b{ROLE_NOUN}\b[^–:]*?)(?:\s+[–-]|:)\s+(?P<n>{_PLAIN})$", text
    )
    if m:
        return [Attendee(clean_name(m["n"]), clean_office(m["o"]), capacity)]
    alone = re.fullmatch(rf"(?P<n>{_PLAIN})(?:\s*\([^()]{{3,30}}\))?", text)
    return [Attendee(clean_name(alone["n"]), None, capacity)] if alone else []
