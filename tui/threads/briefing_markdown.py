"""A briefing as one or two pages of Markdown: the minutes' words quoted and sourced, the program's own marked."""

from __future__ import annotations

from collections.abc import Callable

from tui.notes.markdown import escape, quoted
from tui.store.rows import Citation
from tui.text import plain, shorten, uk_date
from tui.threads.briefing import Briefing, Part, Said
from tui.threads.plot import heading, sparkline

MOST = 4
"""Entries of each part, so that the whole stays within two pages."""
LONGEST = 150
"""Characters of a quotation; what is cut off is marked, and its source is listed."""
_OWN = "*Quotations are the minutes’ own words. All else, and every reading and prompt, is this program’s.*"


def briefing_markdown(briefing: Briefing, *, include_exempt: bool = False) -> str:
    """The parts of a briefing in their order; a part with nothing in it says so in one line.

    Quotations from exempt business are left out, and that is said, unless ``include_exempt``.
    """
    who = f" – {escape(briefing.holder)}" if briefing.holder else ""
    council = escape(briefing.council) if briefing.council else "council not stated"
    lines = [
        f"# Briefing: {escape(briefing.office)}{who}",
        "",
        f"{council}. Made on {uk_date(briefing.today)}.",
        "",
        _OWN,
        "",
    ]
    for part in briefing.parts:
        title, write = _PARTS[part]
        body = write(briefing, include_exempt)
        lines += [f"## {title}", "", *(body or ["Nothing in the papers that are here.", ""])]
    sources = _sources(briefing, lines)
    if briefing.left_out:
        passages = "1 passage" if briefing.left_out == 1 else f"{briefing.left_out} passages"
        sources += [f"({passages} of exempt business left out.)", ""]
    return "\n".join([*lines, *sources]).rstrip() + "\n"


def _cited(citation: Citation) -> str:
    """Day and item, and the whole citation for the list of sources to take up."""
    item = f", item {citation.item_number}" if citation.item_number else ""
    return f"— {escape(citation.committee or 'committee not stated')}, {uk_date(citation.date)}{escape(item)}"


def _sources(briefing: Briefing, lines: list[str]) -> list[str]:
    """Every passage quoted above, once, by committee, day and item, with its document."""
    used = set(lines)
    found = dict.fromkeys(f"- {escape(s.citation.words())}" for s in briefing.said if _cited(s.citation) in used)
    return ["## Sources", "", *found, ""] if found else []


def _quote(said: Said | None, text: str, include_exempt: bool) -> list[str]:
    if said is not None and said.exempt and not include_exempt:
        return ["(The passage is exempt business and is left out.)", ""]
    lines = [quoted(shorten(text, LONGEST))]
    if said is not None:
        lines += ["", _cited(said.citation)]
    return [*lines, ""]


def _rest(count: int) -> list[str]:
    return [f"… and {count - MOST} more.", ""] if count > MOST else []


def _remit(b: Briefing, _: bool) -> list[str]:
    return ["; ".join(escape(area) for area in b.remit) + ".", ""] if b.remit else []


def _chosen(b: Briefing, exempt: bool) -> list[str]:
    return [line for said in b.chosen for line in _quote(said, said.text, exempt)]


def _undertakings(b: Briefing, exempt: bool) -> list[str]:
    out = []
    for one in b.undertakings[:MOST]:
        days = f", {one.days_open:,} days" if one.days_open is not None else ""
        by = escape(one.promise.by or one.promise.holder or "giver not recorded")
        heir = f"; now with {escape(one.inherited_by)}" if one.inherited_by else ""
        out += [f"**{escape(one.standing.capitalize())}**{days} – {by}{heir}. {escape(one.evidence)}", ""]
        out += _quote(b.source(one.promise.key), one.promise.text, exempt)
        for offer in one.offers[:1]:
            out += [f"Perhaps kept by this ({escape(offer.why)}); not yet judged:", ""]
            out += _quote(b.source(offer.later.key), offer.sentence, exempt)
    return out + _rest(len(b.undertakings))


def _threads(b: Briefing, exempt: bool) -> list[str]:
    out = []
    for moved in b.threads[:MOST]:
        out += [f"**{escape(moved.name)}**", ""]
        for change in moved.changes:
            if moved.latest.exempt and not exempt:
                continue
            before = f"“{escape(shorten(change.before, 120))}” → " if change.before else ""
            out.append(f"- {change.kind}: {before}“{escape(shorten(change.after, 160))}”")
        out += ["", _cited(moved.latest.citation), ""]
    return out + _rest(len(b.threads))


def _unanswered(b: Briefing, exempt: bool) -> list[str]:
    out = [line for said in b.unanswered[:MOST] for line in _quote(said, said.text, exempt)]
    return (["No answer in the minutes:", "", *out] if out else []) + _rest(len(b.unanswered))


def _expectations(b: Briefing, exempt: bool) -> list[str]:
    out = []
    for one in b.expectations[:MOST]:
        out += [f"Expected by {uk_date(one.day)} (“{escape(one.when)}”):", ""]
        out += _quote(b.source(one.exchange), one.text, exempt)
    return out + _rest(len(b.expectations))


def _figures(b: Briefing, _: bool) -> list[str]:
    out = []
    for one in b.figures[:MOST]:
        run = "; ".join(f"{escape(p.text)} ({uk_date(p.date)})" for p in one.points)
        out.append(f"- {escape(heading(one))}: {run} {sparkline(one.points)}")
        out += [f"  - not comparable: {escape(a.point.text)}, {escape(a.reason)}" for a in one.apart[:3]]
    return [*out, ""] if out else []


def _not_covered(b: Briefing, _: bool) -> list[str]:
    never = [a for a in b.areas if a.exchange is None]
    year_ago = f"{int(b.today[:4]) - 1}{b.today[4:]}"
    others = [a for a in b.areas if a.exchange is not None and a.last_asked and a.last_asked < year_ago]
    out = [f"- {escape(a.name)}: no question in the papers here names it" for a in never]
    out += [f"- {escape(a.name)}: last asked about on {uk_date(a.last_asked)}" for a in others]
    return [*out, ""] if out else []


def _prompts(b: Briefing, exempt: bool) -> list[str]:
    out = []
    for one in b.prompts[:MOST]:
        out += [f"**{escape(one.words)}** {escape(one.reason)}", ""]
        out += _quote(b.source(one.source), one.quotation, exempt)
    return out + _rest(len(b.prompts))


def _notes(b: Briefing, _: bool) -> list[str]:
    out = []
    for note in b.notes:
        out += [f"**{escape(note.about)}**", "", plain(note.text).strip() or "(empty note)", ""]
    return out


_PARTS: dict[Part, tuple[str, Callable[[Briefing, bool], list[str]]]] = {
    "remit": ("Remit, as the minutes list it", _remit),
    "chosen": ("Put into the briefing by you", _chosen),
    "undertakings": ("Open undertakings", _undertakings),
    "threads": ("What changed since last time", _threads),
    "unanswered": ("Asked, no answer in the minutes", _unanswered),
    "expectations": ("Expected by a day now past", _expectations),
    "figures": ("Figures that may be compared", _figures),
    "not covered": ("The remit and when it was last asked about", _not_covered),
    "prompts": ("Prompts for supplementaries", _prompts),
    "notes": ("Own notes", _notes),
}
