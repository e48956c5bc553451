"""What the reading pane shows, as blocks of styled plain text. Pure; no screen library, no database.

The minutes' own words are the blocks without a style of the program's; what the program says of them is "dim",
"label" or "own", and stands apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tui.app import say
from tui.store.rows import (
    CommitteeRow,
    ExchangeRow,
    ItemRow,
    MeetingRow,
    NoteRow,
    OfficeRow,
    ThreadRow,
    UndertakingRow,
)
from tui.text import one_line, plain, uk_date

Span = tuple[int, int, str]
_MARKERS = " \t·•*-–"
"""A list's bullet that stands by itself after a cut is not shown."""
_BULLET = re.compile(r"[·•*]\s+")
_RUN = re.compile(r"[ \t\u00a0]{2,}")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its text, how it is set, and what stands beside it."""

    text: str
    style: str = ""
    label: str = ""
    """Beside the first line: "Q", "A", or the name of a fact ("Asked by")."""
    bar: bool = False
    """Part of the exchange that is shown."""
    space: bool = True
    """An empty line before it."""
    spans: tuple[Span, ...] = ()
    fact: bool = False
    """The label is the name of a fact and has a column of its own."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is read at one time."""

    title: str
    blocks: tuple[Block, ...] = ()
    head: tuple[Block, ...] = ()
    """What stays in sight above the text."""
    start: int | None = None
    """The block that should be seen first."""
    key: tuple[str, object] = ("", 0)
    """What it is about, so that the same page keeps its place."""
    words: tuple[str, ...] = field(default=())
    """What was searched for, set as matches."""


def fact(label: str, text: str, style: str = "") -> Block:
    """A fact with its name in a column of its own."""
    return Block(plain(text), style, label, space=False, fact=True)


def head(title: str, *below: str) -> list[Block]:
    """The head of a page: what it is, and beneath it where it belongs."""
    return [Block(one_line(title), "title", space=False), *(Block(one_line(b), "dim", space=False) for b in below if b)]


