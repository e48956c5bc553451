"""What leaves and what comes in: quotations, exports, sources, imports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.app import pages, say
from tui.app.blocks import Page
from tui.app.data.look import Looks
from tui.app.data.shapes import Progress
from tui.errors import UserError
from tui.store.rows import CommitteeRow, ExchangeRow, ItemRow, MeetingRow, NoteRow, OfficeRow, ThreadRow, UndertakingRow
from tui.text import one_line, plain, shorten, slug

if TYPE_CHECKING:
    from tui.store.importing import Result


LATEST = 100
"""Lines told while an import runs; at its end all of them."""


class Files(Looks):
    """Files out and files in."""

    # copy

    def copy_text(self, rows: Sequence[Any]) -> tuple[str, str]:
        """What to call it, and the words with their citation, of each of the rows."""
        parts = [self._quotation(row) for row in rows]
        name = f"“{shorten(say.gist(rows[0]), 40)}”" if isinstance(rows[0], ExchangeRow) else "it"
        return (name if len(rows) == 1 else say.count(len(rows), "passage")), "\n\n".join(parts) + "\n"

    def _quotation(self, row: Any) -> str:
        match row:
            case ExchangeRow() | UndertakingRow():
                marked = "EXEMPT BUSINESS, not for publication:\n" if row.exempt else ""
                return f"{marked}{plain(row.text).strip()}\n({row.citation.words()})"
            case NoteRow():
                cited = f"\n({row.citation.words()})" if row.citation else ""
                quoted = f"\n\n{plain(row.quotation).strip()}" if row.quotation else ""
                return f"{plain(row.text).strip()}{quoted}{cited}"
            case ThreadRow():
                return "\n\n".join(self._quotation(e) for e in self.exchanges(thread_id=row.id) if not e.exempt)
            case MeetingRow():
                return f"{say.body(row.council, row.committee)}, {say.meeting_date(row)}"
            case ItemRow():
                return f"{row.number or ''} {one_line(row.title)}".strip()
            case OfficeRow():
                return f"{one_line(row.office)}: {say.holder(row)}"
            case CommitteeRow():
                return say.body(row.council, row.committee)
        raise UserError("There is nothing here to copy: go into the list first.")

    def selected_with_citation(self, words: str, row: Any) -> tuple[str, str]:
        """The same for words selected with the mouse, cited by the exchange that is read."""
        found = self.exchange_of(row)
        cited = f"\n({found.citation.words()})" if found is not None else ""
        return f"“{shorten(words, 40)}”", f"{plain(words).strip()}{cited}\n"

    # export

    def export_text(self, rows: Sequence[Any]) -> tuple[str, str, int]:
        """A file name, the Markdown, and how many entries it has. Raises UserError for what cannot be exported."""
        from tui.notes import markdown

        notes = [row for row in rows if isinstance(row, NoteRow)]
        if notes:
            return (
                f"notes-{slug(notes[0].about, 40)}.md",
                markdown.notes_markdown(notes, self._quoted(notes)),
                len(notes),
            )
        said = [e for row in rows for e in self._exchanges_of(row)]
        if not said:
            raise UserError("There is nothing here to export: put the cursor on a note, an exchange or a thread.")
        open_ones = [e for e in said if not e.exempt]
        if not open_ones:
            raise UserError("This is exempt business, which is kept out of every export.")
        title = self._title(rows[0])
        body = "\n\n".join(markdown.exchange_markdown(e) for e in open_ones)
        left = len(said) - len(open_ones)
        kept_out = f"\n\n({say.count(left, 'passage')} of exempt business left out.)" if left else ""
        text = f"# {markdown.escape(title)}\n\n{body}{kept_out}\n"
        return f"{slug(title, 60)}.md", text, len(open_ones)

    def _title(self, row: Any) -> str:
        match row:
            case ThreadRow():
                return one_line(row.name)
            case OfficeRow():
                return one_line(row.office)
            case ItemRow():
                return one_line(row.title)
            case MeetingRow():
                return f"{one_line(row.committee or 'committee not stated')}, {say.meeting_date(row)}"
            case ExchangeRow():
                return shorten(say.gist(row), 60)
        return "Matters arising"

    def _exchanges_of(self, row: Any) -> Sequence[ExchangeRow]:
        from tui.store import read

        match row:
            case ExchangeRow():
                return [row]
            case ThreadRow():
                return self.exchanges(thread_id=row.id)
            case ItemRow():
                return self.exchanges(item_id=row.id)
            case MeetingRow():
                return read.exchanges(self.store, meeting_id=row.id)
            case OfficeRow():
                return read.exchanges(self.store, office_id=row.id)
            case UndertakingRow():
                found = self.exchange_of(row)
                return [found] if found is not None else []
        return []

    def _quoted(self, notes: Sequence[NoteRow]) -> dict[str, ExchangeRow]:
        from tui.store import read

        return read.by_key(self.store, [n.subject_key for n in notes if n.subject == "exchange" and n.subject_key])

    def write_file(self, path: Path, text: str) -> Path:
        """Write a new file; gives the path that was free."""
        from tui.notes.files import write_new

        return write_new(path, text)

    # sources

    def source(self, row: Any) -> tuple[Page, str | None]:
        """The whole document that a row stands in, and its address on the web if it has one."""
        from tui.store import read

        document_id = getattr(row, "document_id", None)
        if isinstance(row, ItemRow):
            document_id = read.item_text(self.store, row.id).document_id
        if document_id is None:
            found = self.exchange_of(row)
            document_id = found.document_id if found is not None else None
        if document_id is None:
            raise UserError("This has no document of its own: put the cursor on a meeting, an item or an exchange.")
        text = read.document_text(self.store, document_id)
        document = next((d for d in read.documents(self.store) if d.id == document_id), None)
        return pages.document(text.source, text.text), document.url if document is not None else None

    def samples(self) -> Path | None:
        """The sample minutes that come with the program. Called on the screen's thread."""
        from tui.settings import samples_folder

        return samples_folder()

    # imports

    def bring_in(self, paths: Sequence[Path], tell: Callable[[Progress], None], stop: Callable[[], bool]) -> Progress:
        """Import files and folders, telling how far it is; stops between documents. What was read stays."""
        from tui.settings import load_settings
        from tui.store.importing import import_paths
        from tui.store.understanding import Stated

        said: list[str] = []
        before = ""

        def progress(done: int, of: int, latest: Result | None) -> None:
            nonlocal before
            if latest is not None:
                # Of a file with many documents the latest stands for all of them.
                said[len(said) - (latest.name == before) :] = [_told(latest)]
                del said[:-LATEST]
                before = latest.name
            tell(Progress(done, of, said=tuple(said)))

        def stage(words: str, done: int, of: int) -> None:
            tell(Progress(done, of, words, tuple(said)))

        fallback = Stated(council=load_settings().council)
        summary = import_paths(self.store, paths, fallback=fallback, progress=progress, stop=stop, stage=stage)
        self.count()
        done = len(summary.results)
        groups = groupby(summary.results, key=lambda result: (result.name, result.outcome, result.message))
        lines = tuple(_told_of(list(group)) for _, group in groups)
        return Progress(done, done, "", lines, summary.words(), summary.changed, bool(summary.count("failed")))


def _told_of(results: Sequence[Result]) -> str:
    """One line on one document, or on many of one file of which the same became."""
    first = results[0]
    if len(results) == 1 or first.message:
        return _told(first)
    exchanges = say.count(sum(result.exchanges for result in results), "exchange")
    return f"  {first.name}: {len(results):,} documents {first.outcome}, {exchanges}"


def _told(result: Result) -> str:
    """One line on what became of a document; "! " before what could not be read."""
    if result.outcome == "failed":
        return f"! {result.message}"
    if result.outcome == "skipped":
        return f"  {result.message}"
    if result.outcome == "unchanged":
        return f"  {result.name}: read before, nothing changed"
    doubts = f", {say.count(len(result.problems), 'doubt')}" if result.problems else ""
    meetings, exchanges = say.count(result.meetings, "meeting"), say.count(result.exchanges, "exchange")
    return f"  {result.name}: {meetings}, {exchanges}{doubts}"
