"""How text becomes words to search for, the same way for documents, queries and marks on the screen."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")

STOP_WORDS = frozenset(
    """
    a about after all also an and any are as at be been before being but by can could did do does for from had has have
    he her his how i if in into is it its may more most no not of on or our out over s she should so such t than that
    the their them then there these they this those to under up was we were what when where whether which who why will
    with would you your
    """.split()
)
"""Words that tell passages of minutes apart too little to search for, unless a query holds nothing else."""


def bare(text: str) -> str:
    """Text in lower case without accents, as the index holds it. Ligatures of PDF pages come apart."""
    if text.isascii():
        return text.lower()
    if not unicodedata.is_normalized("NFKD", text):
        text = _COMBINING.sub("", unicodedata.normalize("NFKD", text))
    return text.lower()


def words_of(text: str) -> list[str]:
    """The words of a text as the index holds them: folded runs of letters and digits, in order."""
    return _WORD.findall(bare(text))


def quote(words: str) -> str:
    """One or more words as an FTS5 string: a phrase that no character of it can turn into syntax."""
    return '"' + words.replace('"', '""').replace("\x00", "") + '"'
