"""Who is named in a sentence: people with their titles taken off, offices, roles, and members at large.

``parties`` finds every mention in reading order. Names that the page glued together ("CouncillorsAnn Lee,Bob Ray",
"Weyand the Chair") are taken apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from tui.minutes.names import (
    CAP,
    CHAIR,
    CHAIR_OF,
    GENERIC,
    LINK,
    LOWER_OFFICE,
    LOWER_ROLE,
    MORE,
    NAME,
    PLAIN_MEMBER,
    POST_NOMINALS_AFTER,
    PRONOUN,
    ROLE,
    ROLE_NOUN,
    SECOND,
    TITLE,
    TITLED,
)
from tui.minutes.person import Party, Person, clean_name, clean_office, is_holder_office


def _titled(text: str, m: re.Match[str]) -> Party:
    """The people of a mention that begins with a title, a whole list of them where it is one."""
    title = m["title"].strip().rstrip(".")
    plural = title.lower().endswith(("councillors", "cllrs", "clirs", "messrs"))
    people: list[Person] = []
    end = m.end()
    people, end = _add(people, text, m.start("name"), m.end("name"), title)
    alone = end, list(people)
    closed = False
    while True:
        more = MORE.match(text, end)
        if more and closed and more["title"] and not re.search(r"and|&|or", more["sep"]):
            more = None  # "from Councillors Lee and Ray, Mr Dean said": the list had its "and"
        if more and not (plural or more["title"]):
            more = None
        if more and more["title"] is None and people and not _list_goes_on(text, more):
            more = None
        if more:
            people, end = _add(people, text, more.start("name"), more.end("name"), (more["title"] or title).strip())
            closed = closed or bool(re.search(r"and|&", more["sep"]))
            continue
        chair = CHAIR.match(text, end)
        if chair:
            people.append(Person(None, chair["name"], "role"))
            end = chair.end()
        elif not plural and not re.search(r"\band\b|&|\bor\b", text[m.end() : end]):
            end, people = alone
        break
    return Party(m.start(), end, tuple(people), "name", len(people) > 1, text[m.start() : end])


def _list_goes_on(text: str, more: re.Match[str]) -> bool:
    """Whether a name after a comma is the next of a list and not an office beside the name before."""
    return not re.match(rf"(?:{CAP}\s+){{0,3}}(?:{ROLE_NOUN})\b", text[more.start("name") :])


def _add(people: list[Person], text: str, start: int, end: int, title: str) -> tuple[list[Person], int]:
    name = text[start:end]
    glued = re.match(r"^(.*[a-z])and$", name)
    if glued and re.match(r"\s+the\s+(?:Vice[- ]?)?Chair", text[end:]):
        people.append(Person(clean_name(glued[1]), None, title))
        return people, end - 3
    possessive = re.sub(r"['’]s?$", "", name)
    people.append(Person(clean_name(possessive), None, title))
    letters = POST_NOMINALS_AFTER.match(text, end)
    end = letters.end() if letters else end
    office = re.match(r"\s*\(((?:[^()]|\([^()]*\)){4,120})\)", text[end:])
    if (
        office
        and (re.search(ROLE_NOUN, office[1]) or is_holder_office(office[1]))
        and not re.match(r"(?:\w+\s)?(?:County|Borough|City|District) Council", office[1])
    ):
        people[-1] = replace(people[-1], office=clean_office(office[1]))
        return people, end + office.end()
    return people, end


def _opens_clause(before: str) -> bool:
    """Whether what follows opens a sentence or clause, and is not whoever somebody replies to."""
    return re.search(r"(?:^|[.;:?]|\b(?:and|but|then|while|whilst|that|when|as))\s*$", before) is not None


def _office_beside(text: str, end: int, start: int = 0) -> tuple[str, int] | None:
    """An office in apposition: "Councillor Lee, Cabinet Member for Roads," → the office and where it ends."""
    lower = LOWER_OFFICE.match(text, end) or CHAIR_OF.match(text, end)
    if lower:
        return clean_office(lower["o"]), lower.end()
    m = re.match(
        rf"\s*(?:,|–|-|:)\s*(?:who (?:was|is) )?(?:speaking )?(?:in (?:his|her|their) (?:capacity|role) )?(?:as )?"
        rf"(?:the\s+)?(?P<o>(?:{CAP}{LINK}){{0,6}}?{ROLE_NOUN}\b(?:\s*\((?=[A-Z]|with )[^()]{{2,80}}\)|"
        rf"{LINK}(?!{TITLE}\s*[A-Z]){CAP})*)",
        text[end:],
    )
    if not m or re.match(rf"\s*,\s*{TITLE}\s*[A-Z]", text[end:]):
        return None
    second = SECOND.search(m["o"])
    if second:
        return clean_office(m["o"][: second.start()]), end + m.start("o") + second.start()
    if re.match(r"\s*,\s*the\s", text[end:]) and not re.match(r"\s*(?:[,.;:)]|$)", text[end + m.end() :]):
        speaks = re.match(r"\s+(?!and\b|or\b)[a-z]", text[end + m.end() :]) and is_holder_office(m["o"])
        if not speaks or not _opens_clause(text[:start]):
            return None
    return clean_office(m["o"]), end + m.end()


def parties(text: str) -> list[Party]:
    """Every mention of people, roles and members in a text, in order, none within another or over the end of a line."""
    found: list[Party] = []
    at = 0
    for line in text.split("\n"):
        within = _parties(line)
        found += [replace(p, start=p.start + at, end=p.end + at) for p in within] if at else within
        at += len(line) + 1
    return found


@lru_cache(maxsize=2048)
def _parties(text: str) -> tuple[Party, ...]:
    """The same, kept: what reads a sentence asks for its people again and again."""
    found: list[Party] = []
    taken = 0
    titled = list(TITLED.finditer(text))
    masked = _masked(text, titled)
    starts = sorted(
        [(m.start(), 0, m) for m in titled]
        + [(m.start(), 1, m) for m in _roles(masked)]
        + [(m.start(), 3, m) for m in GENERIC.finditer(masked)]
        + [(m.start(), 2, m) for m in LOWER_ROLE.finditer(text)]
        + [(m.start(), 4, m) for m in PRONOUN.finditer(text)],
        key=lambda s: (s[0], s[1]),
    )
    for start, order, m in starts:
        if start < taken:
            continue
        party = _party(text, m, order)
        if party is None:
            continue
        before = found[-1] if found else None
        if (
            before
            and before.kind == "generic"
            and party.kind == "name"
            and _NAMED_IN.fullmatch(text[before.end : start])
        ):
            close = text.find(")", party.end, party.end + 2)
            end = close + 1 if close >= 0 else party.end
            found[-1] = party = replace(party, start=before.start, end=end, text=text[before.start : end])
        else:
            found.append(party)
        taken = party.end
    return tuple(found)


_ANY_ROLE = re.compile(rf"\b(?=[A-Z]){ROLE_NOUN}\b")
"""Without one of these words no role is named; looking for one is cheaper than for the whole of a role."""
_NAMED_IN = re.compile(r"\s*\(\s*")
"""Between members and their names in brackets: "Members (Councillors Lee and Ray)"."""


def _roles(text: str) -> list[re.Match[str]]:
    """Roles in order; where two are joined by "and the", each is its own."""
    out: list[re.Match[str]] = []
    at = 0
    if not _ANY_ROLE.search(text):
        return out
    while m := ROLE.search(text, at):
        out.append(m)
        joint = SECOND.search(m["role"])
        at = m.start("role") + joint.start() + 1 if joint else m.end()
    return out


def _masked(text: str, titled: list[re.Match[str]]) -> str:
    """The text with named people blotted out, so that no role reaches across them."""
    pieces: list[str] = []
    at = 0
    for m in titled:
        pieces += [text[at : m.start()], "_" * (m.end() - m.start())]
        at = m.end()
    return "".join([*pieces, text[at:]])


def _party(text: str, m: re.Match[str], order: int) -> Party | None:
    if order == 0:
        party = _titled(text, m)
        beside = (
            _office_beside(text, party.end, party.start)
            if len(party.people) >= 1 and not party.people[-1].office
            else None
        )
        if beside:
            people = (*party.people[:-1], replace(party.people[-1], office=beside[0]))
            party = replace(party, people=people, end=beside[1], text=text[party.start : beside[1]])
        return party
    if order == 1:
        return _role(text, m)
    if order == 2:
        return _lower_role(text, m)
    if order == 3:
        words = re.sub(r"['’]s?$", "", m["g"])
        return Party(m.start(), m.end(), (Person(None, words, "generic"),), "generic", True, m[0])
    return Party(m.start(), m.end(), (), "pronoun", text=m[0])


def _named_after(text: str, end: int) -> re.Match[str] | None:
    """The name right after an office: ", Councillor Lee", " (Mrs Ray)"."""
    return re.compile(rf"\s*[,(–]?\s*\(?(?P<title>{TITLE})\s*(?P<name>{NAME})\)?").match(text, end)


def _lower_role(text: str, m: re.Match[str]) -> Party:
    """A role in small letters: "the cabinet member for housing, Councillor Lee", "the head of service"."""
    person = _named_after(text, m.end()) if re.match(r"\s*[,(]", text[m.end() :]) else None
    if person is None or not is_holder_office(m[0]) or not re.match(r"\s*(?:[,.;:)]|\s[a-z]|$)", text[person.end() :]):
        return Party(m.start(), m.end(), (Person(None, m[0], "role"),), "role", text=m[0])
    full = Person(clean_name(person["name"]), clean_office(m[0]), person["title"].strip())
    return Party(m.start(), person.end(), (full,), "name", text=text[m.start() : person.end()])


_UNTITLED = re.compile(
    rf"(?P<o>(?:the\s+)?(?:[\w’'&,/-]+ ){{0,6}}?(?:Mayor(?: of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?|"
    rf"Crime Commissioner))(?:,\s+(?P<n>{NAME})|\s+\((?P<b>{NAME})\))$|"
    rf"(?P<m>(?:the\s+)?(?:(?:directly[- ])?elected |executive |deputy )?Mayor)\s+(?!Elect\b|Making\b)"
    rf"(?P<t>(?-i:{NAME}))$",
    re.I,
)
"""The office of somebody who need not be a councillor, and the name without a title."""


def _another_office(text: str, office: str, end: int) -> bool:
    """Whether a name after an office has one of its own: "the Chair, Councillor Lee, Cabinet Member for Roads,"."""
    return not is_holder_office(office) and _office_beside(text, end) is not None


def _role(text: str, m: re.Match[str]) -> Party | None:
    role, end = m["role"], m.end()
    second = SECOND.search(role)
    if second:
        role, end = role[: second.start()], end - (len(role) - second.start())
    words = (m["det"] or "") + role
    if PLAIN_MEMBER.match(" ".join(words.split())):
        public = re.match(r"\s+of the (?:public|[Cc]ommittee|[Pp]anel|[Cc]ouncil|[Bb]oard|audience)", text[end:])
        end += public.end() if public else 0
        words += public[0] if public else ""
        return Party(m.start(), end, (Person(None, words.strip(), "generic"),), "generic", True, words)
    person = _named_after(text, end)
    beside = re.match(r"\s*[,(]", text[end:])
    office = clean_office(words) if m["det"] is None else words.strip()
    if person and (beside or m["det"] is None) and not _another_office(text, words, person.end()):
        name = clean_name(re.sub(r"['’]s?$", "", person["name"]))
        full = Person(name, clean_office(words), person["title"].strip())
        stop = person.end()
        return Party(m.start(), stop, (full,), "name", text=text[m.start() : stop])
    apart = _UNTITLED.match(office)
    if apart:
        name, post = apart["n"] or apart["b"] or apart["t"], apart["o"] or apart["m"]
        full = Person(clean_name(name), clean_office(post))
        return Party(m.start(), end, (full,), "name", text=words)
    possessive = re.match(r"['’]s?(?=\s)", text[end:])
    office = re.sub(r"['’]s?$", "", office)
    return Party(
        m.start(), end + (possessive.end() if possessive else 0), (Person(None, office, "role"),), "role", text=words
    )
