"""Which council a document is from: as its head, its page or its own words name it. English, Scots, Welsh, Irish."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = r"(?:[A-ZÀ-Þ][\w'’&.-]*|&)"
COUNCIL = re.compile(
    r"\b(?!Meeting\b|Minutes\b|Mr\b|Councillors?\b|Members\b|"
    rf"The\b)(?P<c>(?:{_WORD}\s+){{1,4}}(?:(?:and|upon|with|on|of|the)\s+)*(?:{_WORD}\s+){{0,4}}?(?:(?:Metropolitan |"
    r"Royal |London )?Borough|District|County|City|City and County|Unitary|"
    r"City (?:&|and) County|Town|Parish|Islands?|County Borough)\s+Council)\b(?!l)"
)
_BOROUGH_OF = re.compile(
    r"\b(?P<c>(?:London |Royal |Metropolitan )*Borough of (?:[A-Z][\w'’-]+(?: (?:and|upon|&|with) )?\s?){1,4})"
)
_CITY_OF = re.compile(r"^(?P<c>City of [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?: Council)?)$")
_ANY = re.compile(
    r"^(?P<c>(?:The )?(?!Full |Special |Ordinary |Annual |Meeting |Extraordinary |Budget |Minutes? |Draft |County |"
    rf"City |Borough |District |Town |Parish ){_WORD}\s+(?:(?:(?:and|of|upon|with)\s+)?(?!Council\b){_WORD}\s+){{0,4}}"
    r"(?:Council|Combined Authority|National Park Authority|Fire (?:and|&) Rescue (?:Authority|Service)|Assembly|"
    r"Greater London Authority))$"
)
"""A line of its own that ends in "Council": "Strathorran Council", "The Highland Council"."""
_CELTIC = re.compile(
    r"^(?P<c>(?:Cyngor|Comhairle|Chomhairle)\s+(?:[A-ZÀ-Þ][\w'’-]*|a'r|yr|y|nan|na|an|ar|agus|a)(?:\s+(?:[A-ZÀ-Þ][\w'’-]*|"
    r"a'r|yr|y|nan|na|an|agus|a))*)$"
)
_SITE = re.compile(
    r"(?:©|Copyright)\s*(?:\d{4}\s*)?(?P<c>[A-Z][\w'’& -]{3,60}?Council)\b|"
    r"Information about (?P<d>[A-Z][\w'’& -]{3,60}?) Councillors",
    re.I,
)
_ADDRESS = re.compile(r"^(?P<c>[^,;:]{3,60} Council)((?:,\s*[A-Z0-9][\w'’. -]{1,40}){2,6})\.?$")
"""A page's foot with the council's address: "Lea Borough Council, Town Hall, High Street, Lea"."""
_SMALL = {"And": "and", "Of": "of", "The": "the", "Upon": "upon", "With": "with", "In": "in", "For": "for", "On": "on"}


def spoken(text: str) -> str:
    """A line in capitals in the usual letters; any other line as it is."""
    if not text.isupper():
        return text
    words = text.title().replace("’S", "’s").replace("'S", "'s").split()
    return " ".join(_SMALL.get(w, w) if i else w for i, w in enumerate(words))


def _tidy(name: str) -> str:
    name = " ".join(name.split())
    return re.sub(r"^.*\b(?:[Mm]eeting|[Pp]roceedings|[Mm]inutes|Members)\b(?:\s+\w+)*?\s+of\s+(?:the\s+)?", "", name)


_BODY_OF = re.compile(
    r"^(?P<b>.{4,90}?),\s+(?P<c>[^,–]{4,60}\bCouncil)$|^(?P<d>[^,–]{4,60}?\bCouncil)\s*[–—|,-]\s+(?P<e>.{4,90})$", re.I
)
"""A body and its council on one line: "Leisure Committee, Lea Borough Council", "Lea Council – Leisure Committee"."""


def council_and_body(name: str) -> tuple[str | None, str]:
    """The council in a body's name, if it has one beside the body, and the body without it."""
    m = _BODY_OF.match(name)
    council = council_line(m["c"] or m["d"]) if m else None
    return (council, m["b"] or m["e"]) if m and council else (None, name)


def council_line(text: str) -> str | None:
    """The council that a line of its own names, else ``None``."""
    text = spoken(text.strip(" .,:-–|*"))
    if len(text) > 90:
        return None
    m = _CELTIC.match(text) or _ANY.match(text) or _CITY_OF.match(text)
    whole = COUNCIL.fullmatch(text) or _BOROUGH_OF.fullmatch(text)
    found = m or whole
    return _tidy(found["c"]) if found else None


def in_head(texts: Iterable[str]) -> str | None:
    """The council named at the head of a document; of a name in two languages, both."""
    texts = list(texts)
    for i, text in enumerate(texts):
        line = council_line(text)
        if line:
            other = council_line(texts[i + 1]) if i + 1 < len(texts) else None
            both = other and bool(_CELTIC.match(line)) != bool(_CELTIC.match(other))
            return f"{line} / {other}" if both else line
        m = COUNCIL.search(spoken(text)) or _BOROUGH_OF.search(spoken(text))
        if m and len(text) < 400:
            return _tidy(m["c"]).strip()
    return None


def on_site(texts: Iterable[str]) -> str | None:
    """The council whose site a page is from, by its own lines: "© 2024 Lea Borough Council", or its address."""
    for text in texts:
        address = _ADDRESS.match(text.strip())
        if address and (named := council_line(address["c"])):
            return named
        m = _SITE.search(text)
        if m and m["c"]:
            return re.sub(r"^\d{4}\s*", "", m["c"]).strip()
        if m and re.search(r"Borough|County|City|District|Town|Parish", m["d"]):
            return f"{m['d'].strip()} Council"
    return None


def in_words(text: str) -> str | None:
    """The council that a text names again and again, and no other nearly as often."""
    named = Counter(_tidy(m["c"]).replace("&", "and") for m in COUNCIL.finditer(text))
    most = named.most_common(2)
    if not most or most[0][1] < 2 or (len(most) > 1 and most[0][1] < 3 * most[1][1]):
        return None
    return most[0][0]
