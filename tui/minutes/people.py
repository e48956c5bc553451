"""Who is named in a sentence: people with their titles taken off, offices, roles, and members at large.

``parties`` finds every mention in reading order. Names that the page glued together ("CouncillorsAnn Lee,Bob Ray",
"Weyand the Chair") are taken apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

TITLE = (
    r"(?:(?:County |Town |Parish |Portfolio )?Coun(?:cill?or|cil?lor)s?|[Cc]ouncillors?|Cll?rs?\b\.?|Clirs?\b\.?|"
    r"Cmhlr\b\.?|Cllrs?(?=[A-Z])\.?|"
    r"Ald(?:erman|\.)|Mrs?\b\.?|Ms\b\.?|Miss\b|Dr\b\.?|Prof(?:essor|\.)|Rev(?:erend|\.)?|Lord\b|Lady\b|Sir\b|Dame\b|"
    r"Baroness\b|Superintendent\b|Inspector\b|Supt\b\.?|Insp\b\.?|Sergeant\b|Sgt\b\.?|PC\b|Canon\b|Father\b)"
)
_NOT_NAMES = (
    r"(?:Cabinet|Portfolio|Leader|Leaders|Executive|Chairs?|Chairman|Chairperson|Deputy|Lead|Director|Head|"
    r"Members?|Officers?|"
    r"Committee|Council|Councillors?|Cllrs?|The|And|In|On|At|For|Of|To|With|From|Mayor|Vice|Acting|Assistant|"
    r"Senior|Chief|"
    r"Panel|Board|Question|Answer|Response|Reply|Item|Minutes?|Strategic|Interim|Group|Holder|This|That|It|He|She|They|"
    r"Also|Proposed|Seconded|Resolved|RESOLVED|Motion|Supplementary|Statutory|Opposition|Shadow|Service|Corporate|"
    r"Who|What|Why|How|When|"
    r"Apologies|Present|Monitoring|Operations|Housing|Planning|Town|Democratic|January|February|March|April|June|July|"
    r"August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"Executive|Engineer|Manager)\b"
)
_WORD = (
    rf"(?!{_NOT_NAMES})(?:Mc|Mac|O['’]\s?|Ó\s|Uí\s|Ní\s|Van\s|Van der\s|de\s|De\s|St\.\s|ap\s|ab\s)?"
    r"[A-ZÀ-Þ](?:\.(?:\s?[A-Z]\.)*|[\w'’\-]*[\w])?"
)
NAME = (
    r"(?:(?:Mrs?|Ms|Miss|Dr|Lord|Lady|Sir|Dame|Baroness|Rev)\.?\s+)?"
    rf"{_WORD}(?:\s+(?:van der |van |de |der |von |Uí |Ní |ap |ab |Ó )?{_WORD}){{0,3}}(?:\s\([A-Z]{{1,2}}\))?"
)
"""A name as written, without the title of a councillor: up to four words, initials among them."""
_TITLED = re.compile(rf"(?<![A-Za-z])(?P<title>{TITLE})\s*(?P<name>{NAME})")
_MORE = re.compile(rf"(?P<sep>\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+or\s+)(?:(?P<title>{TITLE})\s*)?(?P<name>{NAME})")
_CHAIR = re.compile(r"(?:\s*,\s*(?:and\s+)?|\s*and\s+|\s*&\s*)(?P<name>the\s+(?:Vice[- ]?)?Chair\w*)")
_POST_NOMINALS = re.compile(r"(?:,?\s+(?:OBE|MBE|CBE|JP|CC|MP|AM|MS|MSP|TD|T\.D\.|KC|QC|DL|BEM|KBE|Ph\.?D))+\b\.?$")
ROLE_NOUN = (
    r"(?:Leaders?|Mayor|Chair(?:man|woman|person)?s?|Vice-Chair(?:man)?|Conven[eo]r|Cathaoirleach|Directors?|"
    r"Heads?|Managers?|"
    r"Officers?|Engineers?|Commissioners?|Superintendent|Clerk|Solicitor|Planners?|Administrator|Member|Members|"
    r"Holders?|"
    r"Spokesperson|Lead|Leads|Consultants?|Advis[eo]rs?|Accountant|Treasurer|Surveyor|Co-?ordinator|Architects?|"
    r"Registrar|"
    r"Inspector|Secretary|Librarian|Headteacher|Principal|Chief Executive|Executive Councillor|Provost|Sheriff|Ranger|"
    r"Warden|Analyst|Auditors?|Technician|Curator|Counsel|Lawyer|Assistant|Specialist|Partner|Authority|Trust|"
    r"Agency|Supervisor|SEO|SEE|Proposer|Speaker|Executive)"
)
_CAP = r"(?:[A-ZÀ-Þ][\w'’/&\-]*|A/[A-Z]\w*|&)"
_LINK = r"(?:(?:\s+(?:and|of|the|for|in|with)\b)+\s+|\s*,\s+(?:and\s+)?|\s+[–—-]\s+|\s*[&:/]\s*|\s+)"
_ROLE = re.compile(
    rf"(?P<det>\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:same\s+|then\s+)?)?"
    rf"(?P<role>(?<![\w’'])(?:{_CAP}(?:\s+(?:and|of)\s+|\s*&\s*|\s+)){{0,6}}?{ROLE_NOUN}\b(?:\s*\((?=[A-Z]|"
    rf"with )[^()]{{2,120}}\)|{_LINK}(?!{TITLE}\s*[A-Z])(?!Questions?\b|Time\b|Session\b|Responses?\b|Answers?\b|"
    rf"That\b|Update\b){_CAP})*(?:(?:(?<=['’])|['’]s?) office\b)?)"
)
_GENERIC = re.compile(
    r"\b(?P<g>(?:(?:[Tt]he|[Aa]|[Aa]n|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal|[Ss]ame|[Oo]ther|[Mm]any|[Aa]ll|[Aa]|"
    r"[Tt]he [Ss]ame|[Aa] number of|[Vv]arious|[Tt]wo|[Tt]hree)\s+)?"
    r"(?:[Ee]lected |[Cc]ommittee |[Cc]ommission |[Pp]anel |[Bb]oard |[Ss]crutiny |[Ww]ard |[Ll]ocal |[Cc]ouncil |"
    r"[Cc]o-opted |[Bb]ackbench )?"
    r"(?:[Mm]embers? of the (?:public|[Cc]ommittee|[Pp]anel|[Cc]ouncil|[Bb]oard|audience)|[Mm]embers?|"
    r"[Cc]ouncillors?|[Oo]fficers?|[Rr]esidents?|[Cc]ommittee|[Pp]anel|[Cc]ommission|"
    r"[Ss]ub-?\s?[Cc]ommittee|[Bb]oard|[Qq]uestioners?|[Pp]etitioners?|[Tt]rustees?|[Gg]ardaí|[Ss]peakers?|"
    r"[Pp]arents?|[Tt]enants?|[Bb]usiness owners?))(?:['’]s?)?(?![\w-])"
)
_LOWER_ROLE = re.compile(
    r"\b(?P<det>[Tt]he|[Aa]n?)\s+(?P<role>(?:[a-z][\w-]*\s+){0,3}?(?:director|head|manager|leader|chair|chairman|"
    r"holder|cabinet member|"
    r"mayor|commissioner|engineer|solicitor|clerk|executive|superintendent|inspector|spokesperson)\b(?:\s+(?:of|"
    r"for)\s+(?:the\s+)?(?:[\w&’'-]+)(?:(?:,\s|\s|\sand\s)(?!(?:said|asked|replied|responded|stated|advised|"
    r"confirmed|explained|who|then|also|agreed|undertook|added|told)\b)[\w&’'-]+){0,4})?)"
)
_PRONOUN = re.compile(r"\b(?P<p>He|She|They|he|she|they)\b")
HOLDER_OFFICE = re.compile(
    r"\b(?:cabinet (?:lead )?members?|cabinet lead|portfolio[- ]holders?|lead members?|executive members?|"
    r"executive councillors?|executive lead|"
    r"board member|leader|deputy leader|police and crime commissioner|elected mayor|policy and crime commissioner|"
    r"pcc|spokesperson for the executive)\b",
    re.I,
)
_NO_HOLDER = re.compile(
    r"\b(?:group|opposition|team|party|deputy leader of the \w+ group|leader of the [\w\s]+ (?:group|party)|shadow|"
    r"project|independent|labour|conservative|liberal|green)\b(?! spaces?| and)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person or role in a mention: the name without title, the office where the text gives it beside the name."""

    name: str | None
    office: str | None = None
    title: str = ""

    @property
    def surname(self) -> str:
        """The last word of the name, folded; empty without a name."""
        name = re.sub(r"\s\([A-Z]{1,2}\)$", "", self.name or "")
        return name.split()[-1].lower().replace("’", "'") if name.split() else ""

    @property
    def words(self) -> str:
        """The name, or else the office."""
        return self.name or self.office or ""

    @property
    def councillor(self) -> bool:
        return bool(re.match(r"(?:county |town )?(?:coun|cll?r|cmhlr|ald|clir)", self.title, re.I))


