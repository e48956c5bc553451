"""Pages for the reading pane: what is shown of each kind of row. Pure; no screen library, no database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tui.app import say
from tui.app.blocks import FACT, Block, Page, entry, fact, gap, head, paragraphs, rule
from tui.app.data.shapes import Trouble
from tui.app.passage import in_item, near, question_and_answer, spans
from tui.store.rows import (
    AttendeeRow,
    CommitteeRow,
    ExchangeRow,
    ItemRow,
    MeetingRow,
    NoteRow,
    OfficeRow,
    ThreadRow,
    UndertakingRow,
)
from tui.text import one_line, uk_date


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
        blocks.append(fact("Put to", _office(row) + (" (inferred)" if row.holder_inferred else "")))
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
    reading: Sequence[Block] = ()
    """How the program reads the answer, which is another thing."""
    spelt: Sequence[Block] = ()
    """The abbreviations that stand in the text, spelt out."""

    def blocks(self) -> list[Block]:
        said = [
            Block(f"{u.strength} undertaking · {say.due(u)} · {say.openness(u)}", "own", "↳", "bar", space=n == 0)
            for n, u in enumerate(self.promises)
        ]
        marked = [Block(f"Your mark: {self.mark}", "note", "✓", "bar")] if self.mark else []
        noted = [Block(f"Your note: {p}", "note", "✎", "bar") for n in self.notes for p in paragraphs(n.text)]
        return [*said, *self.reading, *marked, *noted]


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
    why = [Block(f"Put to, inferred: {one_line(row.holder_inferred)}", "own")] if row.holder_inferred else []
    source = Block(row.citation.source + (" · exempt business" if row.exempt else ""), "dim")
    facts = (*_item_head(row), *_people(row))
    return Page("Exchange", (*body, *why, source, *beside.spelt), facts, start, ("exchange", row.key), words)


def _promised(block: Block, promises: Sequence[UndertakingRow]) -> Block:
    return replace(block, spans=(*block.spans, *(s for u in promises for s in spans(block.text, u.text))))


def item(
    row: ItemRow, source: str, text: str, outcomes: Sequence[tuple[str, str]] = (), notes: Sequence[NoteRow] = ()
) -> Page:
    """A whole item as minuted, and what came of it."""
    number = f"Item {one_line(row.number)}" if row.number else "Item number not stated"
    said = [say.count(row.exchanges, "exchange") if row.exchanges else "no exchanges found"]
    said += ["exempt business"] if row.exempt else []
    said += ["the document cuts this item short"] if row.truncated else []
    facts = [*head(f"{number}  {_named(row.title)}", " · ".join(said)), *_notes(notes)]
    blocks = [entry(p) for p in paragraphs(text)] or [Block("No text under this item.", "own")]
    if outcomes:
        blocks += [rule("what came of it"), *gap([fact(kind, one_line(words)) for kind, words in outcomes])]
    return Page("Item", (*blocks, Block(source, "dim")), tuple(facts), None, ("item", row.key))


def meeting(
    row: MeetingRow,
    items: Sequence[ItemRow],
    sources: Sequence[str],
    problems: Sequence[str] = (),
    notes: Sequence[NoteRow] = (),
    there: Sequence[AttendeeRow] = (),
) -> Page:
    """A meeting at a glance: when, where, who, what was on the agenda, and what was not understood of its document."""
    blocks = head(one_line(row.committee or "Committee not stated"), row.council or "council not stated")
    facts = [fact("Date", say.meeting_date(row)), fact("Time", row.time or "not stated")]
    facts += [
        fact("Venue", row.venue or "not stated"),
        fact("Status", say.standing(row) or row.status.replace("unknown", "not stated")),
        *(fact("" if n else "Document" if len(sources) == 1 else "Documents", one) for n, one in enumerate(sources)),
    ]
    blocks += gap([*facts, *_notes(notes)])
    blocks += gap(_attendance(there, expected=row.status == "agenda"))
    blocks.append(rule(say.count(len(items), "item")))
    for n, one in enumerate(items):
        told = say.count(one.exchanges, "exchange") if one.exchanges else ""
        said = " · ".join(w for w in (told, "exempt" if one.exempt else "", "procedural" * one.procedural) if w)
        blocks.append(Block(_named(one.title), "", one_line(one.number or "–"), space=n == 0, fact=FACT))
        if said:
            blocks.append(Block(said, "dim", space=False, fact=FACT))
    if problems:
        blocks.append(rule("what was not, or not surely, understood"))
        blocks += [Block(one_line(p), "own", "!", space=n == 0) for n, p in enumerate(problems)]
    return Page("Meeting", tuple(blocks), (), None, ("meeting", row.key))


_CAPACITIES = {
    "member": "Present",
    "substitute": "Substitutes",
    "in attendance": "Attending",
    "invited": "Invited",
    "officer": "Officers",
    "other": "Also there",
    "apologies": "Apologies",
}


def _attendance(there: Sequence[AttendeeRow], *, expected: bool) -> list[Block]:
    """Who was there, or on an agenda who is to be, by the capacity in which the document lists them."""
    facts = []
    for capacity, label in _CAPACITIES.items():
        names = [
            f"{one_line(one.name)} ({one_line(one.post)})" if one.post else one_line(one.name)
            for one in there
            if one.capacity == capacity
        ]
        if names:
            facts.append(fact("Members" if expected and capacity == "member" else label, ", ".join(names)))
    return facts


def thread(
    row: ThreadRow,
    exchanges: Sequence[ExchangeRow],
    promises: Sequence[UndertakingRow],
    notes: Sequence[NoteRow],
    more: Sequence[Block] = (),
) -> Page:
    """A thread: how often asked, by whom, what was promised, what changed (``more``), and every exchange in order."""
    named = "" if row.named_by == "member" else "named by the program"
    blocks = head(row.name, one_line(row.office or "office not stated"), row.council or "council not stated", named)
    times = "once" if row.exchanges == 1 else f"{row.exchanges} times"
    when = f", {say.short_date(row.first)} to {say.short_date(row.last)}" if row.first != row.last else ""
    blocks += gap([fact("Asked", times + when), fact("By", say.people(row.askers, most=12))])
    blocks += [*_promises(promises), *_notes(notes), *more]
    for one in exchanges:
        cited = one.citation
        blocks.append(rule(f"{uk_date(cited.date)} · {one_line(cited.committee or 'committee not stated')}"))
        who = f"{say.people(one.questioners)} → {say.people(one.respondents)}"
        blocks.append(Block(who, "dim", space=False))
        blocks += question_and_answer(one)
        blocks.append(Block(cited.words(), "dim"))
    return Page("Thread", tuple(blocks), (), None, ("thread", row.key))


def undertaking(
    row: UndertakingRow,
    said_in: ExchangeRow | None,
    text: str,
    standing: Sequence[Block] = (),
    candidates: Sequence[Block] = (),
    notes: Sequence[NoteRow] = (),
) -> Page:
    """An undertaking verbatim, by whom, to whom, how firm and how long open, and where it was given."""
    facts = [
        *_between(row),
        fact("Strength", row.strength) if row.source == "undertaking" else fact("Kind", _kind(row)),
        fact("Due", row.due or "no date given"),
        *(standing or [fact("Stands", say.openness(row))]),
    ]
    if row.office:
        facts.append(fact("Put to", _office(row)))
    blocks = [Block(one_line(row.text), "strong", "“", "bar", space=False), *gap([*facts, *_notes(notes)])]
    if candidates:
        keys = Block("+ accepts, - refuses, s says otherwise", "own")
        blocks += [rule("what later papers might fulfil it"), keys, *candidates]
    blocks.append(rule("as minuted"))
    body = near(in_item(said_in, text)) if said_in else [entry(p) for p in paragraphs(text)]
    blocks += [replace(b, spans=spans(b.text, row.text)) for b in body]
    blocks.append(Block(row.citation.source, "dim"))
    return Page(row.source.capitalize(), tuple(blocks), tuple(_item_head(row)), None, ("undertaking", row.key))


def _between(row: UndertakingRow) -> list[Block]:
    """Who gave it to whom; a recommendation is the committee's, an action somebody's to do."""
    if row.source == "recommendation":
        return [fact("Asked of", row.by or row.to or "not recorded")]
    if row.source == "action":
        return [fact("Owner", row.by or "not recorded")]
    return [fact("By", row.by or "not recorded"), fact("To", row.to or "not recorded")]


def _kind(row: UndertakingRow) -> str:
    number = f" {one_line(row.number)}" if row.number else ""
    said = f", “{one_line(row.said)}” in the paper" if row.said else ""
    return f"{row.source}{number}{said}"


def note(row: NoteRow, subject: Page | None) -> Page:
    """A note, and beneath it what it is on."""
    blocks = [Block(p, "", "") for p in paragraphs(row.text)] or [Block("(empty note)", "own")]
    blocks = [
        *head(f"Note on {one_line(row.about)}" if row.subject != "none" else "Note", f"changed {stamp(row.changed)}"),
        *blocks,
    ]
    if row.lost:
        blocks.append(rule("what this note was on is no longer in the documents; this is what it said"))
        blocks += [Block(p, "", "", "bar") for p in paragraphs(row.quotation or "")]
        if row.citation:
            blocks.append(Block(row.citation.words(), "dim"))
    elif subject is not None:
        blocks += [rule("what it is on"), *subject.head, *gap(subject.blocks)]
    return Page("Note", tuple(blocks), (), None, ("note", row.id))


def trouble(row: Trouble, source: Page) -> Page:
    """The source at a problem's place, with the problem and what can be done about it above."""
    cure = fact("c", "corrects it: your correction outlives every new reading", "own", wide=7)
    facts = (*head(row.kind, row.about), *source.head[2:], fact("From", row.source, wide=7), cure)
    return replace(source, head=facts, key=("trouble", row.key))


