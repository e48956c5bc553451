"""A name as minutes write it, taken apart, and whether two of them can be one person's.

Surnames are compared without case, accents, apostrophes, hyphens and spaces, and with "Mac" as "Mc": "O’Dowd" and
"ODowd", "Wren- Pascoe" and "Wren Pascoe" are one surname. "Brook" and "Brook-Lacey" are two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from thefuzz import fuzz

from tui.text import fold

Agreement = Literal["same", "short", "initial", "surname", "no"]
"""How two names agree: in every forename; a short form for one; an initial for one; in the surname alone; not."""

TITLES = (
    r"(?:(?:county|town|parish|city|borough|portfolio|honorary|hon) )?(?:coun?cill?ors?|counsellors?|cl?lrs?|"
    r"cmhlr|cllrs?|clirs?)|"
    r"(?:honorary )?ald(?:erman|erwoman|ermen)?|messrs|mrs?|ms|miss|mx|dr|prof(?:essor)?|rev(?:erend|d)?|canon|"
    r"father|fr|rabbi|imam|"
    r"lord|lady|sir|dame|baroness|baron|viscount|earl|superintendent|supt|inspector|insp|sergeant|sgt|pc|major|"
    r"captain|colonel"
)
_TITLE = re.compile(rf"(?:the\b *)?(?:(?:{TITLES})\b\.? *)*(?=\S)", re.I)
_GLUED = re.compile(r"^(Coun?cill?ors?|Cl?lrs?)(?=[A-ZÀ-Þ][a-z'’])")
_POST_NOMINALS = re.compile(
    r"(?:,?\s+(?:OBE|MBE|CBE|KBE|DBE|BEM|JP|CC|MP|AM|MS|MSP|TD|KC|QC|DL|DSO|PhD|Ph\.D\.?|FRSA|RN|O\.B\.E\.?|"
    r"J\.P\.?))+\.?$"
)
_WARD = re.compile(r"\s*\((?:[A-Z]{1,3}|[^()]*\b(?:chair|ward|sub)\b[^()]*)\)$", re.I)
_PARTICLES = frozenset("van von der den de du da di la le ap ab ferch uí ní ó mac mc st bin ibn al el".split())
_FEMALE = re.compile(r"\b(?:mrs|ms|miss|lady|dame|baroness)\b")
_MALE = re.compile(r"\b(?:mr|sir|lord|father|fr)\b")
_ELECTED = re.compile(r"coun?c?ill?or|cl?lr|clir|cmhlr|^ald|counsellor")
_SHORT_FORMS = tuple(
    frozenset(group.split())
    for group in (
        "william bill will billy willie, robert bob rob bobby robbie, richard dick rick ricky, margaret maggie peggy "
        "meg marge, elizabeth liz beth betty lizzie libby eliza, anthony tony, michael mike mick micky, james jim "
        "jimmy jamie, john jack johnny, edward ted eddie ned, henry harry, charles charlie chuck, katherine kate "
        "kathy katie kath, catherine cath kate kathy katie cathy, david dave dai, stephen steve, steven steve, peter "
        "pete, andrew andy drew, thomas tom tommy, joseph joe, susan sue susie, deborah debbie deb, dorothy dot, "
        "geoffrey geoff, jeffrey jeff, alexander alex sandy, alexandra alex sandra, lawrence larry laurie, leonard "
        "len, matthew matt, nicholas nick, patricia pat trish patsy, patrick pat paddy, philip phil, raymond ray, "
        "ronald ron, samuel sam, samantha sam, terence terry, timothy tim, victoria vicky tori, christopher chris "
        "kit, christine chris, daniel dan danny, donald don, frederick fred freddie, gerald gerry, jacqueline jackie, "
        "janet jan, jennifer jenny jen, judith judy, kenneth ken, kevin kev, lesley les, leslie les, mohammed "
        "mohammad muhammad mohamed, pamela pam, rebecca becky, rosemary rose, sandra sandy, theresa terri tess, "
        "valerie val, vincent vince, gwendolen gwen, angharad harri, benjamin ben "
    ).split(",")
)
_IN_NONE: frozenset[int] = frozenset()
_GROUPS = {
    word: frozenset(number for number, group in enumerate(_SHORT_FORMS) if word in group)
    for word in frozenset().union(*_SHORT_FORMS)
}
"""In which of the groups a forename is: asked for every pair of names."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. ``forenames`` hold full names and initials, folded; ``surname`` is as written."""

    title: str
    """Honorifics as written and folded: "councillor dr", "mrs", or empty."""
    forenames: tuple[str, ...]
    surname: str
    post_nominals: str
    shown: str
    """The name without title and post-nominals, as written, with white space and a broken hyphen put right."""

    @property
    def key(self) -> str:
        """The surname as it is compared."""
        return surname_key(self.surname)

    @property
    def initial(self) -> str:
        """The first letter of the first forename, or empty."""
        return self.forenames[0][0] if self.forenames else ""

    @property
    def full(self) -> bool:
        """Whether a forename stands in full."""
        return any(len(forename) > 1 for forename in self.forenames)

    @property
    def spelling(self) -> str:
        """The name as it is compared letter by letter: forenames and surname, folded, points taken off."""
        return " ".join((*self.forenames, _folded(self.surname)))

    @property
    def gender(self) -> str:
        """ "f", "m", or empty where the title does not tell."""
        return "f" if _FEMALE.search(self.title) else "m" if _MALE.search(self.title) else ""

    @property
    def elected(self) -> bool:
        """Whether the title is a councillor's."""
        return bool(_ELECTED.search(self.title))


