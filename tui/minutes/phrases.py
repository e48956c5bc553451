"""Phrases that most texts hold none of: looked for only where a word stands that the phrase cannot do without."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property


class Phrase:
    """A pattern with the words, or beginnings of words, one of which is in whatever it matches.

    A text is looked through for plain words many times faster than for a pattern of many alternatives. The words are
    given in small letters, parted by spaces; a text may hold them in any case. Searched for as a pattern is.
    """

    def __init__(self, words: str, pattern: str, flags: int = 0) -> None:
        self.words = tuple(words.split())
        self._written = pattern, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when the first text holds a word of it: to compile all of them takes a second of every start."""
        return re.compile(*self._written)

    def may_be_in(self, text: str) -> bool:
        """Whether a text holds one of the words."""
        return holds_any(text, self.words)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.pattern.search(text, start, end) if self.may_be_in(text) else None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.pattern.match(text, start) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text) if self.may_be_in(text) else iter(())


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of the words, which are given in small letters."""
    small = text.lower()
    for word in words:  # noqa: SIM110 - much quicker than any(), and asked often
        if word in small:
            return True
    return False


def in_small(text: str) -> str:
    """A text in small letters, each where it was.

    A pattern of many alternatives runs through it several times faster than one that is blind to case does through the
    text, since the alternatives are told apart by their first letter.
    """
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
