"""The words by which exchanges are compared: names and posts out, abbreviations written out, endings off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tui.text import fold
from tui.threads import general_words
from tui.threads.passages import Passage

TOPIC, QUESTION, FIRST, REST, TITLE = 2.5, 2.45, 1.3, 1.0, 1.45
"""Weight of a word by where it stands: what was asked counts twice, the answer's first sentence more than the rest."""
NAME = 1.2
"""Weight of a name as a whole, each time it stands, besides those of its words."""

PAIR = 1.05
"""Weight of two words next to each other in what was asked: "care home" and "home care" are two matters."""

_ENDINGS = tuple(
    "ements ement ations ation ments ment ings ing ities ity ions ion ers er ors or ies ied ed es ly s e y".split()
)
_SHORT_PLURALS = {"buses": "bus", "taxes": "tax", "boxes": "box"}
"""Plurals too short for the rule that leaves four letters."""
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’]+|[A-Z]\d+")
_SENTENCE = re.compile(r"(?<=[.?!])[\"”’']?\s+(?=[A-Z“\"‘])")
_PROPER = re.compile(r"(?<=[a-z,;’'“”)–-] )[A-Z][a-z’'-]+(?: (?:of |and )?[A-Z][a-z’'-]+)+")
"""A name of several words that begins no sentence: "Marsh Lane", "Coldwell Bridge"."""
_NUMBERED = re.compile(
    r"\b(route|service|bus|line|phase|section|junction|zone|block|tranche|stage|number) (\d{1,3}[A-Z]?)\b"
    r"|\b(\d{1,3}) ?(mph)\b",
    re.I,
)
"""What is told by its number: "route 14", "20 mph"."""
_LINE = re.compile(r"service|bus|line|number")
"""Other words for a route: "the number 14"."""
_SHORT = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z]*")
_NAME = re.compile(
    r"\b(?:Councillors?|Cllrs?\.?|Alderman|Mr|Mrs|Ms|Miss|Dr"
    r"|Rev)\.?\s+(?:[A-Z][\w'’-]*\.?[ ,]*){1,3}(?:(?:and|,) (?:[A-Z][\w'’-]+\s?){1,2})*"
)
_ROLE = re.compile(
    r"\b(?:(?:Assistant|Deputy|Acting|Interim|Corporate|Strategic|Executive|Associate|Principal|Senior|Lead)\s+)*"
    r"(?:(?:[A-Z][\w'’-]+\s+){0,3}(?:Manager|Officer|Engineer|Surveyor|Solicitor|Treasurer|Consultant)\b"
    r"|(?:Director|Head|Leader|Commissioner|Chief Executive|Cabinet Member|Portfolio Holder|Executive Member"
    r"|Lead Member|Service Lead)\b)"
    r"(?:(?:,|\s+(?:of|for))(?:\s+the)?(?:,?\s+(?:and\s+)?[A-Z][\w'’-]+)+)?(?:\s+\([A-Z][^)]{1,40}\))?"
)
_NOT_A_MATTER = re.compile(
    r"question|\banswers?\b|cabinet member|portfolio|attendance|matters arising|session|urgent|minutes"
    r"|work programme|update from"
    r"|announcements|budget|revenue account|capital programme|mid-year|outturn|financ|any other business"
    r"|\bissues?$|^reports?\b|performance report|action (?:list|log)|public participation",
    re.I,
)
_ELSEWHERE = re.compile(
    r"within the portfolio of|\b(?:was|were|is|are) (?:a )?(?:matter|question|one) for the (?!committee|panel|board)"
    r"|\b(?:a different|another) service\b|\b(?:was|were) (?:not|no) (?:a )?part of|for which another"
    r"|belonged to another"
    r"|\bnot (?:with)?in (?:his|her|their) portfolio",
    re.I,
)
_HINTS = (" for the ", "portfolio", "part of", " service", "for which", "belonged")
_REFERENCE = re.compile(r"^(?:minute|item|agenda item)\s+\S+(?:\s*\([^)]*\))?\s*[-–—:]\s*|^\d+[.)]?\s+", re.I)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A folded word without its endings, so that "assessed" and "assessments" are one; never under four letters."""
    word = word.replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    word = word.replace("'", "")
    word = _SHORT_PLURALS.get(word, word)
    for _ in range(3):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= (3 if ending == "s" else 4):
                word = word[: -len(ending)]
                break
        else:
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


def _stems(*texts: str) -> frozenset[str]:
    return frozenset(stem(w) for text in texts for w in text.split())


_NOTHING = _stems(general_words.GRAMMAR, general_words.TIME, general_words.SPEECH)
_ANYWHERE = _stems(general_words.ANYWHERE)


def without_people(text: str) -> str:
    """The text without titled names and posts, which say who spoke and not about what."""
    return _NAME.sub(" ", _ROLE.sub(" ", text))


class Abbreviations:
    """Abbreviations as learnt from the documents; each occurrence is read as the words that it stands for."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._long: dict[str, str] = {}
        for short, long in pairs:
            self._long.setdefault(short, long)

    def expand(self, text: str) -> str:
        """The text with every known abbreviation (and its plural) written out."""
        if not self._long:
            return text
        return _SHORT.sub(self._one, text)

    def _one(self, m: re.Match[str]) -> str:
        word = m[0]
        return self._long.get(word) or (self._long.get(word[:-1]) if word.endswith("s") else None) or word