def stamp(when: str) -> str:
    """ "20 November 2026, 09:41" of a stored moment."""
    clock = when[11:16]
    return uk_date(when[:10]) + (f", {clock}" if clock else "")


def office(
    row: OfficeRow,
    threads: Sequence[ThreadRow] = (),
    notes: Sequence[NoteRow] = (),
    more: Sequence[Block] = (),
) -> Page:
    """An office: who held it and when, and what it was asked most."""
    blocks = head(row.office, row.council or "council not stated")
    held = [fact("Held by" if n == 0 else "", say.tenure(*h)) for n, h in enumerate(reversed(row.holders))]
    blocks += gap([*(held or [fact("Held by", "not stated")]), fact("Exchanges", f"{row.exchanges:,}")])
    blocks.append(fact("Threads", f"{row.threads:,}"))
    blocks.append(fact("Ledger", f"{row.open_undertakings:,} open"))
    blocks += _notes(notes)
    asked = sorted(threads, key=lambda t: -t.exchanges)[:8]
    if asked:
        blocks.append(rule("asked most"))
        blocks += [fact(f"{t.exchanges} ×", one_line(t.name)) for t in asked]
    return Page("Office", (*blocks, *more), (), None, ("office", row.key))


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
    blocks = tuple(entry(p) for p in paragraphs(text)) or (Block("This document has no text.", "own"),)
    return Page("Source", blocks, tuple(head(name, "the whole document, as it was read")), None, ("document", name))
