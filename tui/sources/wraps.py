"""Lines that were broken to fit a page, back into paragraphs.

What tells: a line after which the next line's first word would still have fitted ends its paragraph; a line that was
filled, and does not end a sentence, goes on. How wide a full line is, is learnt from the lines that certainly go on
(no full stop, and the next begins with a small letter): for the document as a whole and, where a paragraph has such
lines itself, for the paragraph, since quoted and listed text is set narrower.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_WIDTHS = {
    **dict.fromkeys("ijl|!.,:;'‘’`", 0.24),
    **dict.fromkeys(' tf()[]rI/-"“”', 0.33),
    **dict.fromkeys("mwMW@%—", 0.84),
    **dict.fromkeys("ABCDEGHKNOPQRUVXY&", 0.65),
}
"""Widths in ems, as in the usual text faces; every other character is about half an em."""
_TERMINAL = re.compile(r"[.?!:;…]['\"’”)\]]*$|[”\"]$|\((?:[Pp]ages?|PAGES?) [^()]*\)$")
_OPEN_WORD = re.compile(
    r"(?:[,&(\u2013-]|\b(?:and|or|of|the|to|in|on|by|for|from|with|at|a|an|that|which|no|section|item|cllrs?\.|"
    r"councillors?|mr\.|mrs\.|ms\.|dr\.|st\.|co\.))$",
    re.IGNORECASE,
)
_TITLE_AWAITS_NAME = re.compile(r"\b(?:Cllrs?|Mrs?|Ms|Messrs|Dr|Prof|Rev|Supt|Insp|Sgt)\.$")
"""A line that ends in a title ends no sentence."""
_SPEAKER = re.compile(
    r"(?:Cllrs?\b|Councillors?\b|Clir\b|Cmhlr\b|Mr\b|Mrs\b|Ms\b|Dr\b|"
    r"The (?:Chair|Cathaoirleach|Mayor|Leader|Director)\w*|In (?:response|reply|proposing|respect)\b|Members\b|"
    r"The Members\b|Proposed\b|Seconded\b|[A-Z]{5,}\b)"
)
_SENTENCE = re.compile(
    r"(?:The|A|An|It|This|These|That|There|In|On|At|As|To|For|If|When|We|I|He|She|They|Following|Circulated|Also|Reason|"
    r"Resolved|RESOLVED|REPLY|Reply|And|Enabling|Revised|Projected|Amendment|Item|Question|Notice|Present|Apologies)\b|[“\"‘'(]"
)
"""How sentences and entries begin: a word that is none of these, after an open line, is the rest of a name."""
_PARENTHESIS = re.compile(r"\([a-z]{1,4}\)")


@dataclass(slots=True)
class Line:
    """A line of a page: its words without emphasis marks, and what its looks tell."""

    text: str
    gap: int = 0
    """Blank lines before it."""
    style: str = ""
    """How the whole line is set ("bold", "bold italic", …); empty for plain or mixed lines."""
    marker: str = ""
    level: int = 0
    kind: str = ""
    """"furniture", "heading" or "row" where that is known already."""
    page: int | None = None
    width: float = 0.0
    """Where the line ends, in any unit; without it, as wide as its letters usually are."""
    em: float = 1.0
    """The size of the letters in that unit."""
    hyphen: bool = False
    """The line ends in a hyphen that parts a word."""
    indent: float = 0.0
    """Where the line begins, in the unit of ``width``."""
    cells: tuple[str, ...] = ()
    glued: bool = False
    """No space parts the marker from the words."""

    def __post_init__(self) -> None:
        if not self.width:
            self.width = measured(self.text) + (measured(self.marker) + 1.5 if self.marker else 0)


@dataclass(slots=True)
class Group:
    """The lines of one paragraph."""

    lines: list[Line]
    least: float = 0.0
    """The line is at least this wide …"""
    most: float = field(default=float("inf"))
    """… and less than this, as far as the lines that certainly go on tell."""
    open: int = 0
    """Brackets that were opened and not closed yet."""

    def __post_init__(self) -> None:
        self.open = self.lines[0].text.count("(") - self.lines[0].text.count(")")

    def add(self, line: Line, certain: bool) -> None:
        last = self.lines[-1]
        if certain:
            self.least = max(self.least, last.width)
            self.most = min(self.most, _needed(last, line))
        self.lines.append(line)
        self.open += line.text.count("(") - line.text.count(")")

    @property
    def text(self) -> str:
        """The words on one line; a word parted by a hyphen at the end of a line is put together again."""
        parts = [self.lines[0].text]
        for line in self.lines[1:]:
            last = parts[-1]
            parted = line.text[:1].isalpha() and (
                last.endswith("\u00ad") or (last[-1:] == "-" and last[-2:-1].islower())
            )
            parts[-1] = last.removesuffix("\u00ad")
            parts += [line.text] if parted else [" ", line.text]
        return "".join(parts)


def measured(text: str) -> float:
    """The width of ``text`` in ems."""
    return sum(_WIDTHS.get(letter, 0.52) for letter in text)


def _needed(last: Line, line: Line) -> float:
    return last.width + (0.28 + measured(line.text.split(" ", 1)[0])) * last.em


def _goes_on(last: Line, line: Line) -> bool:
    """Whether the one line certainly continues in the other."""
    begins = bool(line.text) and (line.text[0].islower() or line.text[0] == "&" or last.hyphen)
    return begins and not _TERMINAL.search(last.text) and not line.marker


def grouped(lines: Sequence[Line]) -> list[Group]:
    """The paragraphs, in order. A paragraph cut by a page's furniture is put together; the furniture follows it."""
    words = [line for line in lines if not line.kind]
    double, full, listed = _measure(words)
    groups: list[Group] = []
    current: Group | None = None
    held: list[Group] = []
    broken = False
    for line in lines:
        if line.kind == "furniture":
            broken = broken or current is not None
            (held if current is not None else groups).append(Group([line]))
            continue
        if current is not None and not line.kind and not current.lines[-1].kind:
            certain = _goes_on(current.lines[-1], line)
            limit = listed if current.lines[0].marker else full
            gap = 0 if broken else line.gap - double
            if _joined(current, line, limit, gap, certain) if full else _set_solid(current.lines[-1], line, gap):
                current.add(line, certain)
                broken = False
                continue
        if current is not None:
            groups += [current, *held]
            held = []
        current, broken = Group([line]), False
    return groups + ([current] if current is not None else []) + held


