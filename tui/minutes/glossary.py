"""Abbreviations that a document spells out: "Education, Health and Care Plan (EHCP)", or the other way round.

After A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
Pacific Symposium on Biocomputing 8 (2003): the short form's letters are looked for from the end of the words beside it,
the first of them at the beginning of a word. Stricter here: capitals of the short form begin words, where they can.
"""

from __future__ import annotations

import re

_SHORT = r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*s?|[A-Z]{2,}(?:[&/][A-Z]+)*s?"
_LONG_FIRST = re.compile(rf"\(\s*[“\"‘']?(?:the\s+|known as\s+)?[“\"‘']?(?P<s>{_SHORT})[”\"’']?\s*(?:\)|[;,])")
_SHORT_FIRST = re.compile(rf"\b(?P<s>{_SHORT})\s+\(\s*(?P<l>[A-Za-z][^()\n]{{4,120}})\)")
_BREAK = re.compile(r"[.;:?!]\s|\n|\(|\)|\s[-–—]\s|,\s(?=(?:which|who|that|where)\b)")
_NO_SHORT = frozenset(
    {"PDF", "KB", "MB", "OBE", "MBE", "CBE", "JP", "MP", "TD", "MEP", "MSP", "AM", "PM", "BEM", "QC", "KC", "DL"}
)
_SMALL = frozenset("of the and for in on to a an & with at by or".split())


def abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    """(short, long) pairs in the order in which they are first spelt out, each once.

    One short form may be spelt out in two ways: both are given, since a conflict is for the reader to see. Linear in
    the length of the text.
    """
    found: list[tuple[int, str, str]] = []
    for m in _LONG_FIRST.finditer(text):
        before = text[max(0, m.start() - 160) : m.start()]
        words = before[max((b.end() for b in _BREAK.finditer(before)), default=0) :].split()
        long = _long(m["s"], words)
        if long:
            found.append((m.start(), m["s"], long))
    for m in _SHORT_FIRST.finditer(text):
        words = m["l"].split()
        if len(words) <= 2 * len(m["s"]) + 4 and _long(m["s"], words, whole=True):
            found.append((m.start(), m["s"], " ".join(words)))
    out: dict[tuple[str, str], tuple[str, str]] = {}
    for _, short, long in sorted(found, key=lambda f: f[0]):
        out.setdefault((short, long.casefold()), (short, long))
    return tuple(out.values())


def _long(short: str, words: list[str], *, whole: bool = False) -> str | None:
    """The words that a short form stands for; they are the last of ``words``."""
    letters = [c for c in re.sub(r"s$", "", short) if c.isalpha()]
    if len(letters) < 2 or short in _NO_SHORT or not words or words == [short]:
        return None
    words = words[-(len(letters) + 6) :]
    for strict in (True, False):
        # Loosely, the longest run is the likelier: "Closed circuit television", not "circuit television".
        for start in _starts(letters[0].lower(), words, whole)[:: 1 if strict else -1]:
            chosen = words[start:]
            if chosen[0].lower() not in _SMALL and any(len(w) > 3 for w in chosen) and _spells(letters, chosen, strict):
                return " ".join(chosen).strip(" ,'\"“”‘’")
    return None


def _starts(letter: str, words: list[str], whole: bool) -> list[int]:
    """Where the long form may begin: the nearest word with the first letter comes first."""
    begin = [i for i, word in enumerate(words) if word.lstrip("'\"“‘").lower().startswith(letter)]
    return [i for i in begin if i == 0] if whole else begin[::-1]


def _spells(letters: list[str], words: list[str], strict: bool) -> bool:
    """Whether the letters begin the words in order, small words apart.

    Not ``strict``: a word may give a second letter from its inside, a small word a small letter ("Department of
    Education", DfE), and one word may follow that gives none.
    """
    parts = [w.strip("'\"“”‘’,.&").lower() for w in re.split(r"[\s\-/]+", " ".join(words))]
    k = over = 0
    for number, word in enumerate(parts):
        if k < len(letters) and word.startswith(letters[k].lower()):
            k += 1
            later = parts[number + 1 :]
            while not strict and k < len(letters) and letters[k].lower() in word[1:]:
                if any(w.startswith(letters[k].lower()) for w in later):
                    break
                k += 1
        elif not strict and word in _SMALL and k < len(letters) and letters[k].islower() and letters[k] in word:
            k += 1
        elif word and word not in _SMALL:
            over += 1
            if strict or k < len(letters):
                return False
    return k == len(letters) and over <= (1 if len(letters) > 3 else 0)
