"""Notes, exchanges and quotations as Markdown: every quotation with where it stands, the program's words apart.

Text from documents is escaped, so that what leaves renders as the same words and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from tui.store.rows import Citation, ExchangeRow, NoteRow
from tui.text import one_line, plain, uk_date

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LINE_START = re.compile(r"^(\s*)([-+=:]|\d{1,9}[.)])(?=\s|$|[-=:])")
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")


def escape(text: str) -> str:
    """Text on one line so that any Markdown reader shows the same words: no markup, link, image or HTML comes of it."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    line = _BARE_LINK.sub(r"\1\\\2", line)
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", line)


def quoted(text: str) -> str:
    """A block quotation: each paragraph of the text escaped and set off."""
    paragraphs = [p for p in re.split(r"\n\s*\n|\n", plain(text)) if p.strip()]
    return "\n>\n".join(f"> {escape(p)}" for p in paragraphs)


def who(names: Sequence[str], nobody: str) -> str:
    """Names joined as in a sentence, or what to say where the minutes name nobody."""
    if not names:
        return nobody
    if len(names) == 1:
        return escape(names[0])
    return f"{', '.join(escape(n) for n in names[:-1])} and {escape(names[-1])}"


def source_line(citation: Citation) -> str:
    """Where a quotation stands, as the last line under it."""
    return f"— {escape(citation.words())}"


def exchange_markdown(row: ExchangeRow) -> str:
    """One exchange: who asked whom, the question and the answer quoted, and where they stand."""
    lines = [
        f"**Asked by** {who(row.questioners, 'not recorded')} · **answered by** {who(row.respondents, 'not recorded')}",
        "",
    ]
    if row.question is None and row.answer is None:
        lines += [quoted(row.text), ""]
    else:
        lines += ["Question:", "", quoted(row.question), ""] if row.question else ["No question in the minutes.", ""]
        lines += ["Answer:", "", quoted(row.answer), ""] if row.answer else ["No answer in the minutes.", ""]
    return "\n".join([*lines, source_line(row.citation)])


def _note_lines(note: NoteRow, exchange: ExchangeRow | None) -> list[str]:
    lines = [plain(note.text).strip() or "(empty note)", "", f"*Noted {uk_date(note.changed[:10])}.*", ""]
    if note.lost:
        lines += ["What this note was written on is no longer in the documents; this is what it said:", ""]
    if exchange is not None:
        lines += [exchange_markdown(exchange), ""]
    elif note.quotation:
        lines += [quoted(note.quotation), ""]
        lines += [source_line(note.citation), ""] if note.citation else []
    elif note.citation:
        lines += [source_line(note.citation), ""]
    return lines


def notes_markdown(
    notes: Iterable[NoteRow], exchanges: Mapping[str, ExchangeRow], *, include_exempt: bool = False
) -> str:
    """The notes as one Markdown document, grouped by what they are about, each with its quotation and citation.

    ``exchanges`` gives, by key, the exchanges that notes are on. A quotation from exempt business is left out, and
    the document says so, unless ``include_exempt``. The member's own words are kept as written.
    """
    lines = ["# Notes", ""]
    for about, group in groupby(notes, key=lambda n: n.about):
        lines += [f"## {escape(about)}", ""]
        for note in group:
            exchange = exchanges.get(note.subject_key or "")
            if exchange is not None and exchange.exempt and not include_exempt:
                lines += [plain(note.text).strip(), "", "(The passage is exempt business and is left out.)", ""]
            else:
                lines += _note_lines(note, exchange)
    return "\n".join(lines).rstrip() + "\n"
