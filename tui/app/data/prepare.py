"""Preparing for a session: whose office a row is of, the briefing with its parts in the member's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.app.blocks import Page
from tui.app.data.look import Looks
from tui.errors import UserError
from tui.store.rows import ExchangeRow, ItemRow, MeetingRow, OfficeRow, ThreadRow, UndertakingRow
from tui.text import slug

if TYPE_CHECKING:
    from tui.search.find import Finder
    from tui.threads.asked import Earlier
    from tui.threads.briefing import Briefing, Part

_KEPT = "briefing parts"


@dataclass(frozen=True, slots=True)
class LaidBeside:
    """A thread and those laid beside it, each with how it reads; the others with the mark that they carry."""

    mine: tuple[ThreadRow, Page]
    others: tuple[tuple[str, ThreadRow, Page], ...]


class Prepares(Looks):
    """The briefing, and whether something was asked before."""

    def __init__(self, database: str | None) -> None:
        super().__init__(database)
        self._seeker: Finder | None = None

    @property
    def seeker(self) -> Finder:
        """A search of its own, beside the one that the search pane types into."""
        from tui.search.find import Finder

        if self._seeker is None:
            self._seeker = Finder(self.store)
        return self._seeker

    def office_of(self, row: Any) -> OfficeRow:
        """The office that a row is, or is about. Raises UserError where it is about none."""
        id = self._office_id(row)
        found = next((o for o in self.offices() if o.id == id), None) if id is not None else None
        if found is None:
            raise UserError("No office is known here: put the cursor on an office, or on something put to one.")
        return found

    def _office_id(self, row: Any) -> int | None:
        from tui.store import read

        said: Sequence[ExchangeRow]
        match row:
            case OfficeRow():
                return row.id
            case ThreadRow() | ExchangeRow() | UndertakingRow():
                return row.office_id
            case MeetingRow():
                said = read.exchanges(self.store, meeting_id=row.id)
            case ItemRow():
                said = self.exchanges(item_id=row.id)
            case _:
                found = self.exchange_of(row)
                said = [found] if found is not None else []
        counts = Counter(e.office_id for e in said if e.office_id is not None)
        return counts.most_common(1)[0][0] if counts else None

    def laid_beside(self, row: Any) -> LaidBeside:
        """The thread of a row, and those of other offices and councils that seem to be of the same matter."""
        from tui.store import read
        from tui.threads.gather import side_by_side

        found = self.exchange_of(row)
        if found is None or found.thread_id is None:
            raise UserError("Only threads are laid side by side: put the cursor on a thread, or on an exchange in one.")
        by_key = {thread.key: thread for thread in read.threads(self.store)}
        mine = read.thread(self.store, found.thread_id)
        others = [(one.mark, by_key[one.strand.key]) for one in side_by_side(self.store, mine.id)]
        return LaidBeside((mine, self.page(mine)), tuple((mark, other, self.page(other)) for mark, other in others))

    # the briefing

    def briefing(self, row: Any) -> Briefing:
        """The briefing on the office of a row, nothing exempt in it. Raises UserError where there is no office."""
        from tui.threads.brief import briefing

        return briefing(self.store, self.office_of(row).id, self.today(), parts=self.parts_kept())

    def parts_kept(self) -> Sequence[Part]:
        """The parts as the member last had them; all of them at first."""
        from tui.store import read
        from tui.threads.briefing import PARTS

        words = read.remembered(self.store, _KEPT)
        kept = [part for part in PARTS if words and part in words.split(",")] if words is not None else list(PARTS)
        order = (words or "").split(",")
        return tuple(sorted(kept, key=lambda part: order.index(part) if part in order else len(order)))

    def keep_parts(self, parts: Sequence[Part]) -> None:
        """Remember the parts and their order for the next time."""
        from tui.store import write

        if not self.store.read_only:
            write.remember(self.store, _KEPT, ",".join(parts))

    def briefing_file(self, found: Briefing, most: int | None = None) -> tuple[str, str, int]:
        """A file name, the Markdown with so many entries of each part or two pages of it, and how many parts it has."""
        from tui.threads.briefing_markdown import briefing_markdown

        name = f"briefing-{slug(found.holder or found.office, 40)}-{found.today}.md"
        return name, briefing_markdown(found, most=most), len(found.parts)

    # asked before

    def asked_before(self, office: OfficeRow, draft: str) -> Sequence[tuple[Earlier, ExchangeRow]]:
        """The earlier questions to an office that are nearest to a draft, the likeliest first."""
        from tui.store import read
        from tui.threads.gather import already_asked

        found = already_asked(self.store, office, draft, self.today(), self.seeker)
        rows = read.by_key(self.store, [one.passage.key for one in found])
        return [(one, rows[one.passage.key]) for one in found if one.passage.key in rows]
