"""What goes out after a meeting, as Markdown: matters arising, an action log, a draft of a chair's letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.notes.markdown import escape, quoted, source_line
from tui.store.rows import UndertakingRow
from tui.text import one_line, shorten, uk_date
from tui.threads.fulfilments import Offer
from tui.threads.ledger import CLOSED, Entry, whose
from tui.threads.passages import Said

OWN = "*Noted by the member, not the minutes’ words*"
KINDS = (
    ("matters arising", "Matters arising"),
    ("action log", "Action log"),
    ("letter", "Draft of a chair's letter"),
)
"""What can be written: its name, and as it is offered."""
EXEMPT = "Exempt business"
LEFT_OUT = "(The passage is exempt business and is left out.)"


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that a meeting left: an entry of the ledger with the passage it stands in."""

    reference: str
    entry: Entry
    said: Said
    area: str = ""
    """The topic, or the title of the item, in the minutes' words."""
    own: bool = False
    """Noted by the member at the meeting: not the minutes' words, and never shown as a quotation."""
    perhaps: tuple[Offer, Said] | None = None
    """The likeliest later passage that may show it kept, which nobody has judged, and where it stands."""


def matter(row: UndertakingRow, one: Entry, n: int, *, include_exempt: bool = False) -> Matter:
    """What is followed up as it goes out, the nth; of exempt business nothing but that there is something."""
    item = row.citation.item_number
    reference = item or str(n)
    if row.number:
        reference = row.number if item is None or "." in row.number else f"{item}, action {row.number}"
    if row.exempt and not include_exempt:
        hidden = replace(one.promise, by=None, due=None, due_day=None)
        one = replace(one, evidence="Nothing is told of exempt business.", promise=hidden)
        return Matter(reference, one, Said(row.key, row.text, row.citation, exempt=True), EXEMPT)
    area = one_line(row.topic or row.citation.item_title)
    return Matter(reference, one, Said(row.key, row.text, row.citation, row.exempt), area)


def written(
    kind: str,
    matters: Sequence[Matter],
    body: str,
    date: str | None = None,
    *,
    marked: Sequence[tuple[str, str]] = (),
    include_exempt: bool = False,
) -> str:
    """These matters as one of ``KINDS``. ``body`` is the committee, ``date`` the day of the meeting if it is of one.

    ``marked``: (item or thread, how the member marked the answer to it), for matters arising.
    """
    if kind == "action log":
        return action_log(matters, include_exempt=include_exempt)
    if kind == "matters arising":
        return matters_arising(matters, body, date, marked=marked, include_exempt=include_exempt)
    to, office = addressed(matters)
    return chairs_letter(matters, to, office, body, date, include_exempt=include_exempt)


def body_of(matters: Sequence[Matter]) -> str:
    """The committee that these matters are of, or that there are several."""
    bodies = {m.said.citation.committee or "committee not stated" for m in matters}
    return bodies.pop() if len(bodies) == 1 else "several committees"


def addressed(matters: Sequence[Matter]) -> tuple[str, str]:
    """Whom a letter on these goes to: the holder and office that most of them are of."""
    people = Counter((m.entry.inherited_by or m.entry.promise.holder, m.entry.promise.office) for m in matters)
    (holder, office), _ = next(iter(sorted(people.items(), key=lambda p: (p[0] == (None, None), -p[1]))))
    return holder or "holder not stated", office or "office not stated"


def matters_arising(
    matters: Sequence[Matter],
    committee: str,
    date: str | None,
    *,
    marked: Sequence[tuple[str, str]] = (),
    include_exempt: bool = False,
) -> str:
    """Each matter with the words, how it stands, and what was accepted as showing it; then the member's marks."""
    lines = [f"# Matters arising: {escape(committee)}{f', {uk_date(date)}' if date else ''}", ""]
    for one in matters:
        lines += [f"## {escape(one.reference)} {escape(one.area)}".rstrip(), ""]
        lines += _words(one, include_exempt)
        lines += [f"**{escape(one.entry.standing.capitalize())}.** {_whose(one)}{escape(one.entry.evidence)}", ""]
        lines += _perhaps(one)
    if marked:
        lines += ["## How it was answered", "", "*Marked by the member, not the minutes’ words.*", ""]
        lines += [f"- {escape(name)}: {escape(mark)}" for name, mark in marked]
    return "\n".join(lines).rstrip() + "\n"