def gap(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with an empty line before the first."""
    return [replace(blocks[0], space=True), *blocks[1:]] if blocks else []


def rule(words: str) -> Block:
    """A line across that says what comes below."""
    return Block(words, "rule")


def _named(text: str) -> str:
    return one_line(text) or "title not stated"


def _item_head(row: ExchangeRow | UndertakingRow) -> list[Block]:
    cited = row.citation
    number = f"Item {one_line(cited.item_number)}" if cited.item_number else "Item number not stated"
    return head(
        f"{number}  {_named(cited.item_title)}", f"{uk_date(cited.date)} · {say.body(cited.council, cited.committee)}"
    )


def _people(row: ExchangeRow) -> list[Block]:
    blocks = [fact("Asked by", say.people(row.questioners, most=12)), fact("Answered by", say.people(row.respondents))]
    if row.office:
        blocks.append(fact("Put to", _office(row)))
    if row.holder_inferred:
        blocks.append(fact("", f"inferred: {one_line(row.holder_inferred)}", "own"))
    return blocks


def _office(row: ExchangeRow | UndertakingRow) -> str:
    return f"{one_line(row.office or '')}{': ' + one_line(row.holder) if row.holder else ''}"


def _promises(rows: Iterable[UndertakingRow]) -> list[Block]:
    return [fact("Undertaken", f"{one_line(u.text)}  ({u.strength}, {say.due(u)}, {say.openness(u)})") for u in rows]


def _notes(notes: Iterable[NoteRow]) -> list[Block]:
    return [fact("Your note", n.text.strip() or "(empty note)", "note") for n in notes]


@dataclass(frozen=True, slots=True)
class Beside:
    """What belongs to an exchange beside its text."""

    promises: Sequence[UndertakingRow] = ()
    notes: Sequence[NoteRow] = ()
    mark: str | None = None
    """The member's own word on the answer."""

    def blocks(self) -> list[Block]:
        said = [
            Block(f"{u.strength} undertaking · {say.due(u)} · {say.openness(u)}", "own", "↳", True, space=n == 0)
            for n, u in enumerate(self.promises)
        ]
        marked = [Block(f"Your mark: {self.mark}", "note", "✓", True)] if self.mark else []
        noted = [Block(f"Your note: {p}", "note", "✎", True) for n in self.notes for p in _paragraphs(n.text)]
        return [*said, *marked, *noted]


def exchange(
    row: ExchangeRow,
    text: str,
    place: tuple[int, int] | None = None,
    beside: Beside | None = None,
    words: tuple[str, ...] = (),
) -> Page:
    """An exchange within its item: who asked and answered stays in sight above the item's text.

    ``text`` is the item's text and ``place`` where in it the exchange stands, if that is known.
    """
    beside = beside or Beside()
    body = [_promised(b, beside.promises) if b.bar else b for b in in_item(row, text, place)]
    last = max((n for n, b in enumerate(body) if b.bar), default=len(body) - 1)
    body[last + 1 : last + 1] = beside.blocks()
    start = next((n for n, b in enumerate(body) if b.bar), 0)
    source = Block(row.citation.source + (" · exempt business" if row.exempt else ""), "dim")
    facts = (*_item_head(row), *_people(row))
    return Page("Exchange", (*body, source), facts, start, ("exchange", row.key), words)


def _promised(block: Block, promises: Sequence[UndertakingRow]) -> Block:
    return replace(block, spans=(*block.spans, *(s for u in promises for s in _spans(block.text, u.text))))


def in_item(row: ExchangeRow, text: str, place: tuple[int, int] | None = None) -> list[Block]:
    """The item's text with the exchange marked, its question and its answer each labelled where it begins."""
    whole = place or locate(text, row.text)
    if whole is None:
        return question_and_answer(row)
    cuts: dict[int, str] = {whole[0]: "", whole[1]: ""}
    for label, part in (("Q", row.question), ("A", row.answer)):
        found = locate(text, part, *whole) if part else None
        if found:
            cuts[found[0]] = label
            cuts.setdefault(found[1], "")
    cuts = _without_scraps(text, cuts, whole)
    blocks = [b for b in _cut(text, cuts, whole) if b.text.strip(_MARKERS)]
    return _say_what_is_missing(row, blocks)


def _without_scraps(text: str, cuts: dict[int, str], whole: tuple[int, int]) -> dict[int, str]:
    """The cuts without those after which only a comma or a space would stand by itself."""
    edges = [*sorted(cuts), len(text)]
    scraps = {
        at
        for at, end in zip(edges, edges[1:], strict=False)
        if whole[0] < at < whole[1] and not cuts[at] and not any(c.isalnum() for c in text[at:end])
    }
    return {at: label for at, label in cuts.items() if at not in scraps}


def _cut(text: str, cuts: dict[int, str], whole: tuple[int, int]) -> Iterable[Block]:
    """The paragraphs of the text, cut besides where the exchange, its question and its answer begin and end."""
    edges = sorted({0, len(text), *cuts})
    for start, end in zip(edges, edges[1:], strict=False):
        label, at = cuts.get(start, ""), start
        inside = whole[0] <= start and end <= whole[1]
        for line in text[start:end].split("\n"):
            fresh = at == 0 or text[at - 1] == "\n"
            yield entry(line, inside, label, space=fresh)
            label = label if not line.strip(_MARKERS) else ""
            at += len(line) + 1


def entry(line: str, bar: bool = False, label: str = "", *, space: bool = True) -> Block:
    """A paragraph, with the bullet of a list beside it and not in it."""
    line = _RUN.sub(" ", plain(line)).strip()
    found = _BULLET.match(line)
    if found and not label:
        return Block(line[found.end() :], "", "·", bar, space)
    return Block(line, "", label, bar, space)


def _say_what_is_missing(row: ExchangeRow, blocks: list[Block]) -> list[Block]:
    """After the marked blocks, in the program's own words, that no question or no answer is minuted."""
    last = max((n for n, b in enumerate(blocks) if b.bar), default=len(blocks) - 1)
    if row.kind != "point" and not row.question:
        blocks.insert(last + 1, Block(say.NO_QUESTION, "own", "", True, space=False))
    if row.answer is None and row.kind != "point":
        blocks.insert(last + 1, Block(say.NO_ANSWER, "own", "A", True))
    return blocks


def question_and_answer(row: ExchangeRow) -> list[Block]:
    """The exchange by itself: question and answer, or its text where neither is told apart."""
    if row.question is None and row.answer is None:
        return [Block(p, "", "", True) for p in _paragraphs(row.text)]
    blocks = _labelled("Q", row.question) if row.question else [Block(say.NO_QUESTION, "own", "Q", True)]
    return blocks + (_labelled("A", row.answer) if row.answer else [Block(say.NO_ANSWER, "own", "A", True)])


def _labelled(label: str, text: str) -> list[Block]:
    return [Block(p, "", label if n == 0 else "", True) for n, p in enumerate(_paragraphs(text))]


def _paragraphs(text: str) -> list[str]:
    return [_RUN.sub(" ", p).strip() for p in plain(text).split("\n") if p.strip()]


def locate(text: str, part: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where ``part`` stands in ``text`` between ``start`` and ``end``, whatever the white space between its words."""
    end = len(text) if end is None else end
    part = part.strip()
    at = text.find(part, start, end)
    if at >= 0:
        return at, at + len(part)
    words = part.split()
    if not words:
        return None
    found = re.compile(r"[\s·•*\-]+".join(map(re.escape, words))).search(text, start, end)
    return found.span() if found else None


def item(
    row: ItemRow, source: str, text: str, outcomes: Sequence[tuple[str, str]] = (), notes: Sequence[NoteRow] = ()
) -> Page:
    """A whole item as minuted, and what came of it."""
    number = f"Item {one_line(row.number)}" if row.number else "Item number not stated"
    said = [say.count(row.exchanges, "exchange") if row.exchanges else "no exchanges found"]
    said += ["exempt business"] if row.exempt else []
    said += ["the document cuts this item short"] if row.truncated else []
    facts = [*head(f"{number}  {_named(row.title)}", " · ".join(said)), *_notes(notes)]
    blocks = [entry(p) for p in _paragraphs(text)] or [Block("No text under this item.", "own")]
    if outcomes:
        blocks += [rule("what came of it"), *gap([fact(kind, one_line(words)) for kind, words in outcomes])]
    return Page("Item", (*blocks, Block(source, "dim")), tuple(facts), None, ("item", row.key))


def meeting(
    row: MeetingRow,
    items: Sequence[ItemRow],
    source: str,
    problems: Sequence[str] = (),
    notes: Sequence[NoteRow] = (),
) -> Page:
    """A meeting at a glance: when, where, what was on the agenda, and what was not understood of its document."""
    blocks = head(one_line(row.committee or "Committee not stated"), row.council or "council not stated")
    facts = [fact("Date", say.meeting_date(row)), fact("Time", row.time or "not stated")]
    facts += [fact("Venue", row.venue or "not stated"), fact("Status", row.status), fact("Document", source)]
    blocks += gap([*facts, *_notes(notes)])
    blocks.append(rule(say.count(len(items), "item")))
    for n, entry in enumerate(items):
        told = say.count(entry.exchanges, "exchange") if entry.exchanges else ""
        said = " · ".join(w for w in (told, "exempt" if entry.exempt else "", "procedural" * entry.procedural) if w)
        blocks.append(Block(_named(entry.title), "", one_line(entry.number or "–"), space=n == 0, fact=True))
        if said:
            blocks.append(Block(said, "dim", space=False, fact=True))
    if problems:
        blocks.append(rule("what was not, or not surely, understood"))
        blocks += [Block(one_line(p), "own", "!", space=n == 0) for n, p in enumerate(problems)]
    return Page("Meeting", tuple(blocks), (), None, ("meeting", row.key))


def thread(
    row: ThreadRow, exchanges: Sequence[ExchangeRow], promises: Sequence[UndertakingRow], notes: Sequence[NoteRow]
) -> Page:
    """A thread, newest first: how often asked, by whom, what was promised, and every exchange of it."""
    named = "" if row.named_by == "member" else "named by the program"
    blocks = head(row.name, one_line(row.office or "office not stated"), row.council or "council not stated", named)
    times = "once" if row.exchanges == 1 else f"{row.exchanges} times"
    when = f", {say.short_date(row.first)} to {say.short_date(row.last)}" if row.first != row.last else ""
    blocks += gap([fact("Asked", times + when), fact("By", say.people(row.askers, most=12))])
    blocks += _promises(promises) + _notes(notes)
    for entry in exchanges:
        cited = entry.citation
        blocks.append(rule(f"{uk_date(cited.date)} · {one_line(cited.committee or 'committee not stated')}"))
        who = f"{say.people(entry.questioners)} → {say.people(entry.respondents)}"
        blocks.append(Block(who, "dim", space=False))
        blocks += question_and_answer(entry)
        blocks.append(Block(cited.words(), "dim"))
    return Page("Thread", tuple(blocks), (), None, ("thread", row.key))


def undertaking(
    row: UndertakingRow,
    said_in: ExchangeRow | None,
    text: str,
    candidates: Sequence[Block] = (),
    notes: Sequence[NoteRow] = (),
) -> Page:
    """An undertaking verbatim, by whom, to whom, how firm and how long open, and where it was given."""
    facts = [
        fact("By", row.by or "not recorded"),
        fact("To", row.to or "not recorded"),
        fact("Strength", row.strength),
        fact("Due", row.due or "no date given"),
        fact("Status", say.openness(row)),
    ]
    if row.office:
        facts.append(fact("Put to", _office(row)))
    blocks = [Block(one_line(row.text), "strong", "“", True, space=False), *gap([*facts, *_notes(notes)])]
    if candidates:
        blocks += [rule("what later papers might fulfil it: + accepts, - refuses"), *candidates]
    blocks.append(rule("as minuted"))
    body = in_item(said_in, text) if said_in else [entry(p) for p in _paragraphs(text)]
    blocks += [replace(b, spans=_spans(b.text, row.text)) for b in body]
    blocks.append(Block(row.citation.source, "dim"))
    return Page("Undertaking", tuple(blocks), tuple(_item_head(row)), None, ("undertaking", row.key))


def _spans(text: str, part: str) -> tuple[Span, ...]:
    found = locate(text, part)
    return ((*found, "strong"),) if found else ()


def note(row: NoteRow, subject: Page | None) -> Page:
    """A note, and beneath it what it is on."""
    blocks = [Block(p, "", "") for p in _paragraphs(row.text)] or [Block("(empty note)", "own")]
    blocks = [
        *head(f"Note on {one_line(row.about)}" if row.subject != "none" else "Note", f"changed {stamp(row.changed)}"),
        *blocks,
    ]
    if row.lost:
        blocks.append(rule("what this note was on is no longer in the documents; this is what it said"))
        blocks += [Block(p, "", "", True) for p in _paragraphs(row.quotation or "")]
        if row.citation:
            blocks.append(Block(row.citation.words(), "dim"))
    elif subject is not None:
        blocks += [rule("what it is on"), *subject.head, *gap(subject.blocks)]
    return Page("Note", tuple(blocks), (), None, ("note", row.id))


def stamp(when: str) -> str:
    """"20 November 2026, 09:41" of a stored moment."""
    clock = when[11:16]
    return uk_date(when[:10]) + (f", {clock}" if clock else "")


def office(row: OfficeRow, threads: Sequence[ThreadRow] = (), notes: Sequence[NoteRow] = ()) -> Page:
    """An office: who held it and when, and what it was asked most."""
    blocks = head(row.office, row.council or "council not stated")
    held = [fact("Held by" if n == 0 else "", say.tenure(*h)) for n, h in enumerate(reversed(row.holders))]
    blocks += gap([*(held or [fact("Held by", "not stated")]), fact("Exchanges", f"{row.exchanges:,}")])
    blocks.append(fact("Threads", f"{row.threads:,}"))
    blocks.append(fact("Promised", f"{say.count(row.open_undertakings, 'undertaking')} open"))
    blocks += _notes(notes)
    asked = sorted(threads, key=lambda t: -t.exchanges)[:8]
    if asked:
        blocks.append(rule("asked most"))
        blocks += [fact(f"{t.exchanges} ×", one_line(t.name)) for t in asked]
    return Page("Office", tuple(blocks), (), None, ("office", row.key))


def committee(row: CommitteeRow, meetings: Sequence[MeetingRow]) -> Page:
    """A committee: how many of its meetings are here, and from when to when."""
    dated = sorted(m.date for m in meetings if m.date)
    blocks = head(one_line(row.committee or "Committee not stated"), row.council or "council not stated")
    facts = [fact("Meetings", str(row.meetings))]
    facts += [fact("From", uk_date(dated[0])), fact("To", uk_date(dated[-1]))] if dated else []
    facts.append(fact("Exchanges", f"{sum(m.exchanges for m in meetings):,}"))
    facts.append(fact("Promised", say.count(sum(m.undertakings for m in meetings), "undertaking")))
    return Page("Committee", (*blocks, *gap(facts)), (), None, ("committee", row.id))


def document(name: str, text: str) -> Page:
    """A whole document, as it was read."""
    blocks = tuple(entry(p) for p in _paragraphs(text)) or (Block("This document has no text.", "own"),)
    return Page("Source", blocks, tuple(head(name, "the whole document, as it was read")), None, ("document", name))
