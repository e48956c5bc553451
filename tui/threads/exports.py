"""What goes out after a meeting, as Markdown: matters arising, an action log, a draft of a chair's letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.notes.markdown import escape, quoted, source_line
from tui.store.rows import UndertakingRow
from tui.text import one_line, shorten, uk_date
from tui.threads.ledger import CLOSED, Entry
from tui.threads.passages import Said

OWN = "*Noted by the member, not the minutes’ words*"
LEFT_OUT = "(The passage is exempt business and is left out.)"


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that a meeting left: an entry of the ledger with the passage it stands in."""

    reference: str
    entry: Entry
    said: Said
    area: str = ""
    """The thread or topic."""
    own: bool = False
    """Noted by the member at the meeting: not the minutes' words, and never shown as a quotation."""


def matter(row: UndertakingRow, one: Entry, n: int, *, include_exempt: bool = False) -> Matter:
    """What is followed up as it goes out, the nth; of exempt business nothing but that there is something."""
    item = row.citation.item_number
    reference = item or str(n)
    if row.number:
        reference = row.number if item is None or "." in row.number else f"{item}, action {row.number}"
    if row.exempt and not include_exempt:
        hidden = replace(one.promise, by=None, due=None, due_day=None)
        one = replace(one, evidence="Nothing is told of exempt business.", promise=hidden)
        return Matter(reference, one, Said(row.key, row.text, row.citation, exempt=True), "Exempt business")
    return Matter(reference, one, Said(row.key, row.text, row.citation, row.exempt), one_line(row.citation.item_title))


def addressed(matters: Sequence[Matter]) -> tuple[str, str]:
    """Whom a letter on these goes to: the holder and office that most of them are of."""
    people = Counter((m.entry.inherited_by or m.entry.promise.holder, m.entry.promise.office) for m in matters)
    (holder, office), _ = next(iter(sorted(people.items(), key=lambda p: (p[0] == (None, None), -p[1]))))
    return holder or "holder not stated", office or "office not stated"


def matters_arising(
    matters: Sequence[Matter], committee: str, date: str | None, *, include_exempt: bool = False
) -> str:
    """Each matter with the words, how it stands, and what was accepted as showing it."""
    lines = [f"# Matters arising: {escape(committee)}, {uk_date(date)}", ""]
    for one in matters:
        lines += [f"## {escape(one.reference)} {escape(one.area)}".rstrip(), ""]
        lines += _words(one, include_exempt)
        lines += [f"**{escape(one.entry.standing.capitalize())}.** {escape(one.entry.evidence)}", ""]
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
            one.entry.standing,
        )
        lines.append("| " + " | ".join(escape(cell) for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def chairs_letter(
    matters: Sequence[Matter], to: str, office: str, committee: str, date: str | None, *, include_exempt: bool = False
) -> str:
    """A draft for the chair to rewrite: what was undertaken and what is still to be answered, quoted and sourced."""
    lines = [
        f"# Draft letter to {escape(to)}, {escape(office)}",
        "",
        "*Draft made by the program for the chair to change; the quotations are the minutes’ own words.*",
        "",
        f"Dear {escape(to)},",
        "",
        f"Thank you for attending the {escape(committee)} on {uk_date(date)}."
        if date
        else f"Thank you for attending the {escape(committee)}.",
        "",
    ]
    unmet = [m for m in matters if m.entry.standing not in CLOSED]
    if unmet:
        lines += ["The minutes record the following, on which the Committee would be glad to hear from you:", ""]
    for n, one in enumerate(unmet, 1):
        due = f" (due {escape(one_line(one.entry.promise.due))})" if one.entry.promise.due else ""
        lines += [
            f"{n}\\. {escape(one.area or shorten(one.entry.promise.text, 60))}{due}",
            "",
            *_words(one, include_exempt),
        ]
    return "\n".join([*lines, "Yours sincerely,", "", "Chair", ""])


def _words(one: Matter, include_exempt: bool) -> list[str]:
    if one.said.exempt and not include_exempt:
        return [LEFT_OUT, ""]
    if one.own:
        return [f"{OWN}: {escape(one.entry.promise.text)}", "", source_line(one.said.citation), ""]
    return [quoted(one.entry.promise.text), "", source_line(one.said.citation), ""]