@dataclass(frozen=True, slots=True)
class Party:
    """One mention: where it stands, who, and whether it names anybody."""

    start: int
    end: int
    people: tuple[Person, ...]
    kind: str
    """"name", "role", "generic" (members, officers, the committee) or "pronoun"."""
    plural: bool = False
    text: str = ""
    extra: tuple[str, ...] = field(default=())


def clean_name(name: str) -> str:
    """A name without title, post-nominals and stray punctuation."""
    name = re.sub(rf"^(?:{TITLE}\s*)+", "", " ".join(name.split()))
    return _POST_NOMINALS.sub("", name).strip(" ,;:.-–") if not re.search(r"\b[A-Z]\.$", name) else name.strip(" ,;:-–")


def is_holder_office(office: str | None) -> bool:
    """Whether an office is one of the executive: portfolio holder, cabinet member, leader, commissioner."""
    if not office or not HOLDER_OFFICE.search(office):
        return False
    return not _NO_HOLDER.search(office) and not re.search(r"\b(?:former|assistant to|support officer)\b", office, re.I)


def clean_office(office: str) -> str:
    """An office as written, without article and what trails behind it."""
    office = re.sub(r"^(?:the|an?)\s+(?:then\s+)?", "", " ".join(office.split()), flags=re.I)
    office = re.sub(r"\s+,", ",", office)
    return office.strip(" ,;:.-–—")