def _measure(lines: Sequence[Line]) -> tuple[int, float, float]:
    """Blank lines between the lines of a paragraph, and the widths in ems of a full line: of text, of list entries.

    The widths are 0 where nothing is wrapped.
    """
    pairs = list(pairwise(lines))
    certain = [(last, line) for last, line in pairs if _goes_on(last, line) and len(last.text) > 30]
    if not certain or len(certain) * 40 < len(lines):
        return 0, 0.0, 0.0
    apart = sum(line.gap >= 1 for _, line in certain)
    double = 1 if len(certain) >= 3 and apart * 10 >= len(certain) * 6 else 0
    close = [last.width for last, line in certain if line.gap == double]
    if not close:
        return double, 0.0, 0.0
    full = sorted(close)[int(len(close) * 0.9)]
    # One paragraph a line: then lines that seem to go on are merely a few broken ones among long ones.
    longer = sum(line.width > full * 1.25 for line in lines)
    if longer * 8 >= len(lines):
        return double, 0.0, 0.0
    return double, full, _listed(pairs) or full * 0.95


def _listed(pairs: Sequence[tuple[Line, Line]]) -> float:
    """The width of a full line of the list entries, which stand further in; 0 where too few are seen."""
    widths = []
    entry = False
    for last, line in pairs:
        entry = bool(last.marker) or entry
        if not _goes_on(last, line):
            entry = False
        elif entry and len(last.text) > 30:
            widths.append(last.width)
    return sorted(widths)[int(len(widths) * 0.9)] if len(widths) > 3 else 0.0


