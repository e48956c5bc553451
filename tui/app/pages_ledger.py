"""Pages of what was put together from many minutes: an undertaking's standing, a thread's changes and figures. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app import say
from tui.app.blocks import Block, fact, rule
from tui.text import one_line, shorten, uk_date
from tui.threads.answers import Reading
from tui.threads.changes import Change
from tui.threads.coverage import Area
from tui.threads.fulfilments import Offer
from tui.threads.glossary import Meaning, Spelt
from tui.threads.ledger import Entry, Judgement
from tui.threads.likeness import Point, why_not
from tui.threads.plot import bars, heading, table
from tui.threads.series import Series

PLOT = 34
"""Cells of a plot: what the reading pane has on eighty columns."""
_MOST = 5
_LONG = 220


def standing(one: Entry) -> list[Block]:
    """How an undertaking stands today and what shows it, who has it now, and all that was said of it."""
    days = f", {say.count(one.days_open, 'day')} since the meeting" if one.days_open is not None else ""
    blocks = [fact("Stands", f"{one.standing}{days}", "strong"), fact("", one.evidence, "own")]
    if one.inherited_by:
        blocks.append(fact("Now with", f"{one_line(one.inherited_by)}, who holds the office since"))
    blocks += [fact("History" if n == 0 else "", _judged(j)) for n, j in enumerate(one.history)]
    return blocks


def read_as(one: Reading) -> list[Block]:
    """How the program reads the answer that stands above; the member's own mark stands apart from it."""
    return [Block(f"Read as {one.status}: {one.reason} (the program's reading)", "own", "≈", "bar")]


def answers(found: Sequence[tuple[str, int]], marked: Sequence[tuple[str, int]], *, cut: bool = False) -> list[Block]:
    """How many answers of an office, or ``cut`` of its latest, read how, and apart from that how they were marked."""
    if not found:
        return []
    blocks = [rule(f"how its{' latest' if cut else ''} answers read, by the program"), *_counted(found)]
    return [*blocks, *([rule("how you marked them"), *_counted(marked)] if marked else [])]


def _counted(found: Sequence[tuple[str, int]]) -> list[Block]:
    return [fact(f"{n} ×", words) for words, n in found]


def _judged(one: Judgement) -> str:
    what = "a candidate refused" if one.standing == "refused" else one.standing
    why = f", because {one_line(one.reason)}" if one.reason else ""
    words = f": “{shorten(one.words, 120)}”" if one.words else ""
    return f"{uk_date(one.moment[:10])}: {what}{why}{words}"


def offers(found: Sequence[Offer], cited: dict[str, str]) -> list[Block]:
    """What later papers might show it kept: the passage, what the two have in common, and where it stands."""
    blocks: list[Block] = []
    for n, one in enumerate(found, 1):
        blocks.append(Block(one_line(one.sentence), "", str(n), "bar"))
        blocks.append(Block(f"{one.why} (the program's reading)", "own", space=False))
        blocks.append(Block(cited.get(one.later.key, uk_date(one.later.date)), "dim", space=False))
    return blocks


def denials(found: Sequence[Offer], cited: dict[str, str]) -> list[Block]:
    """What later papers say of its not having been kept; none of these can be taken for its fulfilment."""
    blocks = [rule("said not to be kept")] if found else []
    for one in found:
        blocks.append(Block(one_line(one.sentence), "", "", "bar"))
        blocks.append(Block(f"{one.why} (the program's reading)", "own", space=False))
        blocks.append(Block(cited.get(one.later.key, uk_date(one.later.date)), "dim", space=False))
    return blocks


