"""Where in a text the words stand that a search matched."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.search.words import bare

_WORD = re.compile(r"[^\W_]+")


def marks(text: str, matched: Iterable[str]) -> list[tuple[int, int]]:
    """Spans of the words and phrases of ``matched`` in ``text``, in order and apart: from, and up to but not including.

    ``matched`` is ``Hit.matched``: folded words; a phrase is marked where its words stand side by side.
    """
    wanted = sorted(
        {tuple(found) for phrase in matched if (found := _WORD.findall(bare(phrase)))}, key=len, reverse=True
    )
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in wanted:
        by_first.setdefault(words[0], []).append(words)
    tokens = [(word.start(), word.end(), bare(word[0])) for word in _WORD.finditer(text)]
    spans: list[tuple[int, int]] = []
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