def _titled(text: str, m: re.Match[str]) -> Party:
    """The people of a mention that begins with a title, a whole list of them where it is one."""
    title = m["title"].strip().rstrip(".")
    plural = title.lower().endswith(("councillors", "cllrs", "clirs", "messrs"))
    people: list[Person] = []
    end = m.end()
    people, end = _add(people, text, m.start("name"), m.end("name"), title)
    alone = end, list(people)
    while True:
        more = _MORE.match(text, end)
        if more and not (plural or more["title"]):
            more = None
        if more and more["title"] is None and people and not _list_goes_on(text, more):
            more = None
        if more:
            people, end = _add(people, text, more.start("name"), more.end("name"), (more["title"] or title).strip())
            continue
        chair = _CHAIR.match(text, end)
        if chair:
            people.append(Person(None, chair["name"], "role"))
            end = chair.end()
        elif not plural and not re.search(r"\band\b|&|\bor\b", text[m.end() : end]):
            end, people = alone
        break
    return Party(m.start(), end, tuple(people), "name", len(people) > 1, text[m.start() : end])


def _list_goes_on(text: str, more: re.Match[str]) -> bool:
    """Whether a name after a comma is the next of a list and not an office beside the name before."""
    return not re.match(rf"(?:{_CAP}\s+){{0,3}}(?:{ROLE_NOUN})\b", text[more.start("name") :])


def _add(people: list[Person], text: str, start: int, end: int, title: str) -> tuple[list[Person], int]:
    name = text[start:end]
    glued = re.match(r"^(.*[a-z])and$", name)
    if glued and re.match(r"\s+the\s+(?:Vice[- ]?)?Chair", text[end:]):
        people.append(Person(clean_name(glued[1]), None, title))
        return people, end - 3
    possessive = re.sub(r"['’]s?$", "", name)
    people.append(Person(clean_name(possessive), None, title))
    office = re.match(r"\s*\(((?:[^()]|\([^()]*\)){4,120})\)", text[end:])
    if (
        office
        and re.search(ROLE_NOUN, office[1])
        and not re.match(r"(?:\w+\s)?(?:County|Borough|City|District) Council", office[1])
    ):
        people[-1] = replace(people[-1], office=clean_office(office[1]))
        return people, end + office.end()
    return people, end


def _office_beside(text: str, end: int) -> tuple[str, int] | None:
    """An office in apposition: "Councillor Lee, Cabinet Member for Roads," → the office and where it ends."""
    m = re.match(
        rf"\s*(?:,|–|-|:)\s*(?:who (?:was|is) )?(?:the\s+|"
        rf"as\s+)?(?P<o>(?:{_CAP}{_LINK}){{0,6}}?{ROLE_NOUN}\b(?:\s*\((?=[A-Z])[^()]{{2,80}}\)|"
        rf"{_LINK}(?!{TITLE}\s*[A-Z]){_CAP})*)",
        text[end:],
    )
    if not m or re.match(rf"\s*,\s*{TITLE}\s*[A-Z]", text[end:]):
        return None
    if re.match(r"\s*,\s*the\s", text[end:]) and not re.match(r"\s*(?:[,.;:)]|$)", text[end + m.end() :]):
        return None
    return clean_office(m["o"]), end + m.end()