@lru_cache(maxsize=20_000)
def surname_key(surname: str) -> str:
    """A surname as it is compared: letters only, "MacA…" as "McA…"."""
    folded = fold(re.sub(r"^Mac(?=[A-Z])", "Mc", surname))
    return re.sub(r"[^a-z]", "", folded.replace("ø", "o").replace("ł", "l").replace("ß", "ss"))


_folded = lru_cache(maxsize=20_000)(fold)


@lru_cache(maxsize=20_000)
def read_name(text: str) -> Name | None:
    """Take a name apart; None where no surname is left."""
    words = re.sub(r"(?<=[a-zà-ÿ])\s*-\s+(?=[A-ZÀ-Þ])", "-", " ".join(text.split()))
    words = _GLUED.sub(r"\1 ", words)
    words = _WARD.sub("", words)
    words = re.sub(r"(?<=\w)['’]s$|(?<=s)['’]$", "", words.strip(" ,;:-–"))
    titled = _TITLE.match(words)
    title = fold(titled[0]).replace(".", "").removeprefix("the ").strip() if titled else ""
    rest = words[titled.end() :] if titled else words
    post = _POST_NOMINALS.search(rest)
    rest = (rest[: post.start()] if post else rest).strip(" ,;:-–")
    rest = re.sub(r"(?<=\w\w)\.$", "", rest)
    parts = re.sub(r"(?<=\b[A-Z])\.(?=\S)", ". ", rest).split()
    if not parts:
        return None
    start = len(parts) - 1
    while start > 1 and fold(parts[start - 1]) in _PARTICLES:
        start -= 1
    if start == 1 and fold(parts[0]) in _PARTICLES - {"al"} and len(parts[0]) > 1:
        start = 0
    forenames = tuple(letters for word in parts[:start] if (letters := re.sub(r"[^\w'-]", "", fold(word))))
    surname = " ".join(parts[start:])
    if not surname_key(surname):
        return None
    return Name(title, forenames, surname, post[0].strip(" ,") if post else "", " ".join(parts))


def agreement(one: Name, other: Name) -> Agreement:
    """How far two names can be one person's; the surnames must be the same as they are compared."""
    if one.key != other.key:
        return "no"
    return forenames_agree(one.forenames, other.forenames)


def forenames_agree(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    """How far two sets of forenames can be one person's; an empty one agrees with any, in the surname alone."""
    if not one or not other:
        return "surname"
    fewer, more = sorted((one, other), key=len)
    worst: Agreement = _word(fewer[0], more[0])
    if worst == "no" and len(more) > 1 and all(len(word) > 1 for word in fewer):
        # Somebody known by the second forename: "R. Allan Jones" and "Allan Jones".
        return "initial" if _word(fewer[0], more[1]) == "same" and len(more[0]) == 1 else "no"
    for a, b in zip(fewer[1:], more[1:], strict=False):
        further = _word(a, b)
        worst = max(worst, further, key=_ORDER.index)
    return worst


_ORDER: tuple[Agreement, ...] = ("same", "short", "initial", "surname", "no")


def _word(one: str, other: str) -> Agreement:
    if one == other:
        return "same" if len(one) > 1 else "initial"
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return "initial" if long[0] == short else "no"
    if len(short) >= 3 and long.startswith(short) and len(long) - len(short) >= 2:
        return "short"
    return "no" if _GROUPS.get(short, _IN_NONE).isdisjoint(_GROUPS.get(long, _IN_NONE)) else "short"


def near_surnames(one: str, other: str) -> bool:
    """Whether two surname keys look like one misspelt: a letter or so apart, six letters or more, same first letter."""
    if one == other or min(len(one), len(other)) < 6 or one[0] != other[0] or abs(len(one) - len(other)) > 2:
        return False
    if one.startswith(other) or other.startswith(one):
        return abs(len(one) - len(other)) == 1
    return int(fuzz.ratio(one, other)) >= 85


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two names as written can be one person's, from the names alone."""
    a, b = read_name(one or ""), read_name(other or "")
    return a is not None and b is not None and agreement(a, b) != "no"
