"""A briefing as one or two pages of Markdown: the minutes' words quoted and sourced, the program's own marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from tui.notes.markdown import escape
from tui.store.rows import Citation
from tui.text import plain, shorten, uk_date
from tui.threads.briefing import Briefing, Part
from tui.threads.ledger import Entry, whose
from tui.threads.likeness import Point
from tui.threads.passages import Said
from tui.threads.plot import heading, sparkline
from tui.threads.series import Series

MOST = 6
"""Entries of each part at the outset; fewer where the whole would not stay within two pages."""
MORE = 2
"""So many more undertakings and prompts than other entries."""
PAGES = 2
LONGEST, SHORT = 200, 80
"""Characters of a quotation, and of one that stands in full above it; what is cut off is marked."""
_LINE, _PAGE = 95, 54
"""Characters of a line and lines of a page: A4, eleven points, ordinary margins."""
_OWN = "*“Quotations” are the minutes’ own words. All else, and every reading and prompt, is this program’s.*"
NOTHING = "Nothing in the papers that are here for"
"""How the line begins that names the parts with nothing in them."""
_LEFT_OUT = "(the passage is exempt business and is left out)"


def briefing_markdown(briefing: Briefing, *, most: int | None = None, include_exempt: bool = False) -> str:
    """The parts of a briefing in their order; those with nothing in them are named in one line.

    With ``most`` each part has up to so many entries and the whole its length; without, as many as two pages hold.
    What the member wrote or chose is never cut. Quotations from exempt business are left out, and that is said,
    unless ``include_exempt``.
    """
    return _Writer(briefing, most or most_that_fit(briefing), include_exempt, 0 if most else MORE).text()


def most_that_fit(briefing: Briefing) -> int:
    """How many entries of each part two pages hold; at least one."""
    tries = range(MOST, 1, -1)
    return next((n for n in tries if pages(_Writer(briefing, n, False, MORE).text()) <= PAGES), 1)


def pages(text: str) -> float:
    """About how many printed pages a Markdown text fills."""
    lines = [line for line in text.split("\n") if line.strip()]
    height = sum(ceil(len(line) / _LINE) + 1.2 * line.startswith("#") for line in lines)
    return height / _PAGE


@dataclass(slots=True)
class _Writer:
    """One briefing being written, with at most so many entries of each part."""

    b: Briefing
    most: int
    include_exempt: bool
    more: int
    sources: dict[str, int] = field(default_factory=dict)
    """Number by source, in the order in which they are first cited."""
    quoted: set[str] = field(default_factory=set)
    """Keys of what was quoted already."""

    def text(self) -> str:
        b = self.b
        who = f" – {escape(b.holder)}" if b.holder else ""
        council = escape(b.council) if b.council else "council not stated"
        since = f" What changed is counted from {uk_date(b.since)}." if b.since else ""
        lines = [f"# Briefing: {escape(b.office)}{who}", "", f"{council}. Made on {uk_date(b.today)}.{since}", ""]
        lines += [_OWN, ""]
        empty = []
        for part in b.parts:
            title, write = _PARTS[part]
            body = write(self)
            lines += [f"## {title}", "", *body, ""] if body else []
            empty += [] if body else [title[0].lower() + title[1:]]
        if empty:
            lines += [f"*{NOTHING}: {'; '.join(empty)}.*", ""]
        if self.sources:
            lines += ["## Sources", "", *(f"{n}. {words}" for words, n in self.sources.items()), ""]
        if b.left_out:
            passages = "1 passage" if b.left_out == 1 else f"{b.left_out} passages"
            lines += [f"({passages} of exempt business left out.)", ""]
        return "\n".join(lines).rstrip() + "\n"

    def quote(self, said: Said | None, text: str, *, again: bool = False) -> str:
        """A run of the minutes in quotation marks with where it stands: day, item and number of the source."""
        if said is not None and said.exempt and not self.include_exempt:
            return _LEFT_OUT
        length = SHORT if again and said is not None and said.key in self.quoted else LONGEST
        words = f"“{escape(shorten(text, length))}”"
        if said is None:
            return words
        self.quoted.add(said.key)
        return f"{words} {self.cited(said.citation)}"

    def cited(self, citation: Citation) -> str:
        """Day and item, and the source for the list at the end to take up."""
        body = (citation.council or "council not stated", citation.committee or "committee not stated")
        source = escape(", ".join((*body, uk_date(citation.date), citation.source)))
        number = self.sources.setdefault(source, len(self.sources) + 1)
        item = f"item {citation.item_number}" if citation.item_number else shorten(citation.item_title, 40)
        return f"({uk_date(citation.date)}{', ' if item else ''}{escape(item)} [{number}])"

    def rest(self, count: int, most: int = 0) -> list[str]:
        left = count - (most or self.most)
        return [f"- … and {left} more."] if left > 0 else []


def _remit(w: _Writer) -> list[str]:
    return ["; ".join(escape(area) for area in w.b.remit) + "."] if w.b.remit else []


def _chosen(w: _Writer) -> list[str]:
    return [f"- {w.quote(said, said.text)}" for said in w.b.chosen]


def _undertakings(w: _Writer) -> list[str]:
    found = w.b.undertakings
    if not found:
        return []
    counts = Counter(one.standing for one in found)
    told = ", ".join(f"{n} {standing}" for standing, n in counts.items())
    inherited = sum(one.inherited_by is not None for one in found)
    told += f"; {inherited} given before {escape(w.b.holder)} held the office" if inherited and w.b.holder else ""
    out = [f"*{len(found)} not closed: {told}.*", ""]
    for one in found[: w.most + w.more]:
        out.append(f"- **{_standing(one)}** – {escape(whose(one))}. {escape(one.evidence)} {_promise(w, one)}")
        for offer in one.offers[:1]:
            words = w.quote(w.b.source(offer.later.key), offer.sentence)
            out.append(f"  - perhaps kept by this, not yet judged ({escape(offer.why)}): {words}")
        for offer in one.denials[:1]:
            words = w.quote(w.b.source(offer.later.key), offer.sentence)
            out.append(f"  - said not to be kept ({escape(offer.why)}): {words}")
    return out + w.rest(len(found), w.most + w.more)


def _promise(w: _Writer, one: Entry) -> str:
    return w.quote(w.b.source(one.promise.key), one.promise.text)


def _standing(one: Entry) -> str:
    days = f", {one.days_open:,} days since the meeting" if one.days_open is not None else ""
    return escape(f"{one.standing.capitalize()}{days}")


def _threads(w: _Writer) -> list[str]:
    out = []
    for moved in w.b.threads[: w.most]:
        if moved.latest.exempt and not w.include_exempt:
            continue
        told = []
        for change in moved.changes:
            before = f"“{escape(shorten(change.before, SHORT))}” → " if change.before else ""
            told.append(f"{change.kind}: {before}“{escape(shorten(change.after, SHORT))}”")
        out.append(f"- **{escape(moved.name)}** {w.cited(moved.latest.citation)} – {'; '.join(told)}")
    return out + w.rest(len(w.b.threads))


def _unanswered(w: _Writer) -> list[str]:
    marks = dict(w.b.marks)
    out = []
    for said in w.b.unanswered[: w.most]:
        mark = f" – your mark: {escape(marks[said.key])}" if said.key in marks else ""
        out.append(f"- {w.quote(said, said.text)}{mark}")
    return out + w.rest(len(w.b.unanswered))


def _expectations(w: _Writer) -> list[str]:
    out = []
    for one in w.b.expectations[: w.most]:
        said = w.quote(w.b.source(one.exchange), one.text)
        out.append(f"- By {uk_date(one.day)} (“{escape(one.when)}”): {said}")
    return out + w.rest(len(w.b.expectations))


def _figures(w: _Writer) -> list[str]:
    out = []
    for one in w.b.figures[: w.most]:
        run = "; ".join(f"{escape(p.text)} {_when(w, p)}" for p in one.points)
        out.append(f"- {escape(heading(one))}: {run} {sparkline(one.points)}{_beside(w, one)}")
    return out + w.rest(len(w.b.figures))


def _beside(w: _Writer, line: Series) -> str:
    """A newer figure that is not in the line, or one that was left out; a line is not shown as the last word."""
    if newer := line.not_set_beside:
        told = f"a later passage gives {escape(newer.point.text)} {_when(w, newer.point)}, not set beside these"
        return f"; **{told}**: {escape(newer.reason)}"
    apart = [a for a in line.apart if not a.reason.startswith(("another unit", "both of one"))][:1]
    return "".join(f"; not comparable: {escape(a.point.text)}, {escape(a.reason)}" for a in apart)


def _when(w: _Writer, point: Point) -> str:
    said = w.b.source(point.exchange)
    return w.cited(said.citation) if said else f"({uk_date(point.date)})"


def _not_covered(w: _Writer) -> list[str]:
    never = [a for a in w.b.areas if a.exchange is None]
    year_ago = f"{int(w.b.today[:4]) - 1}{w.b.today[4:]}"
    others = [a for a in w.b.areas if a.exchange is not None and a.last_asked and a.last_asked < year_ago]
    out = [f"- {escape(a.name)}: no question in the papers here names it" for a in never]
    return out + [f"- {escape(a.name)}: last asked about in these words on {uk_date(a.last_asked)}" for a in others]


def _prompts(w: _Writer) -> list[str]:
    out = []
    for one in w.b.prompts[: w.most + w.more]:
        said = w.quote(w.b.source(one.source), one.quotation, again=True)
        out.append(f"- **{escape(one.words)}** {escape(one.reason)} {said}")
    return out + w.rest(len(w.b.prompts), w.most + w.more)


def _notes(w: _Writer) -> list[str]:
    out: list[str] = []
    for note in w.b.notes:
        out += [*([""] if out else []), f"**{escape(note.about)}**", "", plain(note.text).strip() or "(empty note)"]
    return out


_PARTS: dict[Part, tuple[str, Callable[[_Writer], list[str]]]] = {
    "remit": ("Remit, as the minutes list it", _remit),
    "chosen": ("Put into the briefing by you", _chosen),
    "undertakings": ("Open undertakings, actions and recommendations", _undertakings),
    "threads": ("What changed since last time", _threads),
    "unanswered": ("Asked, no answer in the minutes, or marked by you as left open", _unanswered),
    "expectations": ("Expected by a day now past", _expectations),
    "figures": ("Figures that may be compared", _figures),
    "not covered": ("Remit that no question has named for a year or more", _not_covered),
    "prompts": ("Prompts for supplementaries", _prompts),
    "notes": ("Own notes", _notes),
}
TITLES: dict[Part, str] = {part: title for part, (title, _) in _PARTS.items()}