def changed(found: Sequence[Change], dates: dict[str, str | None]) -> list[Block]:
    """What is other than the time before, in the minutes' words on both sides."""
    if not found:
        return []
    days = dict.fromkeys(f"{uk_date(dates.get(c.earlier))} → {uk_date(dates.get(c.later))}" for c in found)
    blocks = [rule("what changed since last time"), Block("; ".join(days), "dim")]
    for n, one in enumerate(found):
        before = f"“{shorten(one.before, _LONG)}” → " if one.before else ""
        words = Block(f"{before}“{shorten(one.after, _LONG)}”", "", "Δ", space=n == 0)
        blocks += [Block(one.kind, "own", space=n == 0), Block(words.text, "", "", "bar", space=False)]
    return blocks


def figures(found: Sequence[Series], points: Sequence[Point]) -> list[Block]:
    """Each series as a small plot and as a table, and every figure that may not be compared, with the reason."""
    blocks: list[Block] = []
    for one in found:
        blocks.append(rule("figures that may be compared"))
        blocks.append(Block(heading(one), "strong"))
        # Without its axis, which a text that may be wrapped cannot hold in place: every bar begins at nought.
        blocks += [Block(line, space=n == 0) for n, line in enumerate(bars(one, PLOT)[:-2])]
        blocks.append(Block("every bar begins at 0", "own", space=False))
        rows = [f"{day}: {said}, {measure}, as at {as_at}" for day, said, measure, as_at in table(one)]
        blocks += [Block(words, "", "·", space=n == 0) for n, words in enumerate(rows)]
    alone = apart(found, points)
    if alone:
        blocks.append(rule("figures that are not comparable, and why"))
        for n, (point, reason) in enumerate(alone[:_MOST]):
            measure = f" – {one_line(point.measure)}" if point.measure else ""
            blocks.append(Block(f"{uk_date(point.date)}: {one_line(point.text)}{measure}", "", "·", space=n == 0))
            blocks.append(Block(one_line(reason), "own", space=False))
        if len(alone) > _MOST:
            blocks.append(Block(f"and {len(alone) - _MOST} more", "dim", space=False))
    return blocks


def apart(found: Sequence[Series], points: Sequence[Point]) -> list[tuple[Point, str]]:
    """Figures in no series that might be taken for comparable, each with the reason why it is not.

    Another unit is no such reason: nobody takes pounds for a share.
    """
    inside = {p.key for one in found for p in one.points}
    out = {a.point.key: (a.point, a.reason) for one in found for a in one.apart if a.point.key not in inside}
    for point in points:
        if point.key in inside or point.key in out:
            continue
        others = [p for p in points if p.exchange != point.exchange and p.unit == point.unit]
        reason = next((r for r in (why_not(point, other) for other in others) if r), None)
        if reason:
            out[point.key] = (point, reason)
    return [one for one in out.values() if not one[1].startswith("another unit")]


def coverage(areas: Sequence[Area]) -> list[Block]:
    """The remit's areas by when a question last named each: never first, then the longest ago."""
    if not areas:
        return []
    blocks = [rule("the remit, by when a question last named it")]
    for n, one in enumerate(areas):
        if one.exchange is None:
            said = "no question in the papers here names it"
        else:
            when = f"last on {uk_date(one.last_asked)}" if one.last_asked else "date not stated"
            said = f"asked about in these words, {when}"
            said += f", {say.count(one.times, 'time')}"
        blocks += [Block(one_line(one.name), "", "·", space=n == 0), Block(said, "own", space=False)]
    return blocks


def spelt_out(found: Sequence[Meaning]) -> list[Block]:
    """Abbreviations of the text: what each stands for and where it was first spelt out, conflicts shown."""
    blocks = [rule("abbreviations in this text")] if found else []
    for n, one in enumerate(found):
        others = "".join(f"; but also {_spelt(o)}" for o in one.others)
        others += "".join(f"; the same words also as {one_line(t.short)}" for t in one.twins)
        blocks.append(Block(f"{one.short}: {_spelt(one.first)}{others}", "own", "", space=n == 0))
    return blocks


def _spelt(one: Spelt) -> str:
    when = f"{uk_date(one.date)}, " if one.date else ""
    return f"{one_line(one.long)} ({when}{one_line(one.source)})"