@lru_cache(maxsize=10_000)
def matter_of(title: str) -> str:
    """The matter that an item's title names; empty where the title names a kind of business or several matters."""
    title = _REFERENCE.sub("", title).strip()
    if title.isupper():
        title = title.capitalize()
    head, *rest = re.split(r"\s+[-–—]\s+", title)
    if not head or _NOT_A_MATTER.search(head):
        return ""
    title = " – ".join([head, *(part for part in rest if not _NOT_A_MATTER.search(part))])
    return "" if _several(title) else title


def _several(title: str) -> bool:
    """Whether a title names more than one matter: "Repairs, Damp and Mould, and Empty Homes"."""
    if re.search(r", and |;", title, re.I):
        return True
    last = re.split(r"\s+[-–—]\s+", title)[-1]
    sides = [keys_of(side.lower()) for side in re.split(r" and ", last, flags=re.I)]
    return len(sides) > 1 and "," not in last and all(len(side) > 1 for side in sides)


@lru_cache(maxsize=8)
def elsewhere(answer: str) -> bool:
    """Whether an answer says that the matter is another service's or another portfolio's."""
    return any(hint in answer for hint in _HINTS) and bool(_ELSEWHERE.search(answer))


def tells_nothing(label: str) -> bool:
    """Whether a label may stand over any service's business: "Staffing", "Budget pressures", "Consultation"."""
    return all(key in _ANYWHERE for key in keys_of(label))


def head_of(title: str) -> str:
    """What an item's title names before its dash: "Coldwell Bridge – Award of Contract" is about Coldwell Bridge."""
    return re.split(r"\s+[-–—]\s+|:\s+", matter_of(title))[0]


def title_of(passage: Passage) -> str:
    """The title of an exchange's item; empty where it says only the portfolio: "Leisure and Culture – update"."""
    head = keys_of(head_of(passage.title))
    return "" if head and set(head) <= set(keys_of(passage.portfolio)) else passage.title


@lru_cache(maxsize=200_000)
def _key(word: str) -> str:
    """What a word is compared as; empty for one that never tells matters apart."""
    key = stem(fold(word))
    return "" if key in _NOTHING else key


def keys_of(text: str) -> list[str]:
    """The words of a text as they are compared, in their order; those that never tell matters apart are left out."""
    return [k for k in map(_key, _WORD.findall(text)) if k]


def _add(into: dict[str, float], text: str, weight: float, pair: float = 0.0) -> None:
    before = ""
    for key in keys_of(text):
        if len(key) > 1:
            into[key] = into.get(key, 0.0) + weight
        if pair and before and before != key:
            both = f"{before} {key}"
            into[both] = into.get(both, 0.0) + pair
        before = key


def words_of(text: str, abbreviations: Abbreviations, weight: float = 1.0) -> dict[str, float]:
    """The words of one text with their weights."""
    out: dict[str, float] = {}
    _add(out, without_people(abbreviations.expand(text)), weight)
    return out


def names_of(text: str) -> list[str]:
    """The places, schemes, buildings and routes that a text names, each as it is compared."""
    found = ["_".join(keys) for m in _PROPER.finditer(text) if len(keys := keys_of(m[0])) > 1]
    return found + [
        "_".join(_LINE.sub("route", fold(part)) for part in m.groups() if part) for m in _NUMBERED.finditer(text)
    ]


def sentences_of(text: str) -> list[str]:
    """The sentences of an answer."""
    return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]


def answer_of(passage: Passage) -> str:
    """What was answered; the whole text where neither question nor answer could be told."""
    return (passage.answer or "") if passage.question or passage.answer else passage.text


def passage_words(passage: Passage, abbreviations: Abbreviations) -> dict[str, float]:
    """The words of an exchange, each with the sum of the weights of the places where it stands."""
    answer = answer_of(passage)
    first, *rest = _SENTENCE.split(answer, maxsplit=1)
    out: dict[str, float] = {}
    read: list[str] = []
    for text, weight, pair in (
        (passage.topic, TOPIC, PAIR),
        (passage.question, QUESTION, PAIR),
        (first, FIRST, 0.0),
        (rest[0] if rest else "", REST, 0.0),
    ):
        if text:
            read.append(without_people(abbreviations.expand(text)))
            _add(out, read[-1], weight, pair)
    for name in names_of(" ".join(read)):
        out[name] = out.get(name, 0.0) + NAME
    if not elsewhere(passage.answer or passage.text) and (title := matter_of(title_of(passage))):
        _add(out, without_people(abbreviations.expand(title)), TITLE)
    return out


def shares(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Cosine of two vectors of unit length."""
    if len(left) > len(right):
        left, right = right, left
    return sum([x * right[k] for k, x in left.items() if k in right])
