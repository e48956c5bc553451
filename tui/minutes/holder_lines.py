"""Lines that name a portfolio holder: titles, labels, lists of those attending, portfolios over their reports."""

from __future__ import annotations

import re

from tui.minutes.exchanges.base import Body
from tui.minutes.names import NAME, TITLE
from tui.minutes.offices import core
from tui.minutes.people import parties
from tui.minutes.person import Person, clean_office, is_holder_office

_HEADED = re.compile(
    r"(?i:(?!.*\b(?:question|answer|response|reply|report|statement|from|by|to|member|holder|leader|chair\w*)\b"
    r".*[(,:–—-]))"
    r"(?P<o>[A-Z][\w'’&, -]{2,70}?)\s*(?:[(\[]|\s[-–—]|[:,])\s*"
    r"(?P<n>(?:Councillor|Cllr)\.?\s[^()\[\]:;]{3,40})[)\]]?[:.]?"
)
"""A line that gives a portfolio and whose it is: "Schools and Skills (Councillor Ann Lee)"."""
_REPORT_OF = re.compile(
    r"(?:report|statement|update|portfolio report)\s+(?:of|from|by)\s+(?:the\s+)?(?P<o>(?=[A-Z])[^.:;]{6,90})", re.I
)
"""A line over a holder's report that gives the office: "Report of the Cabinet Member for Roads"."""
_LABELLED = re.compile(
    rf"(?P<o>(?i:(?:deputy )?(?:(?:cabinet|executive|lead) member|portfolio holder|leader)\b)[^:;.]{{0,70}}?)"
    rf"\s*(?::|\s[-–—])\s*(?P<n>{TITLE}\s*{NAME})(?:\s*[(,–-]\s*(?P<a>[A-Z][^();:]{{2,70}}?)\)?)?\.?"
)
"""A line that says whose business an item is: "Portfolio Holder: Councillor Lee"."""


def labelled(body: Body) -> list[Person]:
    """Holders whom a line of the item names behind their rank: "Cabinet Member: Councillor Lee (Roads)"."""
    out: list[Person] = []
    for para in body.paras:
        m = _LABELLED.fullmatch(para.text) if len(para.text) < 180 and para.section != "documents" else None
        named = parties(m["n"]) if m else []
        if m and len(named) == 1 and named[0].people[0].name:
            office = m["o"] if core(m["o"]) or not m["a"] else f"{m['o']} ({m['a']})"
            out.append(Person(named[0].people[0].name, clean_office(office), "Councillor"))
            body.cast.name(out[-1])
    return out


def only(text: str) -> list[Person]:
    """The holder whom a line names, with the office, and says nothing else of."""
    found = parties(text)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end >= len(text.rstrip(" ."))
    return [p for p in found[0].people if p.name and p.office] if whole else []


def in_title(title: str) -> list[Person]:
    """Holders in a title: "Interview of Cabinet Member for Roads - Councillor Ann Lee"."""
    if not re.search(r"\b(?:interview|attendance|question|session|update|report|portfolio)", title, re.I):
        return []
    m = re.search(
        r"(?P<o>(?:deputy )?(?:leader|cabinet member|portfolio holder|lead member|"
        r"executive member)\b[^;–]*?)\s*[-–;,]\s*(?:councillor|cllr)\.?\s+(?P<n>[A-Z][\w'’. -]+)$",
        title,
        re.I,
    )
    if m:
        return [Person(m["n"].strip(), clean_office(m["o"]), "Councillor")]
    m = re.search(
        r"(?:councillor|"
        r"cllr)\.?\s+(?P<n>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)*)\s*[-–;,]\s*(?P<o>(?:deputy )?(?:leader|"
        r"cabinet member|portfolio holder|lead member|executive member)\b.*)$",
        title,
        re.I,
    )
    if m:
        office = re.split(r"\s[-–—]\s|\)$", m["o"])[0] if "(" not in m["o"] else m["o"]
        return [Person(m["n"].strip(), clean_office(office), "Councillor")]
    people = [p for party in parties(title) if party.kind in ("role", "name") for p in party.people]
    return [p for p in people if p.office and core(p.office) and is_holder_office(p.office)]


def sections(body: Body) -> list[Person]:
    """Holders who report in turn under the name of their portfolio: "(a) Schools & Skills", then "Councillor Lee …"."""
    if not re.search(
        r"\bcabinet members\b|\bportfolio holders\b|\bexecutive members\b|\blead members\b",
        body.title + " " + " ".join(p.text[:300] for p in body.paras[:4]),
        re.I,
    ):
        return []
    out: list[Person] = []
    for head, para in zip(body.paras, body.paras[1:], strict=False):
        headed = _HEADED.fullmatch(head.text)
        named = parties(headed["n"]) if headed else []
        if headed and len(named) == 1 and len(named[0].people) == 1 and named[0].end >= len(headed["n"].rstrip()):
            out.append(Person(named[0].people[0].name, headed["o"].strip()))
            continue
        first = next((a for s in body.acts(para)[:1] for a in s.acts), None)
        of = _REPORT_OF.fullmatch(head.text)
        if of and is_holder_office(of["o"]):
            told = first is not None and (
                first.kind in ("present", "answer") or first.verb in ("outlined", "highlighted")
            )
            if first and told and first.people and first.people[0].name and not body.cast.office(first.people[0]):
                out.append(Person(first.people[0].name, clean_office(of["o"])))
            continue
        if (
            not re.match(r"\(?[a-z\d]{1,2}[).]", head.marker)
            or len(head.text.split()) > 8
            or head.text.endswith((".", ":", "?", ";"))
        ):
            continue
        if (
            first
            and first.people
            and first.people[0].name
            and first.people[0].councillor
            and not body.cast.office(first.people[0])
        ):
            out.append(Person(first.people[0].name, head.text))
    return out


_LISTS = re.compile(
    r"(?:attending|witnesses|in attendance|present|also (?:present|in attendance)|invitees)\b[^:]{0,40}:\s*", re.I
)


def attending(body: Body) -> list[Person]:
    """Holders in a list under "Attending for this item:" or "Witnesses:", and in labels that name speakers."""
    out: list[Person] = []
    listing = False
    for para in body.paras:
        heading = _LISTS.match(para.text)
        if heading and heading.end() == len(para.text):
            listing = True
            continue
        if heading and "apolog" not in para.text.lower():
            out += [p for party in parties(para.text[heading.end() :]) for p in party.people if p.name]
        if listing and len(para.text) < 140 and not para.text.endswith("."):
            m = re.match(
                r"^(?:(?:Cllr|Councillor|Mr|Mrs|Ms|"
                r"Dr)\.?\s+)?(?P<n>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){0,3}),?\s+(?:[-–]\s*)?(?P<o>(?:the )?(?:Deputy "
                r")?(?:Leader|Cabinet|Portfolio|Lead Member|Executive|CMR|PFH|Board Member|Elected Mayor|Police).*)$",
                para.text,
            )
            if m:
                person = Person(m["n"], clean_office(m["o"]), "Councillor")
                body.cast.name(person)
                out.append(person)
            continue
        listing = False
        m2 = re.match(r"^(?P<x>.{6,120}?):$", para.text)
        if m2:
            out += [
                p
                for party in parties(m2["x"])
                if party.kind == "name"
                for p in party.people
                if p.office and party.start == 0
            ]
    return out