def action_log(matters: Sequence[Matter], *, include_exempt: bool = False) -> str:
    """The columns that councils' action logs use, a row for each matter; "not stated" where the minutes say nothing."""
    lines = [
        "# Action log",
        "",
        "| Reference | Origin | Date | Area | Action | Owner | Due | Status |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in matters:
        p = one.entry.promise
        hidden = one.said.exempt and not include_exempt
        due = uk_date(p.due_day) if p.due_day else (p.due or "not stated")
        cells = (
            one.reference,
            p.committee or "not stated",
            uk_date(p.date),
            one.area or "not stated",
            LEFT_OUT if hidden else f"{p.text} (noted by the member)" if one.own else p.text,
            p.by or (p.holder if p.source == "undertaking" else None) or "not stated",
            due,
            f"{one.entry.standing}{_see(one)}",
        )
        lines.append("| " + " | ".join(escape(cell) for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def chairs_letter(
    matters: Sequence[Matter], to: str, office: str, committee: str, date: str | None, *, include_exempt: bool = False
) -> str:
    """A draft for the chair to rewrite: what was undertaken and what is still to be answered, quoted and sourced.

    What is of another office than ``office`` is left out, and that is said.
    """
    lines = [
        f"# Draft letter to {escape(to)}, {escape(office)}",
        "",
        "*Draft made by the program for the chair to change; the quotations are the minutes’ own words.*",
        "",
        f"Dear {escape(to)},",
        "",
        *([f"Thank you for attending the {escape(committee)} on {uk_date(date)}.", ""] if date else []),
    ]
    left = [m for m in matters if m.entry.standing not in CLOSED]
    unmet = [m for m in left if m.own or (m.entry.promise.office or "office not stated") == office]
    if unmet:
        lines += ["The minutes record the following, on which the Committee would be glad to hear from you:", ""]
    if len(unmet) < len(left):
        others = len(left) - len(unmet)
        lines += [f"*({others} {'matter' if others == 1 else 'matters'} of other offices left out of this draft.)*", ""]
    for n, one in enumerate(unmet, 1):
        due = f" (due {escape(one_line(one.entry.promise.due))})" if one.entry.promise.due else ""
        lines += [
            f"{n}\\. {escape(one.area or shorten(one.entry.promise.text, 60))}{due}",
            "",
            *_words(one, include_exempt),
            *_perhaps(one),
        ]
    return "\n".join([*lines, "Yours sincerely,", "", "Chair", ""])


def _whose(one: Matter) -> str:
    """Who has it to do, where that may be told."""
    if one.area == EXEMPT:
        return ""
    said = whose(one.entry)
    return f"{escape(said[0].upper() + said[1:])}. "


def _see(one: Matter) -> str:
    if one.perhaps is None:
        return ""
    place = one.perhaps[1].citation
    return f"; perhaps kept, see {uk_date(place.date)}{f', item {place.item_number}' if place.item_number else ''}"


def _perhaps(one: Matter) -> list[str]:
    """What a reader should look at before calling the matter unkept."""
    if one.perhaps is None:
        return []
    offer, said = one.perhaps
    told = f"*Perhaps kept by this, which nobody has judged yet ({escape(offer.why)}):*"
    return [told, "", quoted(offer.sentence), "", source_line(said.citation), ""]


def _words(one: Matter, include_exempt: bool) -> list[str]:
    if one.said.exempt and not include_exempt:
        return [LEFT_OUT, ""]
    if one.own:
        return [f"{OWN}: {escape(one.entry.promise.text)}", "", source_line(one.said.citation), ""]
    return [quoted(one.entry.promise.text), "", source_line(one.said.citation), ""]