def parties(text: str) -> list[Party]:
    """Every mention of people, roles and members in a text, in order, none within another."""
    found: list[Party] = []
    taken = 0
    titled = list(_TITLED.finditer(text))
    masked = _masked(text, titled)
    starts = sorted(
        [(m.start(), 0, m) for m in titled]
        + [(m.start(), 1, m) for m in _roles(masked)]
        + [(m.start(), 3, m) for m in _GENERIC.finditer(masked)]
        + [(m.start(), 2, m) for m in _LOWER_ROLE.finditer(text)]
        + [(m.start(), 4, m) for m in _PRONOUN.finditer(text)],
        key=lambda s: (s[0], s[1]),
    )
    for start, order, m in starts:
        if start < taken:
            continue
        party = _party(text, m, order)
        if party is None:
            continue
        found.append(party)
        taken = party.end
    return found


def _roles(text: str) -> list[re.Match[str]]:
    """Roles in order; where two are joined by "and the", each is its own."""
    out: list[re.Match[str]] = []
    at = 0
    while m := _ROLE.search(text, at):
        out.append(m)
        joint = _SECOND.search(m["role"])
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
        beside = _office_beside(text, party.end) if len(party.people) >= 1 and not party.people[-1].office else None
        if beside:
            people = (*party.people[:-1], replace(party.people[-1], office=beside[0]))
            party = replace(party, people=people, end=beside[1], text=text[party.start : beside[1]])
        return party
    if order == 1:
        return _role(text, m)
    if order == 2:
        return Party(m.start(), m.end(), (Person(None, m[0], "role"),), "role", text=m[0])
    if order == 3:
        words = re.sub(r"['’]s?$", "", m["g"])
        return Party(m.start(), m.end(), (Person(None, words, "generic"),), "generic", True, m[0])
    return Party(m.start(), m.end(), (), "pronoun", text=m[0])


_SECOND = re.compile(
    rf"\s*,?\s+(?:and|with) (?:the|an?) (?=(?:{_CAP}\s+(?:(?:of|and|for)\s+)?){{0,5}}{ROLE_NOUN}\b)|"
    rf"\s+and\s+(?:Officers|officers|Members)\b"
)
_PLAIN_MEMBER = re.compile(
    r"^(?:(?:the|a|an|one|another|some|same)\s+)*(?:same\s+)?(?:committee\s+|commission\s+|panel\s+|elected\s+|"
    r"council\s+|board\s+|ward\s+)?(?:members?|officers?)$",
    re.I,
)


def _role(text: str, m: re.Match[str]) -> Party | None:
    role, end = m["role"], m.end()
    second = _SECOND.search(role)
    if second:
        role, end = role[: second.start()], end - (len(role) - second.start())
    words = (m["det"] or "") + role
    if _PLAIN_MEMBER.match(" ".join(words.split())):
        public = re.match(r"\s+of the (?:public|[Cc]ommittee|[Pp]anel|[Cc]ouncil|[Bb]oard|audience)", text[end:])
        end += public.end() if public else 0
        words += public[0] if public else ""
        return Party(m.start(), end, (Person(None, words.strip(), "generic"),), "generic", True, words)
    person = re.match(rf"\s*[,(–]?\s*\(?(?P<title>{TITLE})\s*(?P<name>{NAME})\)?", text[end:])
    beside = re.match(r"\s*[,(]", text[end:])
    office = clean_office(words) if m["det"] is None else words.strip()
    if person and (beside or m["det"] is None):
        name = clean_name(re.sub(r"['’]s?$", "", person["name"]))
        full = Person(name, clean_office(words), person["title"].strip())
        stop = end + person.end()
        return Party(m.start(), stop, (full,), "name", text=text[m.start() : stop])
    possessive = re.match(r"['’]s?(?=\s)", text[end:])
    office = re.sub(r"['’]s?$", "", office)
    return Party(
        m.start(), end + (possessive.end() if possessive else 0), (Person(None, office, "role"),), "role", text=words
    )