def _set_solid(last: Line, line: Line, gap: int) -> bool:
    """Whether a line goes on in one set right below it alike: for pages too short to learn how wide a full line is."""
    known = line.em > 1 and last.width - last.indent > 20 * last.em
    return known and gap <= 0 and not line.marker and line.style == last.style and not _TERMINAL.search(last.text)


def _joined(group: Group, line: Line, full: float, gap: int, certain: bool) -> bool:
    last = group.lines[-1]
    if (line.style != last.style and not (certain and last.width > 0.6 * full)) or (
        line.marker and not _within(group, line, full)
    ):
        return False
    if gap > 0:
        return gap == 1 and certain and last.width > 0.8 * full
    if _capitals(last.text) != _capitals(line.text) and not _OPEN_WORD.search(last.text) and not certain:
        return False
    terminal = bool(_TERMINAL.search(last.text)) and not _TITLE_AWAITS_NAME.search(last.text)
    if certain:
        return True
    if not terminal:
        return _filled(group, line, full * 0.95) or bool(_OPEN_WORD.search(last.text)) or _open(group, line, full)
    return _filled(group, line, full) and not last.text.endswith(":") and not _SPEAKER.match(line.text)


def _filled(group: Group, line: Line, full: float) -> bool:
    """Whether the line's first word would not have fitted on the line before."""
    needed = _needed(group.lines[-1], line)
    if group.least and needed <= group.least:
        return False
    if group.least > 0.6 * full and needed > group.most:
        return True
    return needed > 0.985 * full


def _open(group: Group, line: Line, full: float) -> bool:
    """Whether a line that was not filled and ends no sentence goes on all the same: in narrower text, or a title."""
    last = group.lines[-1]
    if _spread_title(last, line):
        return True
    if _needed(last, line) < 0.8 * full or _SPEAKER.match(line.text):
        return False
    if group.open > 0:
        return True
    seen = f"{group.lines[0].text} {last.text}"
    return not _SENTENCE.match(line.text) and (line.text[0].isdigit() or not _title(seen))


def _title(text: str) -> bool:
    """Whether a line reads as a heading: most of its words begin with a capital."""
    words = [word for word in text.split() if word[0].isalpha() and len(word) > 3]
    return sum(word[0].isupper() for word in words) * 10 > len(words) * 7


def _capitals(text: str) -> bool:
    """Whether a line is set in capitals, but for a word or two."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) * 10 > len(letters) * 7


def _within(group: Group, line: Line, full: float) -> bool:
    """Whether what looks like a list marker stands inside a sentence: "… the sum of 1 / - the Council to pay - …"."""
    last = group.lines[-1]
    if _TERMINAL.search(last.text) or group.lines[0].marker:
        return False
    if line.marker[:1].isdigit() or line.marker in ("-", "\u2013"):
        return bool(
            re.search(r"\b(?:of|the|to|in|and|no\.?|section|item|than|\u20ac\S+|£\S+)$", last.text, re.IGNORECASE)
        )
    return bool(_PARENTHESIS.fullmatch(line.marker)) and bool(re.search(r"(?:\band|\bor|[-\u2013,])$", last.text))


def _spread_title(last: Line, line: Line) -> bool:
    """Titles in capitals are set to the full width a few words a line."""
    return last.text.isupper() and line.text.isupper() and len(last.text.split()) <= 2 and last.text.split()[-1] in (
        "MINUTES", "OF", "PROCEEDINGS", "AT", "MEETING", "THE", "MUNICIPAL", "DISTRICT", "HELD", "IN", "ON", "AND",
    )  # fmt: skip
