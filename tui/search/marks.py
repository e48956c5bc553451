"""Where in a text the words stand that a search matched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tui.search.words import bare

_WORD = re.compile(r"[^\W_]+")
Spans = list[tuple[int, int]]


def marks(text: str, matched: Iterable[str]) -> Spans:
    """Spans of the words and phrases of ``matched`` in ``text``, in order and apart: from, and up to but not including.

    ``matched`` is ``Hit.matched``: folded words; a phrase is marked where its words stand side by side.
    """
    found = {tuple(words) for phrase in matched if (words := _WORD.findall(bare(phrase)))}
    wanted = tuple(sorted(found, key=lambda words: (-len(words), words)))
    if not wanted:
        return []
    if text.isascii():
        return [match.span() for match in _pattern(wanted).finditer(text)]
    return _compared(text, wanted)


@lru_cache(maxsize=512)
def _pattern(wanted: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Whole words in any case, with anything but letters and digits between them; longest first."""
    phrases = (r"[\W_]+".join(map(re.escape, words)) for words in wanted)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(phrases)})(?![^\W_])", re.IGNORECASE | re.ASCII)


def _compared(text: str, wanted: tuple[tuple[str, ...], ...]) -> Spans:
    """The same word by word, for a text with accents or ligatures, which are folded first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in wanted:
        by_first.setdefault(words[0], []).append(words)
    tokens = [(word.start(), word.end(), bare(word[0])) for word in _WORD.finditer(text)]
    spans: Spans = []
    at = 0
    while at < len(tokens):
        length = 0
        for words in by_first.get(tokens[at][2], ()):
            if tuple(token[2] for token in tokens[at : at + len(words)]) == words:
                length = len(words)
                break
        if length:
            spans.append((tokens[at][0], tokens[at + length - 1][1]))
        at += length or 1
    return spans
