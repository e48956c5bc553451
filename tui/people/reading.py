"""Finding the mentions in a text: names, offices, "the same Member", he and she, and what each does there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tui.people import patterns as p
from tui.people.mentions import Kind, Mention, Paper, Part
from tui.people.parts import link, links_of_renaming, part_of
from tui.people.spans import Span, find_spans, names_in

_ITEM = re.compile(
    r"^\s*(?:\(?(?:\d+|[a-z]|[ivx]+)[.)](?:\d+\.?)*\)?\s|\d+(?:\.\d+)*\.?\s+\S|[·•*–-]\s|"
    r"Question\s*(?:No\.?\s*)?\d|Question\s*:|[A-Z][\w’' ]{2,40} [–-] )"
)
_LONGEST = 4_000
_SENTENCE = 300
_NO_ITEM = re.compile(r"^\s*(?:supplementary|answer|response|reply|\W)", re.I)
_LIST = re.compile(
    r"^\s*(?P<h>(?:(?:also|all|others?|those|members?|councillors?|officers?|panel|committee|board|cabinet|"
    r"co-opted|co-optees?|voting|elected|external|invited|scrutiny|portfolio|executive|lead)\b[\s-]*)*"
    r"(?:present|in attendance|attendance|attending|taking part|participating|members?|officers?|officials|"
    r"councillors|co-opted|co-optees?|holders?|representatives?|invitees|witnesses|substitutes?|"
    r"apologies(?: for absence)?|chair(?:man|woman|person)?(?: for the meeting)?|"
    r"in the chair)(?:\s*\([^)\n]{1,20}\))?)[ \t]*(?P<colon>:|(?=\n|$))",
    re.I,
)


@dataclass(slots=True)
class _Reader:
    """Gathers the mentions of one document, paragraph after paragraph."""

    mentions: list[Mention] = field(default_factory=list)
    known_as: list[tuple[int, int]] = field(default_factory=list)
    renamed: list[tuple[int, int]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """Full names seen so far, so that they are found again where no title stands."""
    item: int = 0
    listing: str = ""
    """The heading of the list of those present that the reader is in, or empty."""

    def add(self, number: int, start: int, text: str) -> None:
        """One paragraph that begins at ``start`` in the document."""
        heading = _LIST.match(text)
        if heading and (heading["colon"] or len(heading["h"].split()) <= 4):
            self.listing = heading["h"].lower()
        elif self.listing and (len(text) > 400 or p.ASKS.search(text) or re.search(r"\b(?:was|were|had|that)\b", text)):
            self.listing = ""
        if _begins_item(text):
            self.item += 1
            if not heading and re.match(r"\s*\d", text):
                self.listing = ""
        spans = find_spans(text, self.names, listing=bool(self.listing))
        self._take(text, start, number, link(text, spans))

    def _take(self, text: str, start: int, number: int, spans: list[Span]) -> None:
        first = len(self.mentions)
        for place, span in enumerate(spans):
            part = self._part(text, spans, place)
            self.mentions.append(
                Mention(
                    start + span.start,
                    start + span.end,
                    span.words or " ".join(text[span.start : span.end].split()),
                    span.kind,
                    part,
                    number,
                    self.item,
                    first + span.of if span.of >= 0 else -1,
                    span.gone,
                    bool(span.kind == "same" or _again(text, span)),
                    _several(text, spans, place),
                )
            )
        for kind, one, other in links_of_renaming(text, spans):
            (self.known_as if kind == "name" else self.renamed).append((first + one, first + other))

    def _part(self, text: str, spans: list[Span], place: int) -> Part:
        if self.listing and spans[place].kind == "name":
            if "apolog" in self.listing or p.BEHALF.search(text[: spans[place].start]):
                return "absent"
            return "present"
        return part_of(text, spans, place)


def read_paper(
    paragraphs: Iterable[tuple[int, str]],
    *,
    document: str,
    council: str | None,
    committee: str | None,
    date: str | None,
) -> Paper:
    """The mentions of one document. ``paragraphs`` are (start in the document's text, text as it stands there)."""
    reader = _Reader()
    kept = [piece for start, text in paragraphs if text.strip() for piece in _pieces(start, text)]
    for _, text in kept:
        reader.names.update(_full_names(text))
    for number, (start, text) in enumerate(kept):
        reader.add(number, start, text)
    return Paper(
        document, council, committee, date, tuple(reader.mentions), tuple(reader.known_as), tuple(reader.renamed)
    )


def _pieces(start: int, text: str) -> Iterator[tuple[int, str]]:
    """A paragraph, cut between sentences or words where it is longer than any minutes have it: time stays linear."""
    while len(text) > _LONGEST:
        cut = max(text.rfind(". ", 0, _LONGEST) + 2, text.rfind("\n", 0, _LONGEST) + 1)
        cut = cut if cut > _LONGEST // 2 else max(text.rfind(" ", 0, _LONGEST) + 1, _LONGEST // 2)
        yield start, text[:cut]
        start, text = start + cut, text[cut:]
    yield start, text


def paragraphs_of(text: str) -> Iterator[tuple[int, str]]:
    """A plain text cut at its blank lines."""
    start = 0
    for gap in re.finditer(r"\n[^\S\n]*(?:\n[^\S\n]*)+", text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


def _full_names(text: str) -> Iterator[str]:
    """Full names that stand with a title or an office: "Councillor Ann Lee", "Ann Lee, Head of Roads"."""
    for span in names_in(text, frozenset(), listing=bool(_LIST.match(text))):
        words = text[span.name_start : span.end]
        if re.match(r"[^\W\d_]{2,}\s", words):
            yield " ".join(words.split())


def _begins_item(text: str) -> bool:
    if _NO_ITEM.match(text):
        return bool(re.match(r"\s*(?:[·•*–-]\s|\(\w{1,3}\)\s)", text))
    return bool(_ITEM.match(text)) or (len(text) < 90 and not re.search(r"[.?!:;,”\"’']\s*$", text))


def _again(text: str, span: Span) -> bool:
    """Whether the sentence of a mention ties it to the one who asked before."""
    near = max(0, span.start - _SENTENCE)
    begin = max(text.rfind(". ", near, span.start), text.rfind("\n", near, span.start), near - 1) + 1
    rest = text[span.end : span.end + _SENTENCE]
    stop = re.search(r"[.;]\s|\n|$", rest)
    return bool(p.AGAIN.search(text[begin : span.end] + rest[: stop.start() if stop else 0]))


def _several(text: str, spans: list[Span], place: int) -> bool:
    """Whether a name is joined by "and" to the name before or after it."""
    if spans[place].kind != "name":
        return False
    near = [s for s in (place - 1, place + 1) if 0 <= s < len(spans) and spans[s].kind == "name"]
    return any(
        re.fullmatch(r"\s+and\s+", text[min(spans[s].end, spans[place].end) : max(spans[s].start, spans[place].start)])
        for s in near
    )


def with_date(paper: Paper, committee: str | None, date: str | None) -> Paper:
    """The same mentions for a document whose committee or date has been put right."""
    return replace(paper, committee=committee, date=date)


__all__ = ["Kind", "paragraphs_of", "read_paper", "with_date"]
